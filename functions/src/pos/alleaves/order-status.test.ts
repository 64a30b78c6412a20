import { resolveStatus } from './order-status';

const SILENT = {
  status: null,
  id_status: null,
  void: null,
  cancel: null,
  complete: null,
  packed: null,
  verified: null,
};

describe('the status of an order', () => {
  it.each([
    ['pending', 'pending'],
    ['submitted', 'submitted'],
    ['confirmed', 'confirmed'],
    ['preparing', 'preparing'],
    [' Processing ', 'preparing'],
    ['ready', 'ready'],
    ['completed', 'completed'],
    ['complete', 'completed'],
    ['DELIVERED', 'completed'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['voided', 'cancelled'],
    ['void', 'cancelled'],
    ['refunded', 'unknown'],
    ['toString', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('%j is %s', (status, expected) => {
    expect(resolveStatus({ ...SILENT, status }, {})).toBe(expected);
  });

  it.each([
    [{ status: 'pending', complete: true }, 'completed'],
    [{ status: 'completed', complete: true, void: true }, 'cancelled'],
    [{ status: 'ready', cancel: true }, 'cancelled'],
    [{ status: 'ready', packed: true, verified: true }, 'ready'],
    [{ packed: true, verified: true }, 'ready'],
    [{ verified: true }, 'confirmed'],
    [{ status: 'pending', verified: true, packed: false }, 'pending'],
    [{ void: false, cancel: false, complete: false }, 'unknown'],
  ])('%j is %s', (evidence, expected) => {
    expect(resolveStatus({ ...SILENT, ...evidence }, {})).toBe(expected);
  });

  it("asks the retailer's own table after the text and before the weaker flags", () => {
    const table = { '6': 'completed', '7': 'Processing' };
    expect(resolveStatus({ ...SILENT, id_status: '6', packed: true }, table)).toBe('completed');
    expect(resolveStatus({ ...SILENT, id_status: '7' }, table)).toBe('preparing');
    expect(resolveStatus({ ...SILENT, id_status: '6', status: 'ready' }, table)).toBe('ready');
    expect(resolveStatus({ ...SILENT, id_status: '1' }, table)).toBe('unknown');
    expect(resolveStatus({ ...SILENT, id_status: 'constructor' }, table)).toBe('unknown');
  });
});

import { customerRow } from '../../testing/alleaves-rows';
import { parseJson } from './json';
import { toCustomer } from './to-customer';

const AT = new Date('2026-01-29T15:00:00.000Z');

function read(over: Record<string, unknown> = {}) {
  const reading = toCustomer(customerRow(10231, over), AT);
  if (reading.outcome !== 'found' || reading.observation.stream !== 'customers') {
    throw new Error(JSON.stringify(reading));
  }
  return reading.observation;
}

describe('a customer row', () => {
  it('becomes a record whole', () => {
    const row = customerRow(10231, { email: ' Robin@Example.Test ', phone: 13155550123 });
    expect(toCustomer(row, AT)).toStrictEqual({
      outcome: 'found',
      observation: {
        stream: 'customers',
        id: 'alv_10231',
        externalId: '10231',
        updatedAt: null,
        observedAt: AT,
        raw: JSON.stringify(row),
        body: {
          displayName: 'Robin Sample',
          firstName: 'Robin',
          lastName: 'Sample',
          guest: false,
          since: new Date('2025-06-11T18:20:09.113Z'),
          phoneLast4: '0123',
          hasEmail: true,
          hasPhone: true,
          birthYear: 1990,
          externalPoints: 0,
          socialEquity: null,
        },
        contact: { email: 'robin@example.test', phone: '+13155550123', birthDate: '1990-04-02' },
      },
    });
  });

  it('has no e-mail when the POS has only a placeholder', () => {
    const { body, contact } = read({ email: 'customer_10231@alleaves.local' });
    expect([body.hasEmail, contact.email]).toStrictEqual([false, null]);
  });

  it('takes the first number that can be called, the second phone included', () => {
    const { body, contact } = read({ phone: '555', phone2: '(607) 555-0188' });
    expect([contact.phone, body.phoneLast4]).toStrictEqual(['+16075550188', '0188']);
  });

  it('keeps the last four digits of a number that cannot be called', () => {
    const { body, contact } = read({ phone: '555-0123' });
    expect([contact.phone, body.hasPhone, body.phoneLast4]).toStrictEqual([null, false, '0123']);
  });

  it('marks walk-in rows and gives them no name', () => {
    const { body } = read({ name_first: 'Guest', name_last: '', customer_name: 'Guest' });
    expect(body).toMatchObject({ guest: true, displayName: null, firstName: null });
  });

  it('reads a date where the POS gives no instant, and its update time if there is one', () => {
    const over = { date_created: null, customer_since: '2025-06-11' };
    expect(read(over).body.since).toStrictEqual(new Date('2025-06-11T00:00:00.000Z'));
    const updated = read({ date_updated: '2026-01-20T17:20:03.463Z' }).updatedAt;
    expect(updated).toStrictEqual(new Date('2026-01-20T17:20:03.463Z'));
  });

  it.each([
    [true, true],
    ['Yes', true],
    ['no', false],
    ['pending review', null],
    [undefined, null],
  ])('reads the equity status %p as %p', (equity_status, socialEquity) => {
    expect(read({ equity_status }).body.socialEquity).toBe(socialEquity);
  });

  it('is never rejected for unusable contact details', () => {
    const over = { email: { work: 'x' }, phone: [1], date_of_birth: '04/02/1990' };
    expect(read(over).contact).toStrictEqual({ email: null, phone: null, birthDate: null });
  });

  it('is kept without official identifiers, at any depth', () => {
    const over = {
      patient_number: 'P-1',
      drivers_license: 'D-1',
      more: { driver_license_number: 'D-2', kind: 'id' },
    };
    const { raw } = read(over);
    expect(raw).not.toMatch(/P-1|D-1|D-2|patient|license/);
    expect(raw).toContain('"more":{"kind":"id"}');
  });

  it.each([{ id_customer: null }, { id_customer: 0 }, { id_customer: undefined }])(
    'is rejected without an id: %j',
    (over) => {
      expect(toCustomer(customerRow(1, over), AT)).toMatchObject({
        outcome: 'rejected',
        rejection: { externalId: null, reasons: ['id_customer: is missing'] },
      });
    },
  );

  it.each([null, 'text', 5, []])('is rejected when it is no object: %j', (row) => {
    expect(toCustomer(row, AT).outcome).toBe('rejected');
  });

  it('keeps the digits of an id beyond exact integers', () => {
    const reading = toCustomer(parseJson('{"id_customer":9007199254740993}'), AT);
    expect(reading).toMatchObject({ observation: { id: 'alv_9007199254740993' } });
  });
});

import { orderRow } from '../../testing/alleaves-rows';
import { TEST_LOCATIONS } from '../../testing/alleaves-under-test';
import { createLocationBook } from './location-book';
import { toOrder } from './to-order';

const AT = new Date('2026-01-29T15:00:00.000Z');
const CONTEXT = { observedAt: AT, locations: createLocationBook(TEST_LOCATIONS), statusTable: {} };
const ANONYMOUS = { id_customer: 0, name_first: null, name_last: null };

function read(over: Record<string, unknown>) {
  const reading = toOrder(orderRow(50177, over), CONTEXT);
  if (reading.outcome !== 'found' || reading.observation.stream !== 'orders') {
    throw new Error(JSON.stringify(reading));
  }
  return reading.observation;
}

const contactOf = (over: Record<string, unknown>) => read({ ...ANONYMOUS, ...over }).contact;

const NAMELESS = { displayName: null, firstName: null, lastName: null };
const ROBIN = { displayName: 'Robin Sample', firstName: 'Robin', lastName: 'Sample' };
const PHONE = '+13155550123';

describe('what an order without a customer says about who bought', () => {
  it.each([
    [
      'flat',
      {
        name_first: 'Robin ',
        name_last: 'Sample',
        email: ' Robin@Example.test',
        phone: 3155550123,
      },
    ],
    [
      'with other names',
      {
        customer_first_name: 'Robin',
        customer_last_name: 'Sample',
        customer_email: 'robin@example.test',
        customer_phone: '(315) 555-0123',
      },
    ],
    [
      'nested',
      {
        customer: {
          id: null,
          first_name: 'Robin',
          last_name: 'Sample',
          email: 'robin@example.test',
          phone: '1 315 555 0123',
        },
      },
    ],
  ])('is read as a customer is: %s', (_, over) => {
    expect(contactOf(over)).toStrictEqual({ ...ROBIN, email: 'robin@example.test', phone: PHONE });
  });

  it.each([
    [{ customer_name: 'Robin Sample', phone: PHONE }],
    [{ customer: { name: 'Robin Sample' }, phone: PHONE }],
  ])('keeps a name that comes in one piece: %j', (over) => {
    expect(contactOf(over)).toStrictEqual({
      ...NAMELESS,
      displayName: 'Robin Sample',
      email: null,
      phone: PHONE,
    });
  });

  it.each([
    [{ name_first: 'Guest', name_last: 'Sample' }],
    [{ name_first: 'customer_10231', name_last: 'Unknown' }],
    [{ customer_name: 'no-email', email: 'no-email@alleaves.local' }],
  ])('has no placeholder for a name: %j', (over) => {
    expect(contactOf({ ...over, phone: PHONE })).toStrictEqual({
      ...NAMELESS,
      email: null,
      phone: PHONE,
    });
  });

  it.each([
    ['nothing', {}],
    ['a name alone', { name_first: 'Robin', name_last: 'Sample' }],
    ['an address of nobody', { email: 'customer_10231@alleaves.local' }],
    ['what is no address', { email: 'robin' }],
    ['ten equal digits', { phone: '0000000000' }],
    ['a number too short', { phone: '555-0123' }],
    ['an object for an address', { email: { at: 'robin@example.test' } }],
    ['a customer that is a text', { customer: 'robin@example.test' }],
  ])('is nothing where it leads to nobody: %s', (_, over) => {
    expect(contactOf(over)).toBeNull();
  });

  it.each([
    [{ id_customer: 10231 }],
    [{ id_customer: null, customer: { id: 7, email: 'robin@example.test' } }],
  ])('is nothing where there is a customer: %j', (over) => {
    expect(read({ ...over, email: 'robin@example.test', phone: PHONE }).contact).toBeNull();
  });

  it('is not in the payload that is kept', () => {
    const over = { ...ANONYMOUS, name_first: 'Robin', email: 'robin@example.test', phone: PHONE };
    expect(read(over).raw).not.toMatch(/robin|555/i);
  });
});

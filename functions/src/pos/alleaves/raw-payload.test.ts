import { parseJson } from './json';
import { toCustomerRaw, toOrderRaw } from './raw-payload';
import { wireCustomer, wireOrder } from './wire';

/** Spellings of what is never stored, whatever system a row came from. */
const OFFICIAL = `
  patient_number patientNumber metrc_patient_license_number medical_card_number medical_id
  medicalCard caregiver_id mmj_card med_card_number med_id_number drivers_license
  driver_license_number driversLicence license dl dl_number passport passport_no ssn ssn_last4
  social_security_number tax_id tin government_id national_id tribal_id military_id state_id
  state_id_number id_card id_number id_expiration identification_number documents id_scan
  physician diagnosis qualifying_condition prescription
`
  .trim()
  .split(/\s+/);

/** What looks alike and is of use. */
const HARMLESS = `
  id id_customer id_location id_status equity_status paid_in_full tiny handled_number
  prepaid_card_total loyalty_points medium dlc
`
  .trim()
  .split(/\s+/);

const rowOf = (keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [key, `value of ${key}`]));

describe.each([
  ['a customer', toCustomerRaw],
  ['an order', toOrderRaw],
])('the payload of %s', (_, toRaw) => {
  it.each(OFFICIAL)('is kept without %s, at any depth', (key) => {
    const value = 'X-12345';
    const row = { id: 1, [key]: value, extra: [{ deep: { [key]: value }, kept: 'yes' }] };
    expect(toRaw(row)).toBe('{"id":1,"extra":[{"deep":{},"kept":"yes"}]}');
  });

  it('keeps what only looks alike', () => {
    expect(parseJson(toRaw(rowOf(HARMLESS)))).toStrictEqual(rowOf(HARMLESS));
  });
});

it('a customer’s payload keeps every field that the record is made of', () => {
  const row = rowOf(Object.keys(wireCustomer.shape));
  expect(parseJson(toCustomerRaw(row))).toStrictEqual(row);
});

it('an order’s payload keeps every field that the record is made of, but for who bought', () => {
  const row = rowOf(Object.keys(wireOrder.shape).filter((key) => key !== 'customer'));
  const kept = Object.keys(Object(parseJson(toOrderRaw(row))));
  expect(
    Object.keys(row)
      .filter((key) => !kept.includes(key))
      .toSorted(),
  ).toStrictEqual([
    'customer_email',
    'customer_first_name',
    'customer_last_name',
    'customer_name',
    'customer_phone',
    'email',
    'name_first',
    'name_last',
    'phone',
  ]);
});

it.each([
  'date_of_birth',
  'dateOfBirth',
  'birthday',
  'birth_date',
  'dob',
  'customer_dob',
  'buyer_date_of_birth',
])('an order’s payload has no birth date, not even as %s', (key) => {
  expect(toOrderRaw({ id: 1, [key]: '1990-04-02', lines: [{ [key]: '1990-04-02' }] })).toBe(
    '{"id":1,"lines":[{}]}',
  );
});

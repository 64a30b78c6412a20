import type { Variants } from '../faults/variants';
import type { JsonObject } from '../world/json';
import { describePerson } from '../world/people';
import type { World } from '../world/world';
import { instant, shapeIds } from './row-shape';

const MS_FROM_SIGN_UP_TO_PURCHASE = 120_000;

/** A customer as the POS shows it. Totals are not delivered. */
export function renderCustomer(world: World, slot: number, variants: Variants): JsonObject {
  const traits = world.customers.traits(slot);
  const person = describePerson(world.options.seed, slot, traits.guest);
  const change = world.customers.changeOf(slot);
  const createdAtMs = traits.joinedAtMs - MS_FROM_SIGN_UP_TO_PURCHASE;
  const phone =
    variants.phonesAsNumbers && person.phone !== null
      ? Number(person.phone.replaceAll(/\D/g, ''))
      : person.phone;
  const row: JsonObject = {
    id_customer: world.customers.idOf(slot),
    name_first: person.firstName,
    name_last: person.lastName,
    customer_name: `${person.firstName} ${person.lastName}`.trim(),
    email: person.email,
    phone,
    phone2: null,
    date_of_birth: person.birthDate,
    customer_since: instant(createdAtMs).slice(0, 10),
    date_created: instant(createdAtMs),
    ...(variants.customersDateUpdated
      ? { date_updated: instant(change?.atMs ?? createdAtMs) }
      : {}),
    loyalty_points: person.points,
    alpine_user_code: person.alpineCode,
    springbig_user_code: person.springbigCode,
    patient_number: person.patientNumber,
    city: null,
    state: null,
    ...change?.fields,
  };
  return shapeIds(row, variants.idsAsStrings);
}

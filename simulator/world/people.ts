import { Random, STREAM } from './random';

/** What the POS knows of a person, before staff change it. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  /** The address used for online orders, on file or not. */
  readonly orderEmail: string;
  readonly phone: string | null;
  readonly birthDate: string | null;
  readonly alpineCode: string | null;
  readonly springbigCode: string | null;
  readonly patientNumber: string | null;
  readonly points: number | null;
}

const FIRST_NAMES = [
  'Robin',
  'Alex',
  'Casey',
  'Jordan',
  'Morgan',
  'Riley',
  'Taylor',
  'Quinn',
  'Avery',
  'Jamie',
  'Kendall',
  'Rowan',
  'Sage',
  'Skyler',
  'Drew',
  'Emerson',
  'Finley',
  'Harper',
  'Parker',
  'Reese',
] as const;
const LAST_NAMES = [
  'Sample',
  'Example',
  'Tester',
  'Placeholder',
  'Mockwell',
  'Specimen',
  'Dummett',
  'Fixture',
  'Seedman',
  'Standin',
  'Demoson',
  'Trial',
  'Pattern',
  'Proto',
  'Scenario',
] as const;
const AREA_CODES = ['315', '212', '518', '607', '716', '845', '914', '585'] as const;

const CONTACT_SHARE = 0.04;
const SHARED_EMAIL_SHARE = 0.15;
const SHARED_MAILBOXES = 4;

function makePhone(random: Random): string {
  const area = random.pick(AREA_CODES);
  const line = String(random.int(0, 99)).padStart(2, '0');
  const shapes = [
    `1${area}55501${line}`,
    `1${area}55501${line}`,
    `1${area}55501${line}`,
    `${area}55501${line}`,
    `(${area}) 555-01${line}`,
    `+1 ${area}-555-01${line}`,
  ];
  return random.pick(shapes);
}

/** A walk-in row: named `Guest`, with nothing else. */
const GUEST: Person = {
  firstName: 'Guest',
  lastName: '',
  email: null,
  orderEmail: '',
  phone: null,
  birthDate: null,
  alpineCode: null,
  springbigCode: null,
  patientNumber: null,
  points: null,
};

/**
 * The person behind a customer row, always the same for a seed and slot. Names come from a small neutral list,
 * addresses end in `example.test`, phones lie in the reserved 555-01xx range.
 */
export function describePerson(seed: number, slot: number, guest: boolean): Person {
  if (guest) return GUEST;
  const random = new Random(seed, STREAM.person, slot);
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const hasContact = random.chance(CONTACT_SHARE);
  const own = `${first}.${last}.${slot}@example.test`.toLowerCase();
  const shared = `household-${slot % SHARED_MAILBOXES}@example.test`;
  const orderEmail = hasContact && random.chance(SHARED_EMAIL_SHARE) ? shared : own;
  const kind = random.unit();
  return {
    firstName: random.chance(0.05) ? `${first} ` : first,
    lastName: random.chance(0.03) ? `${last} ` : last,
    email: hasContact && kind < 0.85 ? orderEmail : null,
    orderEmail,
    phone: hasContact && kind > 0.2 ? makePhone(random) : null,
    birthDate: random.chance(0.7)
      ? `${random.int(1950, 2003)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
      : null,
    alpineCode: random.chance(0.1) ? `ALP${slot}` : null,
    springbigCode: random.chance(0.05) ? `SB${slot}` : null,
    patientNumber: random.chance(0.02) ? `P-TEST-${slot}` : null,
    points: random.chance(0.5) ? 0 : null,
  };
}

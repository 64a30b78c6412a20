import { EMPTY_PROFILE } from '../../model/erasure';
import type { Contact } from '../../model/customer';
import type { Source } from '../../model/source';
import {
  toContactCard,
  toOrderCard,
  type CustomerToCompare,
  type OrderToCompare,
} from './contact-card';

const AT = new Date('2026-01-30T12:00:00Z');
const SOURCE: Source = {
  provider: 'alleaves',
  externalId: '1',
  version: { updatedAt: null, observedAt: AT, hash: '' },
  firstSeenAt: AT,
  deletedAt: null,
  stub: false,
  companion: true,
};
const PROFILE = { ...EMPTY_PROFILE, firstName: 'Ann', lastName: 'Lee' };
const CONTACT: Contact = { email: 'ann@example.test', phone: '+13155550123', birthDate: null };

function cardOf(change: Partial<CustomerToCompare> & Partial<CustomerToCompare['customer']> = {}) {
  const { contact = CONTACT, overrides = null, ...customer } = change;
  return toContactCard({
    id: 'alv_1',
    customer: { profile: PROFILE, source: SOURCE, ...customer },
    contact,
    overrides,
  });
}

describe('toContactCard', () => {
  it('holds what a customer is compared by', () => {
    expect(cardOf()).toStrictEqual({
      id: 'alv_1',
      firstName: 'ann',
      lastName: 'lee',
      email: 'ann@example.test',
      phone: '+13155550123',
      birthDate: null,
      suggestable: true,
      person: 'alv_1',
    });
  });

  it.each([
    ['José', 'jose'],
    ["  O'Brien-Smith ", 'o brien smith'],
    ['GUEST', null],
    ['customer_1234', null],
    ['?', null],
  ])('compares the name %j as %j', (lastName, compared) => {
    expect(cardOf({ profile: { ...PROFILE, lastName } })?.lastName).toBe(compared);
  });

  it.each([
    ['an address of nobody', { email: 'x@alleaves.local' }],
    ['what is no address', { email: '@example.test' }],
    ['a number of ten equal digits', { phone: '+19999999999' }],
    ['a number too short', { phone: '+493012345' }],
  ])('finds nobody by %s', (_, change) => {
    expect(
      cardOf({ contact: { email: null, phone: null, birthDate: null, ...change } }),
    ).toBeNull();
  });

  it('takes what staff corrected, and nothing of the POS in its place', () => {
    const edited = { by: 'u1', at: AT };
    const card = cardOf({
      crm: { tags: [], notes: null, overrides: { lastName: 'Ray' } },
      overrides: { email: null, phone: '+13155550188', edited },
    });
    expect(card).toMatchObject({ lastName: 'ray', email: null, phone: '+13155550188' });
  });

  it.each([
    ['a walk-in row', { profile: { ...PROFILE, guest: true } }],
    ['a deleted customer', { source: { ...SOURCE, deletedAt: AT } }],
    ['one that is linked', { crm: { tags: [], notes: null, mergedInto: 'alv_2' } }],
  ])('may not suggest %s', (_, change) => {
    expect(cardOf(change)?.suggestable).toBe(false);
  });

  it('is of the person that staff found the customer to be', () => {
    expect(cardOf({ crm: { tags: [], notes: null, mergedInto: 'alv_2' } })?.person).toBe('alv_2');
  });

  it('has none for an erased customer, nor for one with no contact detail', () => {
    expect(cardOf({ source: { ...SOURCE, erasedAt: AT, deletedAt: AT } })).toBeNull();
    expect(cardOf({ contact: null })).toBeNull();
  });
});

const LEFT = {
  displayName: 'Ann Lee',
  firstName: 'Ann',
  lastName: 'Lee',
  email: 'ann@example.test',
  phone: '+13155550123',
};
const orderCardOf = (change: Partial<OrderToCompare>) =>
  toOrderCard({ id: 'alv_50', contact: LEFT, owner: null, deletedAt: null, ...change });

describe('toOrderCard', () => {
  it('holds what an anonymous order is compared by', () => {
    expect(orderCardOf({})).toStrictEqual({
      id: 'alv_50',
      firstName: 'ann',
      lastName: 'lee',
      email: 'ann@example.test',
      phone: '+13155550123',
      birthDate: null,
      suggestable: true,
      person: 'alv_50',
    });
  });

  it.each([
    ['Ann van der Lee', 'ann', 'van der lee'],
    ['Ann', 'ann', null],
    ['guest', null, null],
  ])('takes the name %j apart', (displayName, firstName, lastName) => {
    const contact = { ...LEFT, displayName, firstName: null, lastName: null };
    expect(orderCardOf({ contact })).toMatchObject({ firstName, lastName });
  });

  it('is reached by no placeholder', () => {
    const contact = { ...LEFT, email: 'x@unknown.local', phone: '+10000000000' };
    expect(orderCardOf({ contact })).toMatchObject({ email: null, phone: null });
  });

  it.each([
    ["found to be somebody's", { owner: { customerId: 'alv_1', by: 'u1', at: AT } }],
    ['gone', { deletedAt: AT }],
  ])('may not be suggested of one that is %s', (_, change) => {
    expect(orderCardOf(change).suggestable).toBe(false);
  });
});

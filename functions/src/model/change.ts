import { z } from 'zod';
import { businessDaySchema, instantSchema } from './primitives';

/** What a commit affects: the customers, business days and products of its records before and after the write. */
export const effectsSchema = z.strictObject({
  customers: z.array(z.string()),
  days: z.array(businessDaySchema),
  products: z.array(z.string()),
});
export type Effects = z.infer<typeof effectsSchema>;

export const NO_EFFECTS: Effects = { customers: [], days: [], products: [] };

/** The union of what several commits affect, each thing once, sorted. */
export function mergeEffects(all: Iterable<Effects>): Effects {
  const customers = new Set<string>();
  const days = new Set<string>();
  const products = new Set<string>();
  for (const effects of all) {
    for (const id of effects.customers) customers.add(id);
    for (const day of effects.days) days.add(day);
    for (const id of effects.products) products.add(id);
  }
  return {
    customers: [...customers].toSorted(),
    days: [...days].toSorted(),
    products: [...products].toSorted(),
  };
}

/** True when nothing is affected. */
export function isEmptyEffects(effects: Effects): boolean {
  return effects.customers.length + effects.days.length + effects.products.length === 0;
}

/** `orgs/{org}/changes/{id}`: an outbox entry. It waits until a result that read later than it is stored. */
export const changeSchema = z.discriminatedUnion('kind', [
  /** A commit outside a run: what it affects. */
  z.strictObject({
    kind: z.literal('records'),
    effects: effectsSchema,
    /** How often computing them has failed. */
    attempts: z.int().min(0).default(0),
    /** Also not before this instant: what failed waits longer each time. */
    createdAt: instantSchema,
  }),
  /** A run whose streams ended: its notes lie under `syncRuns/{runId}/notes`, but for that of the commit that rang. */
  z.strictObject({
    kind: z.literal('run'),
    runId: z.string(),
    effects: effectsSchema.default(NO_EFFECTS),
    createdAt: instantSchema,
  }),
  /** Figures are older than they may be: those of business days, or, where none is named, the organisation-wide counts. */
  z.strictObject({
    kind: z.literal('stats'),
    days: z.array(businessDaySchema).default([]),
    /** Of days: not before this instant. */
    createdAt: instantSchema,
  }),
  /** Every customer: the organisation's rules or its fit are others now. */
  z.strictObject({ kind: z.literal('everyone'), createdAt: instantSchema }),
]);
export type Change = z.infer<typeof changeSchema>;
export type ChangeInput = z.input<typeof changeSchema>;

/** `orgs/{org}/syncRuns/{runId}/notes/{id}` */
export const noteSchema = z.strictObject({
  effects: effectsSchema,
  createdAt: instantSchema,
  /** When Firestore deletes it: see `keeping.ts`. Absent in those of 0.1. */
  expireAt: instantSchema.optional(),
});

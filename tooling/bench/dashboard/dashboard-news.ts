import { z } from 'zod';

/** What a browser is to measure, at the page that `TRELLIS_PAGE_ORIGIN` names. */
export const measureTaskSchema = z.object({
  /** How often opening the pages is timed, */
  rounds: z.int().min(1),
  /** and filtering, sorting and searching the list. */
  listRounds: z.int().min(1),
  /** Where the counter of reads may listen; the page may call no other port. */
  counterPort: z.int(),
  /** A customer who is looked for. */
  id: z.string(),
});
export type MeasureTask = z.infer<typeof measureTaskSchema>;

/** One visit of a page, in milliseconds by the page's own clock until what is meant was painted. */
export const visitTimesSchema = z.object({
  /** From the navigation to the first meaningful content, with nothing in the browser but who is signed in, */
  coldMs: z.number(),
  /** and until nothing is waited for any more. */
  coldCompleteMs: z.number(),
  /** The same in the same browser profile again: code in its cache, documents in its storage. */
  warmMs: z.number(),
  warmCompleteMs: z.number(),
  /** From the browser's Back until the page stands there again. */
  backMs: z.number(),
  /** From pressing its link until the other page, where one has been, stands there again. */
  linkMs: z.number(),
});
export type VisitTimes = z.infer<typeof visitTimesSchema>;

/** What came over the wire, compressed as it came. */
export const wireBytesSchema = z.object({
  scripts: z.number(),
  /** Of the page beside its scripts: the document, styles, configuration, icons. */
  restOfPage: z.number(),
  /** From the Firestore emulator, which does not compress. */
  firestore: z.number(),
  signIn: z.number(),
});
export type WireBytes = z.infer<typeof wireBytesSchema>;

/** Documents that opening a page reads. */
export const pageReadsSchema = z.object({
  opened: z.number(),
  /** Opened again in the same browser profile. */
  reopened: z.number(),
  back: z.number(),
  /** Until it was complete, when nothing was cached. */
  bytes: wireBytesSchema,
});
export type PageReads = z.infer<typeof pageReadsSchema>;

/** A figure for each thing that is done on the list of customers. */
export const listFiguresSchema = z.object({
  /** Narrowed to a segment, */
  filter: z.number(),
  /** that sorted by what was spent, */
  sort: z.number(),
  /** a first name looked for in all of them, with the pause that typing is waited for, */
  name: z.number(),
  /** an id, */
  id: z.number(),
  /** and the customer who was found opened. */
  customer: z.number(),
});
export type ListFigures = z.infer<typeof listFiguresSchema>;

/** One export of a list. */
export const exportedSchema = z.object({
  /** Of the list's address. */
  search: z.string(),
  /** Lines of the file below its head, and how many different customers they name. */
  rows: z.number(),
  distinct: z.number(),
  bytes: z.number(),
  /** From the click until the page says how many have come, and until the file is saved. */
  firstRowsMs: z.number(),
  doneMs: z.number(),
  /** Bytes of the page's JavaScript heap in use, before and at most. */
  heapBefore: z.number(),
  heapPeak: z.number(),
});
export type Exported = z.infer<typeof exportedSchema>;

const ofPages = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({ today: schema, customers: schema });

/** What a browser has measured. */
export const dashboardNewsSchema = z.object({
  visits: ofPages(z.array(visitTimesSchema)),
  reads: ofPages(pageReadsSchema),
  list: z.array(listFiguresSchema),
  listReads: listFiguresSchema,
  exports: z.array(exportedSchema),
  /** Errors of the page, and what could not be counted. */
  problems: z.array(z.string()),
});
export type DashboardNews = z.infer<typeof dashboardNewsSchema>;

/** One change of one file: `added` comes right after `find`, which is in it exactly once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly added: string;
}

/** Something added where it begins, and nowhere else: what the compiler then complains of are the other places. */
export interface Addition {
  /** The heading of the page under which these places are listed. */
  readonly recipe: string;
  /** Occurs in no source. */
  readonly word: string;
  readonly edits: readonly Edit[];
}

const SEGMENT = 'functions/src/model/segment.ts';

/** What the page tells how to add, begun. */
export const ADDITIONS: readonly Addition[] = [
  {
    recipe: 'A segment',
    word: 'added_segment',
    edits: [
      { file: SEGMENT, find: 'export const SEGMENTS = [', added: `'added_segment', ` },
      { file: SEGMENT, find: 'export const VALUE_BANDS = [', added: `'added_segment', ` },
      { file: SEGMENT, find: 'export const SEGMENT_RULE_NAMES = [', added: `'added_segment', ` },
    ],
  },
  {
    recipe: 'A field of the point of sale',
    word: 'addedField',
    edits: [
      {
        file: 'functions/src/model/customer.ts',
        find: 'export const profileSchema = z.strictObject({',
        added: 'addedField: z.boolean(),',
      },
    ],
  },
  {
    recipe: 'An insight',
    word: 'addedInsight',
    edits: [
      {
        file: 'functions/src/model/insights.ts',
        find: 'export const insightsSchema = z.strictObject({',
        added: 'addedInsight: z.boolean(),',
      },
    ],
  },
  {
    recipe: 'A stream',
    word: 'added_stream',
    edits: [
      {
        file: 'functions/src/model/source.ts',
        find: 'export const STREAMS = [',
        added: `'added_stream', `,
      },
      {
        file: 'functions/src/model/observation.ts',
        find: `export const observationSchema = z.discriminatedUnion('stream', [`,
        added: `z.strictObject({ stream: z.literal('added_stream'), ...observed, body: z.strictObject({}) }),`,
      },
    ],
  },
];

import type { Comparison } from './comparison';

/** What a bench found out. */
export interface BenchResult {
  /** Whether everything that must hold did. */
  readonly ok: boolean;
  /** The figures, for a person: label and value. */
  readonly rows: readonly (readonly [label: string, value: string])[];
  /** What it found against others, for the table of all. */
  readonly comparisons?: readonly Comparison[];
  /** The figures, for a program. */
  readonly figures: Readonly<Record<string, unknown>>;
}

/** What a bench is run with. */
export interface BenchContext {
  /** The arguments behind its name, without `--json`. */
  readonly args: readonly string[];
  /** Aborted on Ctrl-C: the bench ends what it started and throws. */
  readonly signal: AbortSignal;
  /** Says how far the work has come; never on standard output. */
  readonly say: (line: string) => void;
}

/** One measurement that `npm run bench -- <name>` makes. */
export interface Bench {
  /** What it measures, as a line of the list. */
  readonly summary: string;
  /** Its options, a line each. */
  readonly help: readonly string[];
  /** @throws {UsageError} for options it does not have. */
  run(context: BenchContext): Promise<BenchResult>;
}

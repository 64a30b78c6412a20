/** How many checks of a step passed and failed. `output` is printed in full when any failed. */
export interface StepResult {
  passed: number;
  failed: number;
  output: string;
}

/** What a step is run with. */
export interface StepContext {
  /** Patterns of test file paths; empty means all. Only test steps look at it. */
  patterns: readonly string[];
  /** Aborted when the person presses Ctrl-C: a step ends its processes and returns. */
  signal: AbortSignal;
}

/** One named part of `npm test`. */
export interface Step {
  name: string;
  run(context: StepContext): Promise<StepResult>;
}

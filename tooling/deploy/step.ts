import type { Shell } from './shell';

/** What a step was called with. */
export interface StepCall {
  /** The Firebase project. */
  readonly projectId: string;
  readonly shell: Shell;
  readonly options: StepOptions;
}

/** The options of all steps; each uses those that it names. */
export interface StepOptions {
  readonly email?: string | undefined;
  readonly dailyBudget?: string | undefined;
  readonly sender?: string | undefined;
  readonly appCheckKey?: string | undefined;
  readonly enforceAppCheck?: string | undefined;
}

/** One step of `docs/deploy.md` that a script can do. Done twice, it does nothing twice. */
export interface DeployStep {
  /** In a few words, beginning with a verb. */
  readonly summary: string;
  run(call: StepCall): Promise<void>;
}

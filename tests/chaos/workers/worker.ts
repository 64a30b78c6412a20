/** What a worker is busy with; also what its name begins with. */
export type Task =
  | 'run'
  | 'drain'
  | 'sweep'
  | 'schedule'
  | 'manual'
  | 'webhook'
  | 'decide'
  | 'erase'
  | 'cancel'
  | 'replay';

/** One function instance at work. */
export interface Worker {
  readonly name: string;
  readonly task: Task;
  /** The organisation it works for; null when it works for all. */
  readonly orgId: string | null;
  /** How far its clock is ahead of the world's. */
  readonly skewMs: number;
  /** `killed`: its collaborators never settle again. */
  state: 'working' | 'done' | 'failed' | 'killed';
  /** Stopped like a process under SIGSTOP until the world's clock shows this; 0 when it is not. */
  asleepUntilMs: number;
  /** When it last read several documents at one time; absent before. */
  readAtMs?: number;
}

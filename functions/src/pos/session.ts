/** A login that still works. */
export interface PosSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Where an org's session is shared between instances, so that a login happens once a day and not once a process. */
export interface PosSessionStore {
  load(): Promise<PosSession | null>;
  /** Null forgets a session that the POS refused. */
  save(session: PosSession | null): Promise<void>;
}

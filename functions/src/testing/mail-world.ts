import type { Handover, Mail, Mailer } from '../mail/mailer';
import { MailUnavailable } from '../mail/mailer';
import type { Member, Role } from '../model/member';
import { DEFAULT_RULES } from '../model/rules';
import type { SyncStatus } from '../model/run';
import { newOrgWrites, statusWrite } from '../store/orgs';
import type { Org } from '../model/org';
import { createMemoryDatabase, type MemoryDatabase } from './memory-database';
import { makeOrg } from './make-org';

/** A mailer that keeps what it is handed, and does what a test says. */
export interface ScriptedMailer extends Mailer {
  readonly mails: Mail[];
  /** What becomes of each mail; all are taken without it. */
  answer: (mail: Mail) => Handover | Promise<Handover>;
  isAway: boolean;
  /** Lines that were opened. */
  opened: number;
}

/** Makes one. */
export function createScriptedMailer(): ScriptedMailer {
  const mailer: ScriptedMailer = {
    mails: [],
    answer: () => 'sent',
    isAway: false,
    opened: 0,
    open() {
      if (mailer.isAway) return Promise.reject(new MailUnavailable('away'));
      mailer.opened += 1;
      return Promise.resolve({
        async send(mail: Mail) {
          const became = await mailer.answer(mail);
          if (became === 'sent' || became === 'unknown') mailer.mails.push(mail);
          return became;
        },
        close: () => undefined,
      });
    },
  };
  return mailer;
}

/** What a badge says of an org that is well. */
export const WELL: SyncStatus = {
  lastSuccessAt: new Date('2026-01-26T11:30:00Z'),
  lastRunId: 'r',
  lastRunState: 'succeeded',
  lastError: null,
  attention: { quarantined: 0, holds: 0, deadLetters: 0 },
};

/** A database, a mailer and a clock, for what sends mail. */
export interface MailWorld {
  readonly db: MemoryDatabase;
  readonly mailer: ScriptedMailer;
  readonly logged: string[];
  readonly tools: {
    readonly db: MemoryDatabase;
    readonly mail: { readonly mailer: Mailer; readonly links: typeof LINKS };
    readonly now: () => Date;
    readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  };
  at: Date;
  addOrg(orgId: string, change?: Partial<Org>): Promise<void>;
  addMember(orgId: string, uid: string, role: Role, change?: Partial<Member>): Promise<void>;
  setStatus(orgId: string, change: Partial<SyncStatus>): Promise<void>;
  /** Who was sent what: `ann@example.test Maple Street: …`. */
  sent(): string[];
}

const LINKS = {
  dashboardUrl: 'https://shop.example.test',
  unsubscribeBase: 'https://functions.example.test/unsubscribe',
  linkKey: 'a key for links',
};

/** Makes one; it is Monday, seven in the morning in New York. */
export function createMailWorld(): MailWorld {
  const db = createMemoryDatabase();
  const mailer = createScriptedMailer();
  const logged: string[] = [];
  const world: MailWorld = {
    db,
    mailer,
    logged,
    at: new Date('2026-01-26T12:00:00Z'),
    tools: {
      db,
      mail: { mailer, links: LINKS },
      now: () => world.at,
      log: (message) => void logged.push(message),
    },
    async addOrg(orgId, change = {}) {
      await db.commit([
        ...newOrgWrites(orgId, { ...makeOrg('http://127.0.0.1:9'), ...change }, DEFAULT_RULES),
        statusWrite(orgId, WELL),
      ]);
    },
    async addMember(orgId, uid, role, change = {}) {
      const data: Member = {
        role,
        email: `${uid}@example.test`,
        displayName: null,
        invitation: null,
        views: [],
        ...change,
      };
      await db.commit([{ op: 'set', path: `orgs/${orgId}/members/${uid}`, data: { ...data } }]);
    },
    async setStatus(orgId, change) {
      await db.commit([statusWrite(orgId, { ...WELL, ...change })]);
    },
    sent: () => mailer.mails.map(({ to, subject }) => `${to} ${subject}`),
  };
  return world;
}

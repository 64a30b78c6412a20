/** Who some functions are, and what that lets them do. */
export interface ServiceAccount {
  /** The parameter that holds its e-mail address. */
  readonly param: string;
  readonly id: string;
  readonly displayName: string;
  /** Roles in the project, each with what for. */
  readonly roles: Readonly<Record<string, string>>;
  /** Whether it rings for runs. */
  readonly publishes: boolean;
  /** The secrets that it may read, and no others. */
  readonly secrets: readonly string[];
}

const DATA = { 'roles/datastore.user': 'reads and writes documents' } as const;

/** Without them no event reaches a function that has an account of its own. */
const EVENTS = {
  'roles/eventarc.eventReceiver': 'is sent events',
  'roles/run.invoker': 'is called with them',
} as const;

/** One account for each kind of work. No function is the project's default account, which may edit everything. */
export const SERVICE_ACCOUNTS: readonly ServiceAccount[] = [
  {
    param: 'SYNC_ACCOUNT',
    id: 'trellis-sync',
    displayName: 'Trellis: syncs',
    roles: { ...DATA, ...EVENTS },
    publishes: true,
    secrets: ['SEALING_KEYS', 'CRON_SECRET', 'SMTP_URL', 'MAIL_LINK_KEY'],
  },
  {
    param: 'WEBHOOK_ACCOUNT',
    id: 'trellis-webhook',
    displayName: 'Trellis: receives webhooks',
    roles: DATA,
    publishes: true,
    secrets: ['SEALING_KEYS', 'WEBHOOK_PATH_KEY'],
  },
  {
    param: 'INSIGHTS_ACCOUNT',
    id: 'trellis-insights',
    displayName: 'Trellis: computes insights',
    roles: { ...DATA, ...EVENTS },
    publishes: false,
    secrets: [],
  },
  {
    param: 'DESK_ACCOUNT',
    id: 'trellis-desk',
    displayName: 'Trellis: what staff call',
    roles: DATA,
    publishes: true,
    secrets: ['MAIL_LINK_KEY'],
  },
  {
    param: 'MEMBERS_ACCOUNT',
    id: 'trellis-members',
    displayName: 'Trellis: changes members',
    roles: { ...DATA, 'roles/firebaseauth.admin': 'makes accounts and sets their claims' },
    publishes: false,
    secrets: [],
  },
];

/** The account's e-mail address in a project. */
export function emailOf({ id }: ServiceAccount, projectId: string): string {
  return `${id}@${projectId}.iam.gserviceaccount.com`;
}

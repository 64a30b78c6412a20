import type { Role } from '@model/member';

/** Where the page finds its project. Served beside it as `/config.json`, so one build fits every project. */
export interface PageConfig {
  readonly projectId: string;
  readonly apiKey: string;
  readonly authDomain?: string;
  readonly appId?: string;
  /** The public key by which App Check tells this page from others; absent where nobody asks for its tokens. */
  readonly appCheckSiteKey?: string;
  /** Of the callable functions. */
  readonly region: string;
  /** Present on the local emulators alone. */
  readonly emulators?: {
    readonly auth: string;
    readonly firestore: { readonly host: string; readonly port: number };
    readonly functions: { readonly host: string; readonly port: number };
  };
  /** Accounts that anyone may sign in with by one click; the demo's alone. */
  readonly demo?: { readonly orgId: string; readonly accounts: readonly DemoAccount[] };
}

/** An account of the demo. Its password is public. */
export interface DemoAccount {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
}

/** There is an answer, and no project in it. */
export class UnpublishedError extends Error {
  override name = 'UnpublishedError';

  constructor() {
    super('This page was put online without its config.json; publish it again.');
  }
}

/**
 * What the server says about the project.
 * @throws {UnpublishedError} when there is no project in it; the browser's error when there is no answer.
 */
export async function readConfig(): Promise<PageConfig> {
  const response = await fetch('/config.json');
  const config: PageConfig | null = response.ok ? await response.json().catch(() => null) : null;
  if (!config?.projectId) throw new UnpublishedError();
  return config;
}

import { canonicalJson } from '../model/canonical-json';
import type { PosCredentials } from '../model/org';
import { StoreUnavailable, toLogFields } from '../store/errors';
import type { Secrets } from '../store/secrets';

/** The login to the POS that one run works with. */
export class OrgLogin {
  private used: PosCredentials | string = '';

  constructor(
    private readonly secrets: Pick<Secrets, 'posCredentials'>,
    private readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void,
  ) {}

  /** Opens the stored login for use. @returns it, or why there is none that can be used. */
  async open(): Promise<PosCredentials | string> {
    this.used = await this.read();
    return this.used;
  }

  /** Whether what is stored is still what was opened: another login may be better. */
  readonly isStored = async (): Promise<boolean> =>
    canonicalJson(await this.read()) === canonicalJson(this.used);

  private async read(): Promise<PosCredentials | string> {
    try {
      const credentials = await this.secrets.posCredentials();
      return credentials ?? 'No Alleaves login is stored; set it with `org add`.';
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      this.log('the stored login cannot be opened', toLogFields(error));
      return 'The stored Alleaves login cannot be opened with the current SEALING_KEYS; set it again with `org add`.';
    }
  }
}

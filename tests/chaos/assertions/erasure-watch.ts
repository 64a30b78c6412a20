import type { Write } from '../../../functions/src/store/database';
import type { Chronicle } from '../world/chronicle';
import type { Violations } from './violations';

/** Rows that cannot be read are set aside first and looked at afterwards: what is left at the end counts. */
const LOOKED_AT_AFTERWARDS = /^orgs\/[^/]+\/quarantine\//;

/** After an erasure was acknowledged nothing personal of the customer is written any more. */
export class ErasureWatch {
  constructor(
    private readonly violations: Violations,
    private readonly chronicle: Chronicle,
  ) {}

  /** The logs, and what is rung for, name nobody at any time. */
  onSaid(where: string, what: unknown): void {
    const word = this.wordIn(what);
    if (word !== undefined) this.violations.add(`named: ${where} says ${word} of a customer`);
  }

  onWrite(write: Write): void {
    const { person } = this.chronicle;
    if (!person?.erased || write.op === 'delete' || LOOKED_AT_AFTERWARDS.test(write.path)) return;
    const word = this.wordIn(write.data);
    if (word !== undefined)
      this.violations.add(`erased: ${write.path} says ${word} of a customer who was erased`);
  }
  private wordIn(value: unknown): string | undefined {
    const text = JSON.stringify(value);
    return this.chronicle.person?.words.find((one) => text.includes(one));
  }
}

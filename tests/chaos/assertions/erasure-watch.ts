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

  onWrite(write: Write): void {
    const { person } = this.chronicle;
    if (!person?.erased || write.op === 'delete' || LOOKED_AT_AFTERWARDS.test(write.path)) return;
    const text = JSON.stringify(write.data);
    const word = person.words.find((one) => text.includes(one));
    if (word !== undefined)
      this.violations.add(`erased: ${write.path} says ${word} of a customer who was erased`);
  }
}

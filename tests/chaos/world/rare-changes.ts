import type { Simulator } from '../../../simulator/simulator';
import type { Dice } from '../schedule/dice';
import type { RareChangeKind } from '../schedule/step';
import type { Change, Known } from './changes';
import type { Chronicle } from './chronicle';
import { changeOldOrder, sellLate } from './old-orders';
import { changeKnownPerson, changePerson, sellToPerson } from './person';

/** What a rare change at the point of sale has to go by. */
export interface Till {
  readonly pos: Simulator;
  readonly known: Known;
  readonly chronicle: Chronicle;
  readonly dice: Dice;
  readonly nowMs: number;
}

const CHANGES: Readonly<Record<RareChangeKind, (till: Till) => Change | null>> = {
  person: changePerson,
  known_person: changeKnownPerson,
  person_sale: sellToPerson,
  old_status: changeOldOrder,
  old_sale: sellLate,
};

/** Makes a change that only some stories have. @returns null when what was to change is gone. */
export function makeRareChange(till: Till, kind: RareChangeKind): Change | null {
  return CHANGES[kind](till);
}

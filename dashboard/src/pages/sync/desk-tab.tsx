import { HoldsCard } from './holds-card';
import { LettersCard } from './letters-card';
import { QuarantineCard } from './quarantine-card';

/** Everything that waits for a person: deletions first, because they cannot be taken back. */
export function DeskTab() {
  return (
    <>
      <HoldsCard />
      <QuarantineCard />
      <LettersCard />
    </>
  );
}

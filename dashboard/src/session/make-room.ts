/** Of whom this browser keeps what was read, and how to delete that. */
export interface KeptOf {
  /** Null when of nobody, as far as is known. */
  readonly read: () => string | null;
  readonly write: (uid: string | null) => void;
  /** Deletes what was read. False when it could not be, as another tab holds it. */
  readonly clear: () => Promise<boolean>;
}

/**
 * Makes sure that nobody sees what somebody else has read on this device: what belongs to another person is deleted before somebody
 * is let in, and before anybody may sign in. @returns false when it could not be.
 */
export async function makeRoomFor(uid: string | null, kept: KeptOf): Promise<boolean> {
  const before = kept.read();
  if (before === uid) return true;
  if (before !== null && !(await kept.clear())) return false;
  kept.write(uid);
  return true;
}

const KEY = 'trellis.lastPerson';

/** Where it is noted of whom this browser keeps what was read. */
export function noteIn(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): Pick<KeptOf, 'read' | 'write'> {
  return {
    read: () => storage.getItem(KEY),
    write: (uid) => (uid === null ? storage.removeItem(KEY) : storage.setItem(KEY, uid)),
  };
}

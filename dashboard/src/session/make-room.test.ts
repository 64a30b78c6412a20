import { makeRoomFor, noteIn } from './make-room';

/** A browser that keeps what somebody has read, or nothing. */
function browserOf(uid: string | null, { isHeld = false } = {}) {
  const stored = new Map<string, string>();
  const note = noteIn({
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
    removeItem: (key) => void stored.delete(key),
  });
  note.write(uid);
  let cleared = 0;
  const clear = (): Promise<boolean> => {
    if (!isHeld) cleared += 1;
    return Promise.resolve(!isHeld);
  };
  return { kept: { ...note, clear }, times: () => cleared };
}

describe('making room', () => {
  it.each([
    ['the same person comes back', 'ann', 'ann', 0],
    ['somebody comes to a browser that keeps nothing', null, 'ann', 0],
    ['nobody is signed in and nothing is kept', null, null, 0],
    ['another person is signed in', 'ann', 'bob', 1],
    ['nobody is signed in any more', 'ann', null, 1],
  ])('when %s', async (_, before, uid, times) => {
    const browser = browserOf(before);
    expect(await makeRoomFor(uid, browser.kept)).toBe(true);
    expect(browser.times()).toBe(times);
    expect(browser.kept.read()).toBe(uid);
  });

  it('lets nobody in while another tab holds what somebody else has read', async () => {
    const { kept } = browserOf('ann', { isHeld: true });
    expect(await makeRoomFor('bob', kept)).toBe(false);
    expect(await makeRoomFor(null, kept)).toBe(false);
    expect(kept.read()).toBe('ann');
  });
});

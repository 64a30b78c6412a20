/**
 * Does something with every item, a few at a time: one that takes long holds up only its own place.
 * @throws what the first failing task threw.
 */
export async function eachOf<T>(
  items: Iterable<T> | AsyncGenerator<T, void>,
  atOnce: number,
  task: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = Symbol.asyncIterator in items ? items : items[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = await waiting.next(); next.done !== true; next = await waiting.next())
      await task(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

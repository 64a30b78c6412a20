/** What a promise comes to, or null when that takes longer. It goes on all the same. @throws what the promise fails with in that time. */
export async function settleWithin<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  // Nobody listens any more when it fails later.
  promise.catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

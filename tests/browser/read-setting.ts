/** What the browser step of `npm test` says to its tests, by variables. @throws Error outside of it */
export function readSetting(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run these tests with npm test -- --only browser`);
  return value;
}

import type { BrowserContext } from 'playwright-core';

const BINDING = 'trellisReportViolation';

/** Firestore's SDK looks there whether there is a network at all when it hears nothing. Blocked, it takes that for an answer. */
const NETWORK_PROBE = 'https://www.google.com/images/cleardot.gif';

/**
 * Tells of every error that no part of a page caught, and of everything that a page tried against its content-security policy.
 * To be called before the first page is opened.
 */
export async function watchProblems(
  context: BrowserContext,
  onProblem: (problem: string) => void,
): Promise<void> {
  context.on('weberror', (error) => onProblem(`uncaught: ${error.error().message}`));
  await context.exposeFunction(BINDING, (violation: string) => {
    if (!violation.includes(NETWORK_PROBE)) onProblem(violation);
  });
  await context.addInitScript((binding) => {
    addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
      const report: unknown = Reflect.get(globalThis, binding);
      if (typeof report === 'function')
        report(`policy: ${violatedDirective} blocked ${blockedURI} at ${sourceFile}:${lineNumber}`);
    });
  }, BINDING);
}

import type { StepResult } from './step';

/**
 * The last line of a test run, exactly `N passed, N failed`.
 */
export function formatClosingLine(results: readonly StepResult[]): string {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return `${passed} passed, ${failed} failed`;
}

/**
 * Whether a run was a success: something was checked and nothing failed.
 */
export function isSuccess(results: readonly StepResult[]): boolean {
  return (
    results.some((result) => result.passed > 0) && results.every((result) => result.failed === 0)
  );
}

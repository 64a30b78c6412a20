import { z } from 'zod';

const jestReportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
  wasInterrupted: z.boolean(),
});

/**
 * Counts what jest wrote with `--json`. A skipped or todo test counts as failed, and so does each
 * file that could not run or holds no test.
 *
 * @throws when the report has another shape
 */
export function countJestReport(report: unknown): { passed: number; failed: number } {
  const counts = jestReportSchema.parse(report);
  const failed =
    counts.numFailedTests +
    counts.numPendingTests +
    counts.numTodoTests +
    counts.numRuntimeErrorTestSuites +
    (counts.wasInterrupted ? 1 : 0);
  return { passed: counts.numPassedTests, failed };
}

import { countJestReport } from './count-jest-report';

const clean = {
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  wasInterrupted: false,
};

describe('countJestReport', () => {
  it.each([
    ['failed test', { numFailedTests: 1 }],
    ['skipped test', { numPendingTests: 1 }],
    ['todo', { numTodoTests: 1 }],
    ['file that cannot run or has no test', { numRuntimeErrorTestSuites: 1 }],
    ['interruption', { wasInterrupted: true }],
  ])('counts a %s as a failure', (_case, change) => {
    expect(countJestReport({ ...clean, ...change })).toEqual({ passed: 10, failed: 1 });
  });

  it('counts a clean run as it is', () => {
    expect(countJestReport(clean)).toEqual({ passed: 10, failed: 0 });
  });

  it('refuses a report of another shape', () => {
    expect(() => countJestReport({ numPassedTests: 10 })).toThrow('Invalid input');
  });
});

import { parseStepArguments, planSteps } from './parse-step-arguments';

const steps = { static: [{ name: 'lint' }], tests: [{ name: 'unit' }, { name: 'emulator' }] };
const names = ['lint', 'unit', 'emulator'];

describe('parseStepArguments', () => {
  it('reads a step and patterns', () => {
    expect(parseStepArguments(['--only', 'unit', 'commit', 'store/'], names)).toEqual({
      only: 'unit',
      patterns: ['commit', 'store/'],
    });
  });

  it('names the steps when it is asked for one that does not exist', () => {
    expect(() => parseStepArguments(['--only', 'unti'], names)).toThrow(
      'There is no step "unti": choose one of lint, unit, emulator.',
    );
  });
});

describe('planSteps', () => {
  it('runs everything when nothing is asked for', () => {
    expect(planSteps(steps, { only: undefined, patterns: [] })).toEqual(steps);
  });

  it('runs only the tests when a pattern is given', () => {
    expect(planSteps(steps, { only: undefined, patterns: ['commit'] })).toEqual({
      static: [],
      tests: steps.tests,
    });
  });

  it('runs the one step that is asked for', () => {
    expect(planSteps(steps, { only: 'lint', patterns: [] })).toEqual({
      static: [{ name: 'lint' }],
      tests: [],
    });
  });
});

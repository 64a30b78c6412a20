import type { leaveBodiesUnread } from './bodies';
import * as everything from './index';

// What listens to the requests of a process would outlive this file.
const leave = jest.fn<() => void, Parameters<typeof leaveBodiesUnread>>();
jest.mock('./bodies', () => ({
  ...jest.requireActual<object>('./bodies'),
  leaveBodiesUnread: (...given: Parameters<typeof leaveBodiesUnread>) => leave(...given),
}));

/** What an instance that is told so finds. */
function loadAs(target: string | null): Record<string, unknown> {
  const before = process.env['FUNCTION_TARGET'];
  if (target === null) delete process.env['FUNCTION_TARGET'];
  else process.env['FUNCTION_TARGET'] = target;
  try {
    jest.resetModules();
    return { ...jest.requireActual<object>('./main') };
  } finally {
    if (before === undefined) delete process.env['FUNCTION_TARGET'];
    else process.env['FUNCTION_TARGET'] = before;
  }
}

const names = Object.keys(everything);

describe('an instance', () => {
  it.each(names)('of %s loads that function alone', (name) => {
    const loaded = loadAs(name);
    expect(Object.keys(loaded)).toStrictEqual([name]);
    expect(typeof loaded[name]).toBe('function');
  });

  it('that is told nothing loads all of them', () => {
    expect(Object.keys(loadAs(null))).toStrictEqual(names);
  });

  it.each([
    ['alleavesWebhook', {}, true],
    ['exportCustomers', {}, false],
    ['exportCustomers', { 'content-encoding': 'br' }, true],
  ])('of %s leaves a body with %j unread: %s', (name, headers, isLeft) => {
    loadAs(name);
    const [judge] = leave.mock.lastCall ?? [];
    expect(judge?.(Object({ request: { headers } }))).toBe(isLeft);
  });

  it('of a function that does not exist says so', () => {
    expect(() => loadAs('nobody')).toThrow('./triggers/nobody');
  });
});

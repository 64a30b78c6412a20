import type { Browser } from 'playwright-core';
import { expectNoViolations } from './expect-no-violations';
import { readSetting, withBrowser } from './harness';
import { launchBrowser } from './launch-browser';
import { watchProblems } from './watch-problems';

const origin = readSetting('TRELLIS_PAGE_ORIGIN');

describe('watchProblems', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('sees what the content-security policy forbids, and it does not happen', async () => {
    const problems: string[] = [];
    const context = await browser.newContext();
    await watchProblems(context, (problem) => problems.push(problem));
    const page = await context.newPage();
    await page.goto(origin);
    const happened = await page.evaluate(async () => {
      const seen = new Promise((resolve) => {
        addEventListener('securitypolicyviolation', resolve, { once: true });
      });
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.body.append(script);
      await seen;
      return Reflect.get(globalThis, 'injected') === true;
    });
    expect(happened).toBe(false);
    await context.close();
    expect(problems).toEqual([expect.stringMatching(/^policy: script-src-elem blocked inline/)]);
  });

  it('sees an error that nobody catches', async () => {
    const problems: string[] = [];
    const context = await browser.newContext();
    await watchProblems(context, (problem) => problems.push(problem));
    const page = await context.newPage();
    await page.goto(origin);
    const heard = context.waitForEvent('weberror');
    await page.evaluate(
      () => void setTimeout(() => Reflect.apply(Reflect.get(globalThis, 'none'), null, [])),
    );
    await heard;
    await context.close();
    expect(problems).toHaveLength(1);
  });
});

describe('the harness', () => {
  const pages = withBrowser();

  it('finds barriers', async () => {
    const page = await pages.openPage();
    await page.evaluate(() =>
      document.querySelector('main')?.append(document.createElement('img')),
    );
    await expect(expectNoViolations(page)).rejects.toThrow('image-alt');
  });

  it('counts what a page reads', async () => {
    const { page, counter } = await pages.openCountedPage({ role: 'viewer' });
    await page.getByText('Demo Dispensary').first().waitFor();
    expect(counter.reads().documents).toBeGreaterThan(0);
    counter.reset();
    expect(counter.reads()).toEqual({ documents: 0, aggregations: 0 });
  });
});

import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ROLES } from '../../functions/src/model/member';
import { fixedPorts } from '../../tooling/emulators/ports';
import { launchBrowser } from './launch-browser';
import { findDemoAccount, readPageConfig, readSignedInStorage } from './people';
import { pictureWhole } from './screenshot';

const HELP = `Makes a picture of a page of the running demo.

npx tsx tests/browser/look.ts [path]       path below the organisation, such as /customers?segment=vip; / is Today

Options:
  --role <role>      ${ROLES.join(', ')}; "none" shows the sign-in (default owner)
  --width <pixels>   375 is a phone (default 1280)
  --dark             dark colours
  --out <file>       where the picture goes (default look.png in .trellis/screenshots)
  --origin <url>     where the page is (default http://127.0.0.1:5005, or what TRELLIS_PORT_HOSTING says)
  --click <text>     a button, link or tab to press first
  --screen           only what fits on the screen, in place of the whole page
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    role: { type: 'string', default: 'owner' },
    width: { type: 'string', default: '1280' },
    dark: { type: 'boolean', default: false },
    out: { type: 'string', default: '.trellis/screenshots/look.png' },
    origin: { type: 'string' },
    click: { type: 'string' },
    screen: { type: 'boolean', default: false },
  },
});

const HEIGHT = 900;
const PATIENCE_MS = 10_000;
const SETTLE_MS = 700;

/** Until the placeholders are gone; a page that keeps them is shown with them. */
async function waitForContent(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  const placeholder = page.locator('[class*="_skeleton_"]').first();
  await placeholder.waitFor({ state: 'detached', timeout: PATIENCE_MS }).catch(() => undefined);
}

async function look(path: string): Promise<void> {
  const { hosting } = fixedPorts;
  const port = process.env[hosting.variable] ?? hosting.port;
  const origin = values.origin ?? `http://127.0.0.1:${port}`;
  const config = await readPageConfig(origin);
  const role = ROLES.find((name) => name === values.role);
  const localStorage = role ? await readSignedInStorage(config, findDemoAccount(config, role)) : [];
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({
      viewport: { width: Number(values.width), height: HEIGHT },
      colorScheme: values.dark ? 'dark' : 'light',
      locale: 'en-US',
      storageState: { cookies: [], origins: [{ origin, localStorage }] },
    });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        console.error(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => console.error(`uncaught: ${error.message}`));
    await page.goto(role ? `${origin}/${config.demo.orgId}${path}` : origin);
    await waitForContent(page);
    if (values.click !== undefined) await page.getByText(values.click).first().click();
    await page.waitForTimeout(SETTLE_MS);
    await (values.screen ? page.screenshot({ path: values.out }) : pictureWhole(page, values.out));
    console.log(`${values.out}   ${page.url()}`);
  } finally {
    await browser.close();
  }
}

if (values.help) console.log(HELP);
else {
  const [path = '/'] = positionals;
  look(path).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

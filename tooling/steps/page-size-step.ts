import { buildPage } from '../dashboard/build-page';
import { measurePage } from '../dashboard/page-size';
import type { Step } from './step';

const LIMIT_KB = 215;

const say = (line: string): void => console.log(`       ${line}`);

/** The page builds, and starts with no more JavaScript than a phone on a shop's network should have to load. */
export const pageSizeStep: Step = {
  name: 'page-size',
  async run({ signal }) {
    const { files, gzipBytes } = await measurePage(await buildPage(signal, say));
    const kb = gzipBytes / 1_000;
    const output = `${kb.toFixed(1)} kB of JavaScript (gzip) in ${files.length} files before the page starts; ${LIMIT_KB} kB are allowed.`;
    say(output);
    return kb <= LIMIT_KB ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
  },
};

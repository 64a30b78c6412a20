import {
  measureTaskSchema,
  type DashboardNews,
  type Exported,
  type MeasureTask,
} from '../../../tooling/bench/dashboard/dashboard-news';
import { launchBrowser } from '../launch-browser';
import { readSetting } from '../read-setting';
import { NARROWED_TO } from './content';
import { measureExport } from './measure-export';
import { countListReads, measureList } from './measure-list';
import { measureReads } from './measure-reads';
import { measureVisits } from './measure-visits';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function measure({
  rounds,
  listRounds,
  counterPort,
  id,
}: MeasureTask): Promise<DashboardNews> {
  const problems: string[] = [];
  const browser = await launchBrowser();
  const tools = {
    browser,
    origin: readSetting('TRELLIS_PAGE_ORIGIN'),
    onProblem: (problem: string) => problems.push(problem),
  };
  try {
    say(`Opening both pages ${rounds} times, after once that does not count ...`);
    const visits = await measureVisits(tools, rounds);
    say('Counting reads ...');
    const reads = {
      today: await measureReads(tools, 'today', counterPort),
      customers: await measureReads(tools, 'customers', counterPort),
    };
    const listReads = await countListReads(tools, id, counterPort);
    say(`Filtering, sorting and searching ${listRounds} times ...`);
    const list = await measureList(tools, id, listRounds);
    say('Exporting ...');
    const exports: Exported[] = [];
    for (const search of [`?segment=${NARROWED_TO.value}`, '']) {
      const exported = await measureExport(tools, search).catch((error: unknown) => {
        problems.push(`export of ${search || 'everybody'}: ${String(error)}`);
        return [];
      });
      exports.push(...[exported].flat());
    }
    return { visits, reads, list, listReads, exports, problems };
  } finally {
    await browser.close();
  }
}

process.once('message', (message) => {
  measure(measureTaskSchema.parse(message)).then(
    (news) => process.send?.(news, () => process.disconnect()),
    (error: unknown) => {
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exit(1);
    },
  );
});

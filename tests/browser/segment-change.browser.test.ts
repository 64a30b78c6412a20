import { SEGMENT_LABELS } from '../../functions/src/model/customer-labels';
import { segmentSchema, type Segment } from '../../functions/src/model/segment';
import { openFirestore } from './copy-shop';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';
import { sellSomething } from './point-of-sale';

const pages = withBrowser();

/** From a sale to its figures, on a machine that is busy with much else. */
const PIPELINE_MS = 60_000;
const AWAY: readonly Segment[] = ['slipping', 'at_risk', 'churned'];

it('a customer who comes back after long moves to another segment on the screen', async () => {
  const customers = openFirestore().collection('orgs/demo/customers');
  const [found] = (await customers.where('insights.segment', 'in', AWAY).limit(1).get()).docs;
  const id = found?.id ?? '';
  const segment = async (): Promise<Segment> =>
    segmentSchema.parse((await customers.doc(id).get()).get('insights.segment'));
  const before = await segment();
  const page = await pages.openPage({ role: 'viewer', path: `/customers/${id}` });
  const head = page.getByRole('heading', { level: 1 }).locator('xpath=following-sibling::*[1]');
  await head.getByText(SEGMENT_LABELS[before], { exact: true }).waitFor();

  await sellSomething({ id_customer: id.replace('alv_', '') });

  await expectSoon(async () => AWAY.includes(await segment()), false, PIPELINE_MS);
  await head
    .getByText(SEGMENT_LABELS[await segment()], { exact: true })
    .first()
    .waitFor();
  const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
  await timeline
    .getByRole('listitem')
    .filter({ hasText: `From ${SEGMENT_LABELS[before]} to` })
    .filter({ hasText: 'by a purchase' })
    .first()
    .waitFor();
});

import { createServer, type ServerResponse } from 'node:http';
import type { Expected, ExpectedFunction } from '../expected';
import { openGoogle, type Google } from '../google';
import { jobId } from '../project/check-schedules';
import { REQUIRED_APIS } from '../required-apis';

const PROJECT = 'maple-prod';

const DISABLED = {
  error: { message: 'it is disabled', details: [{ reason: 'SERVICE_DISABLED' }] },
};

/** A project as Google's interfaces tell of it. Change it before it is looked at. */
export interface FakeProject {
  lifecycleState: string;
  billingEnabled: boolean;
  enabled: string[];
  indexes: Record<string, unknown>[];
  fields: Record<string, unknown>[];
  rules: string | null;
  /** State of each secret's latest version. */
  secrets: Record<string, string>;
  jobs: { name: string; state: string; lastAttemptTime: string; status?: { code: number } }[];
  functions: { name: string; state: string; labels: Record<string, string> }[];
  quotas: { metric: string; used: number; limit: number }[];
  /** Google's clock. */
  now: Date;
}

/** Google's interfaces over HTTP on this machine, about one project. */
export interface FakeGoogle {
  readonly project: FakeProject;
  /** The paths that were asked for, below the service's name. */
  readonly asked: readonly string[];
  readonly open: (now: () => Date) => Google;
  stop(): Promise<void>;
}

/** A project in which everything is as the checkout wants it. */
function createHealthy(expected: Expected, now: Date): FakeProject {
  const { indexes, fieldOverrides } = expected.indexes;
  return {
    lifecycleState: 'ACTIVE',
    billingEnabled: true,
    enabled: Object.keys(REQUIRED_APIS),
    indexes: indexes.map(({ collectionGroup, queryScope, fields }, index) => ({
      name: `${place(collectionGroup)}/indexes/index${index}`,
      queryScope,
      state: 'READY',
      fields: [...fields, { fieldPath: '__name__', order: fields.at(-1)?.order ?? 'ASCENDING' }],
    })),
    fields: fieldOverrides.map(({ collectionGroup, fieldPath, ttl, indexes: single }) => ({
      name: `${place(collectionGroup)}/fields/${fieldPath}`,
      indexConfig: {
        indexes: single.map(({ queryScope, order, arrayConfig }) => ({
          queryScope,
          state: 'READY',
          fields: [{ fieldPath, ...(order ? { order } : { arrayConfig }) }],
        })),
      },
      ...(ttl ? { ttlConfig: { state: 'ACTIVE' } } : {}),
    })),
    rules: expected.rules,
    secrets: Object.fromEntries(
      expected.functions.flatMap(({ secrets }) => secrets.map((name) => [name, 'ENABLED'])),
    ),
    jobs: expected.functions
      .filter(({ schedule }) => schedule !== null)
      .map((one) => ({
        name: `${locationOf(one)}/jobs/${jobId(one)}`,
        state: 'ENABLED',
        lastAttemptTime: new Date(now.getTime() - 60_000).toISOString(),
        status: { code: 0 },
      })),
    functions: expected.functions.map((one) => ({
      name: `${locationOf(one)}/functions/${one.name}`,
      state: 'ACTIVE',
      labels: { [expected.version.label]: expected.version.value },
    })),
    quotas: [{ metric: 'run.googleapis.com/services', used: 25, limit: 1_000 }],
    now,
  };
}

function place(collection: string): string {
  return `projects/${PROJECT}/databases/(default)/collectionGroups/${collection}`;
}

function locationOf({ region }: ExpectedFunction): string {
  return `projects/${PROJECT}/locations/${region}`;
}

/** Starts them. The token `a-token` is let in, nobody else. */
export async function startFakeGoogle(expected: Expected, now: Date): Promise<FakeGoogle> {
  const project = createHealthy(expected, now);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(decodeURIComponent(url.pathname));
    const service = url.pathname.split('/')[1] ?? '';
    if (!project.enabled.includes(`${service}.googleapis.com`))
      return send(response, 403, DISABLED, project.now);
    const isLetIn = request.headers.authorization === 'Bearer a-token';
    const found = isLetIn ? answer(project, url) : undefined;
    const refused = { error: { message: isLetIn ? 'not found' : 'no credentials' } };
    send(
      response,
      isLetIn ? (found === undefined ? 404 : 200) : 401,
      found ?? refused,
      project.now,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    project,
    asked,
    open: (clock) =>
      openGoogle({
        projectId: PROJECT,
        readToken: () => Promise.resolve('a-token'),
        now: clock,
        originOf: (service) => `${origin}/${service}`,
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, body: unknown, at: Date): void {
  response.writeHead(status, { 'content-type': 'application/json', date: at.toUTCString() });
  response.end(JSON.stringify(body));
}

/** Pages of two, so that what is asked for page by page is. */
function page(key: string, rows: readonly unknown[], url: URL, size = 50): unknown {
  const from = Number(url.searchParams.get('pageToken') ?? 0);
  const next = from + size < rows.length ? { nextPageToken: String(from + size) } : {};
  return { [key]: rows.slice(from, from + size), ...next };
}

function answer(project: FakeProject, url: URL): unknown {
  const path = decodeURIComponent(url.pathname);
  const inProject = `projects/${PROJECT}`;
  const secret = /^\/secretmanager\/v1\/projects\/[^/]+\/secrets\/(\w+)\/versions\/latest$/.exec(
    path,
  );
  if (secret) {
    const state = project.secrets[secret[1] ?? ''];
    return state === undefined ? undefined : { name: path, state };
  }
  const { lifecycleState, billingEnabled } = project;
  switch (path) {
    case `/cloudresourcemanager/v1/${inProject}`:
      return { projectId: PROJECT, lifecycleState };
    case `/cloudbilling/v1/${inProject}/billingInfo`:
      return { billingEnabled };
    case `/serviceusage/v1/${inProject}/services`: {
      const services = project.enabled.map((name) => ({ name: `projects/1/services/${name}` }));
      return page('services', services, url, 7);
    }
    case `/firestore/v1/${inProject}/databases/(default)/collectionGroups/-/indexes`:
      return page('indexes', project.indexes, url);
    case `/firestore/v1/${inProject}/databases/(default)/collectionGroups/-/fields`:
      return page('fields', project.fields, url);
    case `/firebaserules/v1/${inProject}/releases/cloud.firestore`:
      return project.rules === null ? undefined : { rulesetName: `${inProject}/rulesets/r1` };
    case `/firebaserules/v1/${inProject}/rulesets/r1`:
      return { source: { files: [{ name: 'firestore.rules', content: project.rules }] } };
    case `/cloudscheduler/v1/${inProject}/locations/us-central1/jobs`:
      return page('jobs', project.jobs, url, 2);
    case `/cloudfunctions/v2/${inProject}/locations/us-central1/functions`:
      return page('functions', project.functions, url, 10);
    case `/monitoring/v3/${inProject}/timeSeries`:
      return { timeSeries: seriesOf(project, url.searchParams.get('filter') ?? '') };
    default:
      return undefined;
  }
}

function seriesOf({ quotas }: FakeProject, filter: string): unknown[] {
  const kind = /quota\/(allocation\/usage|limit|exceeded)"$/.exec(filter)?.[1];
  if (kind === undefined || kind === 'exceeded') return [];
  return quotas.map(({ metric, used, limit }) => ({
    metric: { labels: { quota_metric: metric } },
    resource: { labels: { location: 'us-central1' } },
    points: [{ value: { int64Value: String(kind === 'limit' ? limit : used) } }],
  }));
}

import fc from 'fast-check';
import { createWebhookWorld, type WebhookWorld } from '../../functions/src/testing/webhook-world';
import { findUnstorable } from './find-unstorable';
import { hostileRequests, type HostileClass, type HostileRequest } from './hostile-requests';
import { ATTACKED_AT, validOrder } from './hostile-values';

/** A world is left for a new one after so many requests, so that none grows with the attack. */
const REQUESTS_PER_WORLD = 500;

/** Violations that are told in full. */
const MAX_TOLD = 10;

const RECORD_PATH = /^orgs\/[^/]+\/(?:customers|orders|products)\//;

/** What an attack did. */
export interface AttackReport {
  readonly seed: number;
  readonly requests: number;
  /** Requests by class, and what they were answered. */
  readonly answers: Readonly<Record<HostileClass, Readonly<Record<string, number>>>>;
  /** Requests by how they were made. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Deliveries that threw: the deployed function answers them with 503. */
  readonly crashes: number;
  /** Answers of 500 and above. */
  readonly serverErrors: number;
  /** Writes of any kind after foreign requests. */
  readonly foreignWrites: number;
  /** Writes to records after garbage. */
  readonly recordWrites: number;
  /** Writes outside of the org. */
  readonly strayWrites: number;
  /** The first violations, in words. */
  readonly violations: readonly string[];
}

/** Sends `requests` hostile requests to the shipped receiver. The same seed sends the same. */
export async function attack(given: {
  seed: number;
  requests: number;
  onProgress?: (sent: number) => void;
}): Promise<AttackReport> {
  const { seed, requests, onProgress } = given;
  const tally = new Tally();
  for (let sent = 0; sent < requests; sent += REQUESTS_PER_WORLD) {
    const world = await openWorld(tally);
    const size = Math.min(REQUESTS_PER_WORLD, requests - sent);
    const wave = fc.sample(hostileRequests(world.path), { seed: seed + sent, numRuns: size });
    for (const request of wave) await send(world, request, tally);
    onProgress?.(sent + size);
  }
  return { seed, requests, ...tally.report() };
}

/** A world that holds a record, and refuses what Firestore would refuse. */
async function openWorld(tally: Tally): Promise<WebhookWorld> {
  const world = await createWebhookWorld();
  world.now = ATTACKED_AT;
  await world.deliver(JSON.stringify(validOrder()));
  world.db.faults.commit = (writes, apply) => {
    const reason = writes.map(findUnstorable).find((found) => found !== null);
    if (reason === undefined || reason === null) return Promise.resolve(apply());
    tally.tell(reason);
    return Promise.reject(new TypeError('Firestore does not take this'));
  };
  return world;
}

async function send(world: WebhookWorld, request: HostileRequest, tally: Tally): Promise<void> {
  const before = world.db.commits.length;
  const { body, ...rest } = request.delivery;
  try {
    tally.answered(request, (await world.deliver(body, rest)).status);
  } catch (error) {
    tally.crashed(request, error);
  }
  const written = world.db.commits
    .slice(before)
    .flatMap((writes) => writes.map(({ path }) => path));
  tally.wrote(request, written);
}

class Tally {
  private readonly answers: Record<HostileClass, Record<string, number>> = {
    foreign: {},
    garbage: {},
    changed: {},
  };
  private readonly kinds: Record<string, number> = {};
  private readonly counts = {
    crashes: 0,
    serverErrors: 0,
    foreignWrites: 0,
    recordWrites: 0,
    strayWrites: 0,
  };
  private readonly violations: string[] = [];

  answered({ class: type, kind }: HostileRequest, status: number): void {
    const answers = this.answers[type];
    answers[status] = (answers[status] ?? 0) + 1;
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1;
    if (status >= 500) this.count('serverErrors', 1, `${kind}: answered ${status}`);
  }

  crashed({ kind, delivery }: HostileRequest, error: unknown): void {
    const said = error instanceof Error ? error.message : String(error);
    this.count('crashes', 1, `${kind}: ${said}: ${delivery.body.toString('utf8').slice(0, 300)}`);
  }

  wrote({ class: type, kind, delivery }: HostileRequest, paths: readonly string[]): void {
    const body = delivery.body.toString('utf8').slice(0, 300);
    const records = paths.filter((path) => RECORD_PATH.test(path));
    const strays = paths.filter((path) => !path.startsWith('orgs/maple/'));
    if (type === 'foreign') this.count('foreignWrites', paths.length, `${kind} wrote: ${body}`);
    if (type === 'garbage')
      this.count('recordWrites', records.length, `${kind} became a record: ${body}`);
    this.count('strayWrites', strays.length, `${kind} wrote to ${strays[0] ?? ''}`);
  }

  tell(violation: string): void {
    if (this.violations.length < MAX_TOLD) this.violations.push(violation);
  }

  report() {
    const { answers, kinds, violations } = this;
    return { answers, kinds, ...this.counts, violations };
  }

  private count(name: keyof typeof this.counts, by: number, violation: string): void {
    if (by === 0) return;
    this.counts[name] += by;
    this.tell(violation);
  }
}

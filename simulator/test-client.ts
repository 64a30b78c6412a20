import { createSimulator } from './simulator';
import type { Addresses, Simulator } from './simulator';
import type { SimulatorOptions } from './options';
import { FAULT_HEADER } from './faults/fault-box';
import type { Fault } from './faults/fault';

/** An answer as a test looks at it. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
}

/** A started simulator with a client that is logged in. */
export interface TestPos extends Addresses {
  readonly simulator: Simulator;
  /** A request of the POS API: GET without a body, else POST (or the given method). */
  ask(
    path: string,
    body?: unknown,
    how?: { readonly method?: string; readonly fault?: Partial<Fault>; readonly token?: string },
  ): Promise<Received>;
  /** A request of the control API. */
  control(method: string, path: string, body?: unknown): Promise<Received>;
  logIn(): Promise<string>;
  stop(): Promise<void>;
}

/** The instant the worlds of the tests end at: a Saturday noon in the stores. */
export const TEST_NOW = new Date('2026-01-31T17:00:00.000Z');

async function receive(response: Response): Promise<Received> {
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
}

function post(body: unknown): { method: string; body: string } {
  return { method: 'POST', body: JSON.stringify(body) };
}

/** Starts a simulator on a free port, its clock at {@link TEST_NOW} unless told otherwise, and logs in. */
export async function startTestPos(options: Partial<SimulatorOptions> = {}): Promise<TestPos> {
  const simulator = createSimulator({ now: TEST_NOW, ...options });
  const addresses = await simulator.start();
  const { url, controlUrl } = addresses;
  const { username, password, pin } = simulator.options;
  const logIn = async () => {
    const { json } = await receive(await fetch(`${url}/auth`, post({ username, password, pin })));
    return typeof json === 'object' && json !== null && 'token' in json ? String(json.token) : '';
  };
  const ownToken = await logIn();
  return {
    ...addresses,
    simulator,
    logIn,
    async ask(path, body, { method, fault, token } = {}) {
      const headers = {
        authorization: `Bearer ${token ?? ownToken}`,
        ...(fault === undefined ? {} : { [FAULT_HEADER]: JSON.stringify(fault) }),
      };
      const base = body === undefined ? {} : post(body);
      return receive(
        await fetch(`${url}${path}`, {
          ...base,
          ...(method === undefined ? {} : { method }),
          headers,
        }),
      );
    },
    async control(method, path, body) {
      return receive(
        await fetch(`${controlUrl}${path}`, {
          method,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    },
    stop: () => simulator.stop(),
  };
}

/** A JSON object. @throws {TypeError} for anything else. */
export function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
  return { ...value };
}

/** The objects of a list, or those directly below an object: the rows of a bare or numeric envelope. @throws {TypeError} */
export function recordsIn(value: unknown): Record<string, unknown>[] {
  return Object.values(recordOf(value))
    .filter((one) => typeof one === 'object' && one !== null)
    .map(recordOf);
}

/** The rows of a list in a bare or numeric envelope. @throws {TypeError} for anything else. */
export function rowsOf({ json }: Received): Record<string, unknown>[] {
  return recordsIn(json);
}

/** Every order between two days, by walking the pages. */
export async function walkOrders(
  pos: TestPos,
  startDate = '2020-01-01',
  endDate = '2030-01-01',
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let page = 1; ; page += 1) {
    const some = rowsOf(
      await pos.ask(`/order?page=${page}&pageSize=100&startDate=${startDate}&endDate=${endDate}`),
    );
    rows.push(...some);
    if (some.length < 100) return rows;
  }
}

/** Every customer, by walking the pages. */
export async function walkCustomers(pos: TestPos): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let page = 1; ; page += 1) {
    const some = rowsOf(await pos.ask('/customer/search', { page, pageSize: 100 }));
    rows.push(...some);
    if (some.length < 100) return rows;
  }
}

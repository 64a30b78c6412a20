import type { RulesTestContext } from '@firebase/rules-unit-testing';
import {
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  limit,
  query,
  setDoc,
  updateDoc,
} from 'firebase/firestore';

/** The Firestore of somebody at a browser. */
export type Browser = ReturnType<RulesTestContext['firestore']>;

const ATTEMPTS = {
  get: (browser: Browser, path: string) => getDoc(doc(browser, path)),
  'list 500': (browser: Browser, path: string) =>
    getDocs(query(siblingsOf(browser, path), limit(500))),
  'list 501': (browser: Browser, path: string) =>
    getDocs(query(siblingsOf(browser, path), limit(501))),
  'list all': (browser: Browser, path: string) => getDocs(siblingsOf(browser, path)),
  create: (browser: Browser, path: string) => setDoc(doc(browser, `${path}-new`), { planted: 1 }),
  update: (browser: Browser, path: string) => updateDoc(doc(browser, path), { planted: 1 }),
  delete: (browser: Browser, path: string) => deleteDoc(doc(browser, path)),
};

/** What is tried at each path; the three lists differ only in the limit they ask for. */
export const OPERATIONS = [
  'get',
  'list 500',
  'list 501',
  'list all',
  'create',
  'update',
  'delete',
] as const satisfies readonly (keyof typeof ATTEMPTS)[];
export type Operation = (typeof OPERATIONS)[number];

/**
 * Tries an operation on the document at `path`, which exists, or on its collection for lists.
 *
 * @returns whether the rules allowed it.
 * @throws any failure other than a refusal by the rules.
 */
export function isAllowed(browser: Browser, operation: Operation, path: string): Promise<boolean> {
  return settle(ATTEMPTS[operation](browser, path));
}

/**
 * Whether the rules allowed what `attempted` asked for.
 *
 * @throws any failure other than a refusal by the rules.
 */
export async function settle(attempted: Promise<unknown>): Promise<boolean> {
  try {
    await attempted;
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

// The test environment brings its own copy of the SDK's error class, so that `instanceof` does not hold.
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'permission-denied';
}

function siblingsOf(browser: Browser, path: string): ReturnType<typeof collection> {
  return collection(browser, path.slice(0, path.lastIndexOf('/')));
}

// One cold start: loads either the shipped functions as an instance of one of them does, or the least that such a function takes,
// opens a Firestore client, reads a document, and tells its parent when it had loaded and when it had read.
const { createRequire } = require('node:module');
const { resolve } = require('node:path');

const folder = resolve(__dirname, '../../../functions');
const load = createRequire(`${folder}/package.json`);
const [, , what = 'shipped', kind = 'https'] = process.argv;

/** What registers an empty function of each kind. */
const KINDS = /** @type {Record<string, () => unknown>} */ ({
  https: () => load('firebase-functions/https').onRequest(() => undefined),
  call: () => load('firebase-functions/https').onCall(() => null),
  schedule: () => load('firebase-functions/scheduler').onSchedule('* * * * *', () => undefined),
  message: () => load('firebase-functions/pubsub').onMessagePublished('a', () => undefined),
  document: () => load('firebase-functions/firestore').onDocumentCreated('a/{b}', () => undefined),
});

/** @returns {() => Promise<unknown>} what reads a document. */
function start() {
  if (what === 'empty') {
    KINDS[kind]?.();
    const { initializeApp } = load('firebase-admin/app');
    const firestore = load('firebase-admin/firestore').getFirestore(initializeApp());
    return () => firestore.doc('a/b').get();
  }
  const target = process.env['FUNCTION_TARGET'] ?? '';
  if (load('./lib/main.js')[target] === undefined) throw new Error(`there is no ${target}`);
  const database = load('./lib/runtime.js').runtime.database();
  return () => database.getAll(['a/b']);
}

const startedMs = performance.now();
const read = start();
const loadedMs = performance.now() - startedMs;
void read().then(() => {
  process.send?.({ loadedMs, readMs: performance.now() - startedMs });
});

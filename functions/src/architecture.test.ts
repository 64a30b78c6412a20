import { join } from 'node:path';
import { importsOf, readSourceFiles } from './testing/architecture/source-file';
import { findViolations } from './testing/architecture/violations';

const ROOT = join(__dirname, '../..');
const FOLDERS = ['functions/src', 'simulator', 'cli', 'dashboard/src', 'tests', 'tooling'];
const FILES = FOLDERS.flatMap((folder) => readSourceFiles(ROOT, folder));

describe('the source tree', () => {
  it('breaks no rule of the architecture', () => {
    expect(FILES.flatMap(findViolations)).toStrictEqual([]);
  });

  it('is what the check reads', () => {
    const paths = FILES.map(({ path }) => path);
    expect(paths).toContain('functions/src/model/order.ts');
    expect(paths).toContain('functions/src/architecture.test.ts');
    expect(paths.filter((path) => path.includes('node_modules'))).toStrictEqual([]);
  });
});

/** Files that break one rule each: path below functions/src, source, and what is said of it. */
const PLANTED: readonly [string, string, string][] = [
  ['pos/x.ts', `import { a } from '../store/paths';`, 'pos may not import store'],
  ['store/x.ts', `import type { A } from '../pos/adapter';`, 'store may not import pos'],
  ['store/x.ts', `export * from '../sync/commit-records';`, 'store may not import sync'],
  ['model/x.ts', `import { a } from '../store/paths';`, 'model may not import store'],
  ['sync/x.ts', `import { a } from '../insights/segment';`, 'sync may not import insights'],
  ['sync/x.ts', `import { a } from '../config';`, 'sync may not import config'],
  ['sync/x.ts', `import { a } from '../triggers/sweep';`, 'sync may not import triggers'],
  ['sync/x.ts', `import { a } from '..';`, 'sync may not import index'],
  ['index.ts', `export { a } from './sync/run';`, 'index may not import sync'],
  [
    'pos/alleaves/x.ts',
    `import {\n  a,\n  b,\n} from\n  '../../store';`,
    'pos may not import store',
  ],
  ['pos/x.ts', `const a = await import('../store/paths');`, 'pos may not import store'],
  ['pos/x.ts', `const a = require("../store/paths");`, 'pos may not import store'],
  ['pos/x.ts', `import '../store/paths';`, 'pos may not import store'],
  ['pos/x.ts', `import a = require('../store/paths');`, 'pos may not import store'],
  ['pos/x.ts', `const u = 'a//b'; import '../store/paths';`, 'pos may not import store'],
  ['sync/x.ts', `import { a } from '../testing/order';`, 'in no folder of the layout'],
  ['sync/x.ts', `import { a } from '../../../simulator/main';`, 'in no folder of the layout'],
  ['extra/x.ts', `import { a } from '../model/order';`, 'in no folder of the layout'],
  ['model/x.ts', `import { Timestamp } from 'firebase-admin/firestore';`, 'is pure'],
  ['model/x.ts', `import axios from 'axios';`, 'is pure'],
  ['insights/x.ts', `import { readFile } from 'node:fs/promises';`, 'is pure'],
  ['insights/x.ts', `import { request } from 'http';`, 'is pure'],
  ['insights/x.ts', `import { connect } from 'node:net';`, 'is pure'],
  ['insights/x.ts', `import { logger } from 'firebase-functions';`, 'is pure'],
  ['insights/x.ts', `import { a } from '../store/paths';`, 'other than recompute are pure'],
  ['insights/x.ts', `import { a } from './recompute';`, 'other than recompute are pure'],
  ['pos/alleaves/to-x.ts', `import axios from 'axios';`, 'is pure'],
  ['sync/plan-x.ts', `import { PubSub } from '@google-cloud/pubsub';`, 'is pure'],
  ['sync/x.ts', `import { a } from 'firebase-admin/firestore';`, 'only store knows Firestore'],
  ['triggers/x.ts', `import { a } from 'firebase-admin/firestore';`, 'only store knows Firestore'],
  ['triggers/x.ts', `import admin from 'firebase-admin';`, 'only store knows Firestore'],
  ['insights/recompute.ts', `import { a } from '@google-cloud/firestore';`, 'only store knows'],
  ['sync/x.ts', `import { logger } from 'firebase-functions';`, 'does not know what runs it'],
  ['triggers/x.ts', `import { a } from 'firebase-functions/params';`, 'only config reads'],
  ['triggers/x.ts', `const a = process.env['A'];`, 'only config does'],
  ['sync/x.ts', `const { A } = process['env'];`, 'only config does'],
  ['sync/x.ts', `import { env } from 'node:process';`, 'only config does'],
  ['sync/x.ts', `const now = new Date();`, 'reads new Date()'],
  ['model/x.ts', `const now = new Date;`, 'reads new Date'],
  ['store/x.ts', `const run = (now = Date.now) => now();`, 'reads Date.now'],
  ['pos/x.ts', 'const id = `a${Date.now()}`;', 'reads Date.now'],
  ['insights/x.ts', `const r = Math.random();`, 'reads Math.random'],
  ['insights/recompute.ts', `const now = new Date( );`, 'reads new Date( )'],
  ['sync/x.ts', `pathOf('audit', { org, id })`, 'only store/audit adds to it'],
  ['store/x.ts', 'db.query({ collection: `orgs/${org}/audit/` })', 'only store/audit adds to it'],
  ['reports/x.ts', `collectionOf(\n  "audit", { org })`, 'only store/audit adds to it'],
  ['sync/utils.ts', '', 'says nothing'],
  ['sync/date-helpers.ts', '', 'says nothing'],
  ['common/dates.ts', '', 'says nothing'],
  ['sync/sync-manager.test.ts', '', 'says nothing'],
  ['sync/misc.ts', '', 'says nothing'],
];

const HARMLESS: readonly [string, string][] = [
  ['index.ts', `export { sweep } from './triggers/sweep';`],
  [
    'triggers/x.ts',
    `import { onRequest } from 'firebase-functions/https'; const now = new Date();`,
  ],
  ['triggers/x.ts', `import { a } from '../sync/a'; import { b } from '../store/b';`],
  ['config.ts', `import { defineSecret } from 'firebase-functions/params'; process.env['A'];`],
  ['insights/recompute.ts', `import { a } from '../store/a'; import { b } from './segment';`],
  ['insights/recompute-day.ts', `import { a } from './recompute';`],
  ['store/x.ts', `import { Timestamp } from 'firebase-admin/firestore';`],
  ['pos/alleaves/x.ts', `import axios from 'axios'; const at = new Date(body.at);`],
  ['sync/plan-x.ts', `import { a } from '../store/a'; import { b } from '../pos/b';`],
  ['model/x.ts', `// import '../store/paths' and new Date()\n/* Math.random() */`],
  ['store/audit.ts', `pathOf('audit', { org, id })`],
  ['sync/x.ts', `import { auditWrite } from '../store/audit';`],
  ['sync/x.test.ts', `import { a } from '../insights/a'; const now = new Date();`],
];

const saidOf = (path: string, text: string): string[] => findViolations({ path, text });

describe('the check of the architecture', () => {
  it.each(PLANTED)('finds what is wrong in %s: %j', (path, text, said) => {
    const found = saidOf(`functions/src/${path}`, text);
    expect(found).toStrictEqual([expect.stringContaining(said)]);
  });

  it.each(HARMLESS)('finds nothing wrong in %s: %j', (path, text) => {
    expect(saidOf(`functions/src/${path}`, text)).toStrictEqual([]);
  });

  it('allows a file 250 lines, and a test more', () => {
    expect(saidOf('cli/x.ts', 'a;\n'.repeat(250))).toStrictEqual([]);
    expect(saidOf('cli/x.ts', 'a;\n'.repeat(251))).toStrictEqual([
      'cli/x.ts has 251 lines, more than 250',
    ]);
    expect(saidOf('cli/x.test.ts', 'a;\n'.repeat(251))).toStrictEqual([]);
  });

  it('keeps the simulator away from functions, and the dashboard to the model', () => {
    expect(saidOf('simulator/a/x.ts', `import '../../functions/src/model/order';`)).toHaveLength(1);
    expect(saidOf('simulator/x.ts', `import 'trellis-functions';`)).toHaveLength(1);
    expect(saidOf('simulator/x.ts', `const now = new Date(); process.env['A'];`)).toHaveLength(0);
    expect(saidOf('dashboard/x.tsx', `import '../functions/src/store/paths';`)).toHaveLength(1);
    expect(saidOf('dashboard/x.tsx', `import '../functions/src/model/order';`)).toHaveLength(0);
    expect(saidOf('cli/x.ts', `import '../functions/src/store/paths';`)).toHaveLength(0);
  });

  it('reads every form of import and no comment', () => {
    const text = `import a from 'a'; /* from 'b' */ import type { C } from "./c"; // from 'd'
      export { e } from '../e'; import 'f'; const g = [require('g'), import(\`h\`)];`;
    expect(importsOf({ path: 'x/y/z.ts', text })).toStrictEqual([
      { kind: 'package', target: 'a' },
      { kind: 'file', target: 'x/y/c' },
      { kind: 'file', target: 'x/e' },
      { kind: 'package', target: 'f' },
      { kind: 'package', target: 'g' },
      { kind: 'package', target: 'h' },
    ]);
  });
});

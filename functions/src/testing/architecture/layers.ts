import { posix } from 'node:path';

/** Where the deployed source lies, from the repository's root. */
export const FUNCTIONS_ROOT = 'functions/src';

const FOLDERS = [
  'triggers',
  'sync',
  'insights',
  'reports',
  'mail',
  'pos',
  'store',
  'model',
] as const;

/** A folder of the deployed source, or one of the files beside them. */
export type Layer = (typeof FOLDERS)[number] | 'index' | 'config' | 'composition';

const MAY_IMPORT: Readonly<Record<Layer, readonly Layer[]>> = {
  index: ['triggers', 'composition', 'config'],
  triggers: [
    'composition',
    'config',
    'sync',
    'insights',
    'reports',
    'mail',
    'pos',
    'store',
    'model',
  ],
  composition: ['config', 'sync', 'insights', 'reports', 'mail', 'pos', 'store', 'model'],
  config: ['model'],
  sync: ['pos', 'store', 'model'],
  insights: ['pos', 'store', 'model'],
  reports: ['insights', 'mail', 'store', 'model'],
  mail: ['model'],
  pos: ['model'],
  store: ['model'],
  model: [],
};

/** The arrows. A layer may import itself; sync and insights stand side by side, as do pos, store and mail. */
export function mayImport(from: Layer, to: Layer): boolean {
  return from === to || MAY_IMPORT[from].includes(to);
}

/**
 * The layer of a file or folder of the deployed source.
 *
 * @param path from the repository's root, with or without extension.
 * @returns null outside of that source, and for a folder that the layout does not have.
 */
export function layerOf(path: string): Layer | null {
  if (path === FUNCTIONS_ROOT) return 'index';
  if (!path.startsWith(`${FUNCTIONS_ROOT}/`)) return null;
  const [first = '', ...rest] = path.slice(FUNCTIONS_ROOT.length + 1).split('/');
  const folder = FOLDERS.find((name) => name === first);
  if (folder !== undefined) return folder;
  if (rest.length > 0) return null;
  const stem = posix.basename(first, '.ts');
  if (stem === 'main') return 'index';
  return stem === 'index' || stem === 'config' ? stem : 'composition';
}

/** Whether a layer is where Firebase hands over: only there the real clock and the runtime come in. */
export function isEdge(layer: Layer): boolean {
  return ['index', 'config', 'composition', 'triggers'].includes(layer);
}

/** Whether a file is the part of insights that reads and stores. */
export function isRecompute(path: string): boolean {
  return path.startsWith(`${FUNCTIONS_ROOT}/insights/recompute`);
}

/** Whether a file must be computable from its arguments alone. */
export function isPure(path: string): boolean {
  const layer = layerOf(path);
  if (layer === 'model') return true;
  if (layer === 'insights') return !isRecompute(path);
  return layer !== null && /^(to|plan)-/.test(posix.basename(path));
}

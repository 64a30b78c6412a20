import { FUNCTIONS_ROOT, isEdge, isPure, isRecompute, layerOf, mayImport } from './layers';
import type { Layer } from './layers';
import { importsOf } from './source-file';
import type { Import, SourceFile } from './source-file';

const FIREBASE = /^(firebase|firebase-admin|firebase-functions|@firebase|@google-cloud)(\/|$)/;
const FUNCTIONS_SDK = /^firebase-functions(\/|$)/;
const PARAMS_SDK = /^firebase-functions\/params$/;
// The bare package offers Firestore as well.
const DATABASE_SDK = /^(firebase-admin|firebase-admin\/firestore|@google-cloud\/firestore(\/.*)?)$/;
const INPUT_OUTPUT = /^(axios|(node:)?(fs|net|tls|dgram|http|https|http2|child_process)(\/.*)?)$/;

/** The imports of a file that break an arrow, a phrase for each. */
export function findImportViolations(file: SourceFile): string[] {
  return importsOf(file).flatMap((imported) => {
    const reason = whyNot(file.path, imported);
    return reason === null ? [] : [`imports ${imported.target}: ${reason}`];
  });
}

function whyNot(path: string, { kind, target }: Import): string | null {
  if (!path.startsWith(`${FUNCTIONS_ROOT}/`)) return whyNotFromOutside(path, target);
  const from = layerOf(path);
  if (from === null) return 'the importing file is in no folder of the layout';
  return kind === 'file' ? whyNotFile(path, from, target) : whyNotPackage(path, from, target);
}

function whyNotFromOutside(path: string, target: string): string | null {
  if (!/^(functions|trellis-functions)(\/|$)/.test(target)) return null;
  if (path.startsWith('simulator/')) return 'the simulator stands in for a stranger';
  const inModel = target.startsWith(`${FUNCTIONS_ROOT}/model/`);
  return path.startsWith('dashboard/') && !inModel ? 'the dashboard sees only the model' : null;
}

function whyNotFile(path: string, from: Layer, target: string): string | null {
  const to = layerOf(target);
  if (to === null) return 'it is in no folder of the layout';
  if (!mayImport(from, to)) return `${from} may not import ${to}`;
  if (from !== 'insights' || !isPure(path)) return null;
  const staysPure = to === 'model' || (to === 'insights' && !isRecompute(target));
  return staysPure ? null : 'insights other than recompute are pure';
}

function whyNotPackage(path: string, from: Layer, target: string): string | null {
  if (isPure(path) && (FIREBASE.test(target) || INPUT_OUTPUT.test(target))) {
    return 'the importing file is pure';
  }
  if (DATABASE_SDK.test(target) && from !== 'store') return 'only store knows Firestore';
  if (PARAMS_SDK.test(target) && from !== 'config') return 'only config reads the environment';
  const knowsRuntime = FUNCTIONS_SDK.test(target) && !isEdge(from);
  return knowsRuntime ? `${from} does not know what runs it` : null;
}

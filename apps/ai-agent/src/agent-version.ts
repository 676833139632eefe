import { readFileSync } from 'node:fs';
import { fieldsOf, textOr } from './table/reading.js';

/** From this file to the root: one folder more once it is built. */
const MANIFESTS = ['../../../package.json', '../../../../package.json'];

/** The version of this program, as results name it. */
export const AGENT_VERSION: string =
  MANIFESTS.map((path) => versionIn(new URL(path, import.meta.url))).find((version) => version !== '') ?? 'unknown';

function versionIn(manifest: URL): string {
  try {
    return textOr(fieldsOf(JSON.parse(readFileSync(manifest, 'utf8')))['version'], '');
  } catch {
    // Not this one: the other path has it.
    return '';
  }
}

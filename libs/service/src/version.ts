import { readFileSync } from 'node:fs';

/** From this file to the root: one folder more once it is built. */
const MANIFESTS = ['../../../package.json', '../../../../package.json'];

/** The version of this program, such as `0.2.0`. */
export const PROGRAM_VERSION: string =
  MANIFESTS.map((path) => versionIn(new URL(path, import.meta.url))).find((version) => version !== '') ?? 'unknown';

function versionIn(manifest: URL): string {
  try {
    const fields: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    const version: unknown = typeof fields === 'object' && fields !== null ? Reflect.get(fields, 'version') : '';
    return typeof version === 'string' ? version : '';
  } catch {
    // Not this one: the other path has it.
    return '';
  }
}

import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

/**
 * A hash over the names and contents of files. Times are left out: a fresh checkout of the same sources hashes alike.
 *
 * @param {string[]} paths files and folders inside the checkout; one that does not exist counts as absent
 * @param {(path: string) => boolean} [keep] leaves files out
 */
export async function fingerprint(paths, keep = () => true) {
  const lists = await Promise.all(paths.map(filesUnder));
  const files = lists.flat().filter(keep).toSorted(byCodePoint);
  const contents = await Promise.all(files.map((file) => readFile(inRoot(file))));
  const hash = createHash('sha256');
  for (const [index, content] of contents.entries()) {
    hash.update(`${files[index]}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesUnder(path) {
  const entry = await stat(inRoot(path)).catch(nullIfAbsent);
  if (entry === null) return [];
  if (!entry.isDirectory()) return [path];
  const names = await readdir(inRoot(path));
  const lists = await Promise.all(names.map((name) => filesUnder(join(path, name))));
  return lists.flat();
}

/**
 * For `.catch`: a file that is not there is an answer, anything else an error.
 *
 * @param {unknown} error
 */
export function nullIfAbsent(error) {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

/**
 * The system's word for what went wrong, such as `ENOENT`.
 *
 * @param {unknown} error
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * The same order everywhere, whatever the locale.
 *
 * @param {string} a
 * @param {string} b
 */
function byCodePoint(a, b) {
  return a < b ? -1 : 1;
}

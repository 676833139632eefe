// npm's `version`, when `npm version 0.3.0` has written it to package.json: the same version everywhere else.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fail } from './log.mjs';
import { inRoot } from './paths.mjs';

/** @typedef {{ version: string, dependencies?: Record<string, string> }} Manifest */
/** @typedef {{ packages: Record<string, Manifest> }} Lock */

const SCOPE = '@game-orchestrator/';
const IMAGE_LABEL = /(?<=org\.opencontainers\.image\.version=")[^"]+/;

try {
  /** @type {Manifest} */
  const { version } = JSON.parse(await read('package.json'));
  await moveLock(version);
  for (const name of await readdir(inRoot('packages'))) {
    if (!name.includes('.')) await moveManifest(`packages/${name}/package.json`, version);
  }
  const dockerfile = await read('Dockerfile');
  await writeFile(inRoot('Dockerfile'), dockerfile.replace(IMAGE_LABEL, version));
} catch (error) {
  fail(error);
}

/**
 * @param {string} file
 * @param {string} version
 */
async function moveManifest(file, version) {
  /** @type {Manifest} */
  const manifest = JSON.parse(await read(file));
  await writeJson(file, moved(manifest, version));
}

/**
 * npm has written the version of the whole there.
 *
 * @param {string} version
 */
async function moveLock(version) {
  /** @type {Lock} */
  const lock = JSON.parse(await read('package-lock.json'));
  for (const [path, locked] of Object.entries(lock.packages)) {
    if (path.startsWith('packages/')) lock.packages[path] = moved(locked, version);
  }
  await writeJson('package-lock.json', lock);
}

/**
 * The packages are released together, and each needs the others of its own version.
 *
 * @param {Manifest} manifest
 * @param {string} version
 * @returns {Manifest}
 */
function moved(manifest, version) {
  if (manifest.dependencies === undefined) return { ...manifest, version };
  const dependencies = Object.entries(manifest.dependencies);
  const own = dependencies.map(([name, range]) => [name, name.startsWith(SCOPE) ? version : range]);
  return { ...manifest, version, dependencies: Object.fromEntries(own) };
}

/** @param {string} file */
async function read(file) {
  return readFile(inRoot(file), 'utf8');
}

/**
 * @param {string} file
 * @param {object} value
 */
async function writeJson(file, value) {
  await writeFile(inRoot(file), `${JSON.stringify(value, null, 2)}\n`);
}

import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { PROGRESS, runNode } from './child.mjs';
import { fingerprint, nullIfAbsent } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { DIST, inRoot } from './paths.mjs';
import { log } from './log.mjs';

/** @typedef {{ readonly from: string, readonly folders: readonly string[], readonly without?: readonly string[] }} Content */

/** Where packages/tsconfig.json writes declarations, and the code that only the packages contain. */
const TYPED = join(DIST, 'packages', 'typed');
const STAMP = join(DIST, 'packages', '.made-from');
const SOURCES = ['apps', 'libs', 'packages', 'package.json', 'package-lock.json', 'scripts', 'tsconfig.build.json'];
/** Specs, and what this makes. */
const NOT_PACKED = /\.spec\.ts$|^packages\/[^/]+\/(dist\/|LICENSE$)/;

/**
 * What the `dist` of each package is made of: a folder of the build, less what is a package of its own.
 *
 * @type {Readonly<Record<string, Content>>}
 */
const CONTENTS = {
  protocol: { from: 'libs/protocol/src', folders: ['.'] },
  'spectator-client': { from: 'libs/spectator-client/src', folders: ['.'] },
  orchestrator: { from: '.', folders: ['apps', 'libs'], without: ['libs/protocol', 'libs/spectator-client'] },
};

/** Libraries that are packages: the others import them by their names, so that there is one copy of each. */
const BY_NAME = {
  '#libs/protocol': '@game-orchestrator/protocol',
  '#libs/spectator-client': '@game-orchestrator/spectator-client',
};

const CODE_OR_TYPES = /\.(m?js|d\.m?ts)$/;
/** The last line of compiled code. The map would name sources that are not in a package. */
const SOURCE_MAP_COMMENT = /\n\/\/# sourceMappingURL=.*\s*$/;

/** Makes the `dist` of each package in packages/, unless they were made from exactly these sources. */
export async function ensurePackages() {
  await ensureInstalled();
  await ensureBuilt();
  const wanted = await fingerprint(SOURCES, (file) => !NOT_PACKED.test(file));
  if (await areMadeFrom(wanted)) return;
  await withLock(async () => {
    if (await areMadeFrom(wanted)) return;
    log('making the packages …');
    await rm(join(DIST, 'packages'), { recursive: true, force: true });
    await compileTyped();
    for (const [name, content] of Object.entries(CONTENTS)) await make(name, content);
    await writeFile(STAMP, wanted);
  });
}

/** @param {string} wanted */
async function areMadeFrom(wanted) {
  return (await readFile(STAMP, 'utf8').catch(nullIfAbsent)) === wanted;
}

async function compileTyped() {
  const { code } = await runNode('node_modules/typescript/bin/tsc', ['-p', 'packages'], PROGRESS);
  if (code !== 0) throw new Error(`tsc failed with exit code ${code}; its output is above.`);
}

/**
 * @param {string} name a folder in packages/
 * @param {Content} content
 */
async function make(name, { from, folders, without = [] }) {
  const dist = inRoot('packages', name, 'dist');
  await rm(dist, { recursive: true, force: true });
  for (const folder of folders) {
    for (const built of [DIST, TYPED]) await copyFolder(join(built, from, folder), join(dist, folder));
  }
  for (const folder of without) await rm(join(dist, folder), { recursive: true });
  for (const file of await readdir(dist, { recursive: true })) {
    if (CODE_OR_TYPES.test(file)) await rewrite(join(dist, file));
  }
  await cp(inRoot('LICENSE'), inRoot('packages', name, 'LICENSE'));
}

/**
 * @param {string} from may be absent: not everything has declarations
 * @param {string} to
 */
async function copyFolder(from, to) {
  await cp(from, to, { recursive: true, filter: isNoSourceMap }).catch(nullIfAbsent);
}

/** @param {string} file */
function isNoSourceMap(file) {
  return !file.endsWith('.map');
}

/** @param {string} file */
async function rewrite(file) {
  const text = await readFile(file, 'utf8');
  let rewritten = text.replace(SOURCE_MAP_COMMENT, '\n');
  for (const [library, name] of Object.entries(BY_NAME)) {
    // Types that the compiler infers are written as import("…").
    for (const quote of ["'", '"']) rewritten = rewritten.replaceAll(quote + library + quote, quote + name + quote);
  }
  await writeFile(file, rewritten);
}

import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROGRESS, run, runNode } from './child.mjs';
import { fingerprint, nullIfAbsent } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { DIST, inRoot, NODE_MODULES, PAGE, VITE } from './paths.mjs';
import { log } from './log.mjs';

// A stamp records what a folder was made from. It is written last and removed first, so an aborted run leaves none.
const INSTALL_STAMP = join(NODE_MODULES, '.installed-from');
const BUILD_STAMP = join(DIST, '.built-from');

const SOURCES = [
  'apps',
  'libs',
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
/** What the compiler does not know of: files that a service reads when it starts. */
const READ_AT_RUN_TIME = ['apps/ai-agent/src/prompt/templates'];
const NOT_BUILT = /\.(spec|contract)\.ts$|\/testing\//;

/** Installs what package-lock.json names, unless node_modules holds exactly that. */
export async function ensureInstalled() {
  const wanted = await installFingerprint();
  if ((await stampIn(INSTALL_STAMP)) === wanted) return;
  await withLock(async () => {
    if ((await stampIn(INSTALL_STAMP)) === wanted) return;
    log('installing packages (npm ci) …');
    await rm(INSTALL_STAMP, { force: true });
    const { code } = await npm(['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error']);
    if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; its output is above.`);
    await writeInstallStamp();
  });
}

/** Remembers that node_modules holds what package-lock.json names. */
export async function writeInstallStamp() {
  await writeFile(INSTALL_STAMP, await installFingerprint());
}

/** Builds apps and libs into dist, unless dist was built from exactly these sources. */
export async function ensureBuilt() {
  const wanted = await buildFingerprint();
  if (await isBuiltFrom(wanted)) return;
  await withLock(async () => {
    if (await isBuiltFrom(wanted)) return;
    log('building …');
    await rm(DIST, { recursive: true, force: true });
    const { code } = await runNode('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json'], PROGRESS);
    if (code !== 0) throw new Error(`tsc failed with exit code ${code}; its output is above.`);
    for (const folder of READ_AT_RUN_TIME) await cp(inRoot(folder), join(DIST, folder), { recursive: true });
    await buildPage();
    await writeFile(BUILD_STAMP, wanted);
  });
}

async function buildPage() {
  const { code } = await runNode(VITE, ['build', PAGE], PROGRESS);
  if (code !== 0) throw new Error(`the page could not be built (exit code ${code}); the output is above.`);
}

/** Makes the next {@link ensureBuilt} build, for a caller that is about to write into dist itself. */
export async function deleteBuildStamp() {
  await rm(BUILD_STAMP, { force: true });
}

/** @param {string} wanted */
async function isBuiltFrom(wanted) {
  return (await stampIn(BUILD_STAMP)) === wanted;
}

/** @param {string} file */
async function stampIn(file) {
  return readFile(file, 'utf8').catch(nullIfAbsent);
}

/** Native packages differ by platform and by Node's ABI, so a folder mounted into a container is not taken for its own. */
async function installFingerprint() {
  const lock = await fingerprint(['package-lock.json']);
  return [lock, process.platform, process.arch, process.versions.modules].join(' ');
}

async function buildFingerprint() {
  return fingerprint(SOURCES, (file) => !NOT_BUILT.test(file));
}

/**
 * The npm that runs this script if one does, else the one on the PATH.
 *
 * @param {string[]} args
 */
export async function npm(args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], PROGRESS) : run('npm', args, PROGRESS);
}

// node scripts/complete-lock.mjs, after a change of dependencies: names in package-lock.json the optional packages for
// other platforms that npm left out, with their integrity hashes. `npm ci` refuses a lock without them.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inRoot } from './paths.mjs';
import { log } from './log.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, dev?: boolean, link?: boolean, optional?: boolean, os?: string[], cpu?: string[], optionalDependencies?: Record<string, string> }} Locked
 * @typedef {{ packages: Record<string, Locked> }} Lock
 */

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'aix', 'sunos', 'netbsd', 'openbsd'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];
const EXACT = /^\d/;

/** @type {Lock} */
const lock = JSON.parse(await readFile(inRoot('package-lock.json'), 'utf8'));
const missing = Object.entries(lock.packages).flatMap(([holder, { dev, optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name, version]) => EXACT.test(version) && !isLocked(name, holder))
    .map(([name, version]) => /** @type {const} */ ([`node_modules/${name}`, entry(name, version, dev)])),
);
const packages = { ...lock.packages, ...Object.fromEntries(missing) };
let hashed = 0;
for (const [path, locked] of Object.entries(packages)) {
  if (locked.integrity !== undefined || isOurs(path, locked)) continue;
  packages[path] = await withIntegrity(path, locked);
  hashed += 1;
}
const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
await writeFile(
  inRoot('package-lock.json'),
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
);
log(`package-lock.json: ${missing.length} packages for other platforms and ${hashed} integrity hashes added`);

/**
 * The checkout itself, a package in packages/, or npm's link to one: not from the registry.
 *
 * @param {string} path
 * @param {Locked} locked
 */
function isOurs(path, { link }) {
  return link === true || !path.startsWith('node_modules/');
}

/**
 * As Node looks for it: beside the holder, then in every folder above.
 *
 * @param {string} name
 * @param {string} holder
 * @returns {boolean}
 */
function isLocked(name, holder) {
  if (`${holder && `${holder}/`}node_modules/${name}` in lock.packages) return true;
  return holder !== '' && isLocked(name, holder.slice(0, Math.max(0, holder.lastIndexOf('/node_modules/'))));
}

/**
 * The platform is in the name: `@swc/core-darwin-arm64`.
 *
 * @param {string} name
 * @param {string} version
 * @param {boolean | undefined} dev
 * @returns {Locked}
 */
function entry(name, version, dev) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  return { version, ...(cpu.length > 0 && { cpu }), ...(dev && { dev }), optional: true, ...(os.length > 0 && { os }) };
}

/**
 * Asks the registry in use.
 *
 * @param {string} path `node_modules/@scope/name`, possibly below another package's folder
 * @param {Locked} locked
 * @returns {Promise<Locked>} in the order in which npm writes the fields
 */
async function withIntegrity(path, { version = '', ...rest }) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const { stdout } = await promisify(execFile)('npm', ['view', `${name}@${version}`, 'dist.integrity']);
  const integrity = stdout.trim();
  if (!integrity.startsWith('sha512-')) throw new Error(`the registry names no sha512 hash for ${name}@${version}`);
  return { version, integrity, ...rest };
}

// node scripts/complete-lock.mjs, after a change of dependencies: names in package-lock.json the optional packages for
// other platforms that npm left out because the registry in use did not offer them. `npm ci` refuses a lock without them.
import { readFile, writeFile } from 'node:fs/promises';
import { inRoot } from './paths.mjs';
import { say } from './say.mjs';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], optionalDependencies?: Record<string, string> }} Locked
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
const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
await writeFile(
  inRoot('package-lock.json'),
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
);
say(`${missing.length} packages for other platforms added to package-lock.json`);

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

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRESS, run } from './child.mjs';
import { findChromium } from './chromium.mjs';
import { isExecutable, isOnPath } from './executable.mjs';
import { log } from './log.mjs';

/** @typedef {{ name: string, debian: string, isThere: () => boolean }} Program `debian`: the package it is in */

/** Where Debian and Ubuntu install Postgres, a folder per version; its servers' programs are not on the PATH. */
const POSTGRES = '/usr/lib/postgresql';

/** @type {readonly Program[]} */
const NEEDED = [
  { name: 'Chromium or Chrome', debian: 'chromium', isThere: () => findChromium() !== undefined },
  { name: 'Redis', debian: 'redis-server', isThere: () => isOnPath('redis-server') },
  { name: 'Postgres', debian: 'postgresql', isThere: hasPostgres },
  {
    name: 'PgBouncer',
    debian: 'pgbouncer',
    isThere: () => isOnPath('pgbouncer') || isExecutable('/usr/sbin/pgbouncer'),
  },
  // Outside the PATH of people who are not root.
  { name: 'nginx', debian: 'nginx', isThere: () => isOnPath('nginx') || isExecutable('/usr/sbin/nginx') },
  { name: 'Caddy', debian: 'caddy', isThere: () => isOnPath('caddy') },
  {
    name: 'HAProxy',
    debian: 'haproxy',
    isThere: () => isOnPath('haproxy') || isExecutable('/usr/sbin/haproxy'),
  },
  { name: 'curl', debian: 'curl', isThere: () => isOnPath('curl') },
  { name: 'Prometheus', debian: 'prometheus', isThere: () => isOnPath('prometheus') && isOnPath('promtool') },
  { name: 'OpenSSL', debian: 'openssl', isThere: () => isOnPath('openssl') },
  { name: 'Python 3 with venv', debian: 'python3-venv', isThere: hasPythonVenv },
];

/**
 * Installs what the tests need besides npm's packages where it is missing and we may: as root on a system with apt-get.
 *
 * @returns {Promise<void>}
 * @throws {Error} that names the one command to run, where we may not install it
 */
export async function ensurePrograms() {
  const missing = missingPrograms();
  if (missing.length === 0) return;
  const packages = missing.map(({ debian }) => debian);
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) throw new Error(howToInstall(missing));
  log(`installing ${packages.join(', ')} for the tests (apt-get) …`);
  await apt(['update', '-qq']);
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  const [still] = missingPrograms();
  if (still) throw new Error(`apt-get installed ${still.debian}, but ${still.name} is in none of the usual places.`);
}

function missingPrograms() {
  return NEEDED.filter(({ isThere }) => !isThere());
}

/** @param {string[]} args */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code } = await run('apt-get', args, { ...PROGRESS, env });
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed with exit code ${code}.`);
}

/** @param {readonly Program[]} missing */
function howToInstall(missing) {
  const names = missing.map(({ name }) => name).join(', ');
  const packages = missing.map(({ debian }) => debian).join(' ');
  return isExecutable('/usr/bin/apt-get')
    ? `The tests need programs that are not installed: ${names}. Run this, then try again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}\n`
    : `The tests need programs that are not installed: ${names}. Install them so that they are on the PATH (for the browser, set CHROMIUM_PATH to its path), then try again.\n`;
}

function hasPostgres() {
  const folders = [...debianVersions(), ...(process.env.PATH ?? '').split(':')];
  return folders.some((folder) => ['initdb', 'postgres'].every((program) => isExecutable(join(folder, program))));
}

/** Debian's python3 has the module without what it installs pip from. */
function hasPythonVenv() {
  return spawnSync('python3', ['-c', 'import ensurepip, venv'], { stdio: 'ignore' }).status === 0;
}

function debianVersions() {
  try {
    return readdirSync(POSTGRES).map((version) => join(POSTGRES, version, 'bin'));
  } catch {
    return [];
  }
}

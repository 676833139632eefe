import { accessSync, constants } from 'node:fs';
import { PROGRESS, run } from './child.mjs';
import { say } from './say.mjs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const APT = [
  ['update', '-qq'],
  ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
];

/** @returns {string | undefined} the browser for the end-to-end tests: CHROMIUM_PATH, else the system's */
export function findChromium() {
  return [process.env.CHROMIUM_PATH, ...INSTALLED].find((path) => path && isExecutable(path));
}

/**
 * Installs the browser where it is missing and we may: as root on a system with apt-get.
 *
 * @returns {Promise<string>} its path
 * @throws {Error} that names the one command to run, where we may not install it
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) throw new Error(howToInstall());
  say('installing chromium for the end-to-end tests (apt-get) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of APT) {
    const { code } = await run('apt-get', args, { ...PROGRESS, env });
    if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed with exit code ${code}.`);
  }
  const installed = findChromium();
  if (!installed) throw new Error('apt-get installed chromium, but it is in none of the usual places.');
  return installed;
}

function howToInstall() {
  const command = isExecutable('/usr/bin/apt-get')
    ? 'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium'
    : 'export CHROMIUM_PATH=/path/to/chromium';
  return `The end-to-end tests need Chromium or Chrome, which is not installed. Run this, then try again:\n\n  ${command}\n`;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { isExecutable } from './executable.mjs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {string | undefined} the browser for the end-to-end tests: CHROMIUM_PATH, else the system's */
export function findChromium() {
  return [process.env.CHROMIUM_PATH, ...INSTALLED].find((path) => path && isExecutable(path));
}

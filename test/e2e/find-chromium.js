import { findChromium } from '../../scripts/chromium.mjs';

/** Jest's global set-up: the workers inherit the path of the browser. */
export default function () {
  const chromium = findChromium();
  if (chromium === undefined) throw new Error('There is no Chromium: install it, or set CHROMIUM_PATH.');
  process.env.CHROMIUM_PATH = chromium;
}

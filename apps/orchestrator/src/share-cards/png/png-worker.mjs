// The thread that draws. Plain JavaScript: a thread is loaded by Node as it is, whatever transforms the rest of the program.
// The renderer is WebAssembly: a text that breaks it ends this thread, and neither the process nor another thread.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { withOutlines } from './outlines.mjs';

/** @import { DrawReply, DrawRequest } from './messages.js' */

const { resolve } = createRequire(import.meta.url);

/** The page's font. Nothing of the system's is read. */
const PAGE = [
  resolve('@fontsource/figtree/files/figtree-latin-400-normal.woff2'),
  resolve('@fontsource/figtree/files/figtree-latin-700-normal.woff2'),
  resolve('@fontsource/figtree/files/figtree-latin-ext-400-normal.woff2'),
  resolve('@fontsource/figtree/files/figtree-latin-ext-700-normal.woff2'),
];
/** It has most alphabets and symbols. */
const MOST = [
  resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
];

/** Files of other fonts that are kept: a few megabytes. */
const MAX_KEPT_FILES = 64;
/** @type {Map<string, Buffer>} */
const kept = new Map();

const [page, most] = await Promise.all([
  Promise.all(PAGE.map((file) => readFile(file))),
  Promise.all(MOST.map((file) => readFile(file))),
  initWasm(readFile(resolve('@resvg/resvg-wasm/index_bg.wasm'))),
]);

// One after the other: a message that arrives while files are read waits for its turn.
let last = Promise.resolve();
parentPort?.on('message', (/** @type {DrawRequest} */ request) => {
  last = last.then(() => answer(request));
});

/** @param {DrawRequest} request */
async function answer({ id, svg, fonts }) {
  const files = new Map(await Promise.all(fonts.map(fontFile)));
  const png = drawn(withOutlines(svg, files), [...files.values()]);
  /** @type {DrawReply} */
  const reply = { id, png };
  parentPort?.postMessage(reply, [png.buffer]);
}

/**
 * @param {string} name
 * @returns {Promise<[string, Buffer]>}
 */
async function fontFile(name) {
  const file = kept.get(name) ?? (await readFile(resolve(name)));
  kept.delete(name);
  kept.set(name, file);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT_FILES && oldest !== undefined) kept.delete(oldest);
  return [name, file];
}

/**
 * @param {string} svg
 * @param {readonly Buffer[]} others
 * @returns {Uint8Array<ArrayBuffer>}
 */
function drawn(svg, others) {
  // Where a text names no font that has a letter, the first one that has it is taken.
  const font = { fontBuffers: [...page, ...others, ...most], defaultFontFamily: 'Figtree' };
  const drawing = new Resvg(svg, { font });
  try {
    const image = drawing.render();
    try {
      return new Uint8Array(image.asPng());
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

// The thread that draws. Plain JavaScript: a thread is loaded by Node as it is, whatever transforms the rest of the program.
// The renderer is WebAssembly: a text that breaks it ends this thread, and neither the process nor another thread.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** @import { DrawReply, DrawRequest } from './messages.js' */

const { resolve } = createRequire(import.meta.url);

/** The page's font, and one that has most alphabets and symbols. Nothing of the system's is read. */
const FONTS = [
  resolve('@fontsource/figtree/files/figtree-latin-400-normal.woff2'),
  resolve('@fontsource/figtree/files/figtree-latin-700-normal.woff2'),
  resolve('@fontsource/figtree/files/figtree-latin-ext-400-normal.woff2'),
  resolve('@fontsource/figtree/files/figtree-latin-ext-700-normal.woff2'),
  resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
];

const [fontBuffers] = await Promise.all([
  Promise.all(FONTS.map((file) => readFile(file))),
  initWasm(readFile(resolve('@resvg/resvg-wasm/index_bg.wasm'))),
]);

parentPort?.on('message', (/** @type {DrawRequest} */ { id, svg }) => {
  const png = drawn(svg);
  /** @type {DrawReply} */
  const reply = { id, png };
  parentPort?.postMessage(reply, [png.buffer]);
});

/**
 * @param {string} svg
 * @returns {Uint8Array<ArrayBuffer>}
 */
function drawn(svg) {
  const drawing = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Figtree' } });
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

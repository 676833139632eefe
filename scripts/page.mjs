// Builds the spectators' page into dist, where the orchestrator serves it from. With --watch again on every save; that, and
// --steady, gives files the same names in every build.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import tailwind from '@tailwindcss/vite';
import { build, defaultClientConditions } from 'vite';

const isWatching = process.argv.includes('--watch');
const isSteady = isWatching || process.argv.includes('--steady');

const BASE =
  /node_modules\/(react|scheduler|wouter|regexparam|zustand|use-sync-external-store)|libs\/protocol|spectator\/src\/(board-names|story|text|seats|ui|theme|api)\/(?!key-field)/;

const OUT = fileURLToPath(new URL('../dist/apps/spectator/public', import.meta.url));

/**
 * The server knows the files that were there when it started: while one works on the page their names stay the same.
 * They are kept out of assets/, which browsers never ask for twice.
 */
const STEADY = {
  entryFileNames: 'steady/[name].js',
  chunkFileNames: 'steady/[name].js',
  assetFileNames: 'steady/[name][extname]',
};

/**
 * The document's addresses are relative, so that it works below any path of a proxy. The server has it at addresses of two
 * depths more than its own: for each there is one with as many steps up.
 *
 * @returns {import('vite').Plugin}
 */
function documentsBelow() {
  return {
    name: 'documents-below',
    enforce: 'post',
    generateBundle(_, bundle) {
      const document = bundle['index.html'];
      if (document?.type !== 'asset') throw new Error('The build has no index.html.');
      for (const [fileName, up] of Object.entries({ 'below.html': '../', 'below-two.html': '../../' })) {
        const source = String(document.source).replaceAll('="./', `="${up}`);
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

const COMPRESSIBLE = /\.(html|js|css|svg)$/;

/** Lays each file down compressed beside itself, once, instead of the server at every request. */
async function compressAll() {
  const names = await readdir(OUT, { recursive: true });
  const compress = async (/** @type {string} */ name) => {
    const file = join(OUT, name);
    const content = await readFile(file);
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
  };
  await Promise.all(names.filter((name) => COMPRESSIBLE.test(name)).map(compress));
}

await build({
  configFile: false,
  root: fileURLToPath(new URL('../apps/spectator', import.meta.url)),
  logLevel: isWatching ? 'info' : 'warn',
  base: './',
  plugins: [tailwind(), documentsBelow()],
  // Our own libs are read as sources.
  resolve: {
    conditions: ['orchestrator-source', ...defaultClientConditions],
    // React has had the hook itself for long; the router still asks for the one made for older ones.
    alias: { 'use-sync-external-store/shim/index.js': 'react' },
  },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    // Nothing is inlined into the document: whoever puts a strict Content-Security-Policy in front of it may.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What every screen needs is one file: it compresses better than many small ones.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'base', test: BASE }] }, ...(isSteady && STEADY) },
    },
    watch: isWatching ? {} : null,
  },
});

if (!isSteady) await compressAll();

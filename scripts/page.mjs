// Builds the spectators' page into dist, where the orchestrator serves it from. With --watch again on every save; that, and
// --steady, gives files the same names in every build.
import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import { build, defaultClientConditions } from 'vite';

const isWatching = process.argv.includes('--watch');
const isSteady = isWatching || process.argv.includes('--steady');

const BASE =
  /node_modules\/(react|scheduler|wouter|regexparam|zustand|use-sync-external-store)|libs\/protocol|spectator\/src\/(city|story|words|seats|parts|theme|api)\//;

/**
 * The server knows the files that were there when it started: while one works on the page their names stay the same.
 */
const STEADY = {
  entryFileNames: 'assets/[name].js',
  chunkFileNames: 'assets/[name].js',
  assetFileNames: 'assets/[name][extname]',
};

await build({
  configFile: false,
  root: fileURLToPath(new URL('../apps/spectator', import.meta.url)),
  logLevel: isWatching ? 'info' : 'warn',
  plugins: [tailwind()],
  // Our own libs are read as sources.
  resolve: { conditions: ['orchestrator-source', ...defaultClientConditions] },
  build: {
    outDir: fileURLToPath(new URL('../dist/apps/spectator/public', import.meta.url)),
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

import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressFiles } from './vite/compress-files.js';
import { nestedDocuments } from './vite/nested-documents.js';

/** What every screen needs is one file: it compresses better than many small ones. Lines of the log and headlines come later. */
const BASE =
  /node_modules\/(react|scheduler|wouter|regexparam|zustand|use-sync-external-store)|libs\/protocol|libs\/views\/src\/(board-names|deed-worth|district|emblem|plain)|spectator\/src\/(board-names|story|text|seats|ui|theme|api)\/(?!key-field|copy-button|event-|money-lines|log-line|engine-event|flights|sounds|headline|action-|read-replay)/;

/**
 * File names without a hash, for `npm run dev`: the orchestrator serves the files that existed when it started. They are
 * not in assets/, because browsers cache that folder for a year.
 */
const STEADY_NAMES = {
  entryFileNames: 'steady/[name].js',
  chunkFileNames: 'steady/[name].js',
  assetFileNames: 'steady/[name][extname]',
};

/** The orchestrator that `vite` (the development server) passes requests on to. */
const ORCHESTRATOR = 'http://localhost:3000';

/** `vite build` makes the page that the orchestrator serves; with `--mode development` its file names have no hash. */
export default defineConfig(({ mode }) => {
  const isDevelopment = mode === 'development';
  return {
    base: './',
    logLevel: isDevelopment ? 'info' : 'warn',
    plugins: [tailwind(), nestedDocuments(), ...(isDevelopment ? [] : [compressFiles()])],
    resolve: {
      // Our libs are compiled from their sources.
      conditions: ['orchestrator-source', ...defaultClientConditions],
      // React has this hook; wouter still imports the replacement for older versions.
      alias: { 'use-sync-external-store/shim/index.js': 'react' },
    },
    server: {
      proxy: {
        '^/(games|leaderboard|tournaments|health|console/status)(/|\\?|$)': ORCHESTRATOR,
        '/socket.io': { target: ORCHESTRATOR, ws: true },
      },
    },
    worker: { format: 'es', ...(isDevelopment && { rolldownOptions: { output: STEADY_NAMES } }) },
    build: {
      outDir: fileURLToPath(new URL('../../dist/apps/spectator/public', import.meta.url)),
      emptyOutDir: true,
      target: 'es2023',
      manifest: true,
      // Nothing is inlined into the document, so that a strict Content-Security-Policy can be set.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // Of these each screen gets what it uses.
        treeshake: {
          moduleSideEffects: [
            { test: /libs\/views\/|spectator\/src\/(text\/|story\/(flights|sounds|read-replay))/, sideEffects: false },
          ],
        },
        input: ['index.html', 'console.html'].map((name) => fileURLToPath(new URL(name, import.meta.url))),
        output: {
          codeSplitting: { groups: [{ name: 'base', test: BASE }], includeDependenciesRecursively: false },
          ...(isDevelopment && STEADY_NAMES),
        },
      },
    },
  };
});

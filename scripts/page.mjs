// Builds the spectators' page into dist, where the orchestrator serves it from; with --watch again on every save.
import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import { build, defaultClientConditions } from 'vite';

const isWatching = process.argv.includes('--watch');

await build({
  configFile: false,
  root: fileURLToPath(new URL('../apps/spectator', import.meta.url)),
  logLevel: isWatching ? 'info' : 'warn',
  plugins: [tailwind()],
  // Our own libs are read as sources.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: fileURLToPath(new URL('../dist/apps/spectator/public', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    // Nothing is inlined into the document: whoever puts a strict Content-Security-Policy in front of it may.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    watch: isWatching ? {} : null,
  },
});

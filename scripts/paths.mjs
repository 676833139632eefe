import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The checkout's root, wherever the script was called from. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @param {string[]} parts a path inside the checkout */
export const inRoot = (...parts) => join(ROOT, ...parts);

/** Paths that bootstrap and its callers agree on. */
export const DIST = inRoot('dist');
export const NODE_MODULES = inRoot('node_modules');
/** Scratch space that git ignores: locks and reports. */
export const CACHE = inRoot('.cache');
export const ARENA = inRoot('dist', 'apps', 'arena', 'src', 'main.js');
export const PLAY = inRoot('dist', 'apps', 'play', 'src', 'main.js');
export const CLI = inRoot('dist', 'apps', 'cli', 'src', 'main.js');
/** Where `npm run pack` leaves the packages. */
export const PACKED = inRoot('dist', 'packages');
export const VALIDATE_ENGINE = inRoot('dist', 'apps', 'play', 'src', 'validate-engine', 'main.js');
export const VALIDATE_AGENT = inRoot('dist', 'apps', 'play', 'src', 'validate', 'main.js');

/** Inside the checkout, for `runNode`: Vite's command line, and the folder of the page with its vite.config.ts. */
export const VITE = 'node_modules/vite/bin/vite.js';
export const PAGE = 'apps/spectator';

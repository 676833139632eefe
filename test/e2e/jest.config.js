import { fileURLToPath } from 'node:url';
import base from '../../jest.config.js';
import { findChromium } from '../../scripts/chromium.mjs';

process.env.CHROMIUM_PATH ??= findChromium();

/** @type {import('jest').Config} */
export default {
  ...base,
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
  // Each has the machine to itself: it starts many processes, and some measure what the browser does.
  maxWorkers: 1,
};

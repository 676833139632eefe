/** For the specs of adapters. */
export { ManualRunner } from './manual-runner.js';

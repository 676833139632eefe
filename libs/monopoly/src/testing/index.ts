/** Players for tests of other modules. */
export { RandomPlayer } from './random-play.js';

/** The rules of the game, pure: no clock, no chance but the seed's, no I/O. */
export * from './board.js';

/** Faces of players, made from the names of their characters. */
export { characterOf } from './character.js';
export { type Mood, portraitOf, type PortraitPart } from './portrait.js';

/** Faces of the players, made from the names of their characters. */
export { MOODS, type Mood, moodOf } from './mood.js';
export { Portrait } from './portrait.js';

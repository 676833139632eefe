/** Faces of the players, made from the names of their characters. */
export { SeatFace } from './seat-face.js';

/** Our own names and places for the squares of the rules, by position and property id. */
export { withBoardNames } from './with-board-names.js';
export { middleOf, pathBetween, placeOf } from './place.js';
export { type DeedSquare, type District, DISTRICTS, isDeed, type Square } from './square.js';
export { deedName, deedOf, DEEDS, squareName, SQUARES } from './squares.js';

/** What a seated person may choose on the board. It is empty for spectators; boards draw it, and the panel of the seat fills it. */
export { type BoardCell, type BoardChoices, useBoardChoices } from './board-choices.js';

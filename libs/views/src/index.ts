/** How games are shown, on the page and on cards for sharing: foreign views read, names, colours, plain text. Pure. */
export * from './board-names/index.js';
export { deedWorth } from './deed-worth.js';
export { deedColour, type DeedSet, districtColour, districtName, setOf } from './district.js';
export { type Emblem, emblemOf, seatColour } from './emblem.js';
export { type GridLayout, gridLayoutOf, HEX_RADIUS, hexagonAt, type Point, UNIT } from './grid-layout.js';
export { MAX_TEXT_CHARS, plain } from './plain.js';
export { characterOf, type Mood, portraitOf, type PortraitPart } from './portrait/index.js';
export { type AboutView, aboutOf, type Fact } from './read/about.js';
export { type Card, type CardPile, type CardsView, readCards } from './read/cards.js';
export { colourOf, isLight } from './read/colour.js';
export {
  type GridShape,
  GRID_SHAPES,
  type GridView,
  type Piece,
  readGrid,
  type Square as GridSquare,
} from './read/grid.js';
export { readOnce } from './read/read-once.js';
export { readText, type TextView } from './read/text.js';

/** The page's own names and places for the squares of the rules, by position and property id. */
export {
  DEEDS,
  deedName,
  deedOf,
  type DeedSquare,
  type District,
  DISTRICTS,
  isDeed,
  middleOf,
  pathBetween,
  placeOf,
  type Square,
  squareName,
  SQUARES,
  withBoardNames,
} from '#libs/views';

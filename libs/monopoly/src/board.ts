/** The eight colour groups, in board order. */
export const COLOUR_GROUPS = ['brown', 'light_blue', 'pink', 'orange', 'red', 'yellow', 'green', 'dark_blue'] as const;

export type ColourGroup = (typeof COLOUR_GROUPS)[number];

/** A square nobody can own. */
export interface PlainSquare {
  readonly kind: 'go' | 'community_chest' | 'chance' | 'jail' | 'free_parking' | 'go_to_jail';
  readonly position: number;
  readonly name: string;
}

/** `amount` in dollars. */
export interface TaxSquare {
  readonly kind: 'tax';
  readonly position: number;
  readonly name: string;
  readonly amount: number;
}

/** What every deed has; dollars. */
interface DeedSquare {
  readonly position: number;
  readonly id: string;
  readonly name: string;
  readonly price: number;
  /** What the bank pays for a mortgage. */
  readonly mortgage: number;
}

export interface Street extends DeedSquare {
  readonly kind: 'street';
  readonly group: ColourGroup;
  /** With 0, 1, 2, 3, 4 houses and with a hotel; the first doubles for the owner of the whole group. */
  readonly rents: readonly [number, number, number, number, number, number];
  /** Of one house, and of the step from four houses to a hotel. */
  readonly houseCost: number;
}

export interface Railroad extends DeedSquare {
  readonly kind: 'railroad';
}

export interface Utility extends DeedSquare {
  readonly kind: 'utility';
}

export type Deed = Street | Railroad | Utility;
export type Square = PlainSquare | TaxSquare | Deed;

function plain(position: number, kind: PlainSquare['kind'], name: string): PlainSquare {
  return { kind, position, name };
}

function tax(position: number, name: string, amount: number): TaxSquare {
  return { kind: 'tax', position, name, amount };
}

function railroad(position: number, id: string, name: string): Railroad {
  return { kind: 'railroad', position, id, name, price: 200, mortgage: 100 };
}

function utility(position: number, id: string, name: string): Utility {
  return { kind: 'utility', position, id, name, price: 150, mortgage: 75 };
}

function street(
  position: number,
  id: string,
  name: string,
  group: ColourGroup,
  price: number,
  houseCost: number,
  rents: Street['rents'],
): Street {
  return { kind: 'street', position, id, name, group, price, houseCost, rents, mortgage: price / 2 };
}

/** The forty squares; a square's place in the list is its `position`. */
export const BOARD: readonly Square[] = [
  plain(0, 'go', 'GO'),
  street(1, 'mediterranean', 'Mediterranean Avenue', 'brown', 60, 50, [2, 10, 30, 90, 160, 250]),
  plain(2, 'community_chest', 'Community Chest'),
  street(3, 'baltic', 'Baltic Avenue', 'brown', 60, 50, [4, 20, 60, 180, 320, 450]),
  tax(4, 'Income Tax', 200),
  railroad(5, 'reading_rr', 'Reading Railroad'),
  street(6, 'oriental', 'Oriental Avenue', 'light_blue', 100, 50, [6, 30, 90, 270, 400, 550]),
  plain(7, 'chance', 'Chance'),
  street(8, 'vermont', 'Vermont Avenue', 'light_blue', 100, 50, [6, 30, 90, 270, 400, 550]),
  street(9, 'connecticut', 'Connecticut Avenue', 'light_blue', 120, 50, [8, 40, 100, 300, 450, 600]),
  plain(10, 'jail', 'Jail / Just Visiting'),
  street(11, 'st_charles', 'St. Charles Place', 'pink', 140, 100, [10, 50, 150, 450, 625, 750]),
  utility(12, 'electric_company', 'Electric Company'),
  street(13, 'states', 'States Avenue', 'pink', 140, 100, [10, 50, 150, 450, 625, 750]),
  street(14, 'virginia', 'Virginia Avenue', 'pink', 160, 100, [12, 60, 180, 500, 700, 900]),
  railroad(15, 'pennsylvania_rr', 'Pennsylvania Railroad'),
  street(16, 'st_james', 'St. James Place', 'orange', 180, 100, [14, 70, 200, 550, 750, 950]),
  plain(17, 'community_chest', 'Community Chest'),
  street(18, 'tennessee', 'Tennessee Avenue', 'orange', 180, 100, [14, 70, 200, 550, 750, 950]),
  street(19, 'new_york', 'New York Avenue', 'orange', 200, 100, [16, 80, 220, 600, 800, 1000]),
  plain(20, 'free_parking', 'Free Parking'),
  street(21, 'kentucky', 'Kentucky Avenue', 'red', 220, 150, [18, 90, 250, 700, 875, 1050]),
  plain(22, 'chance', 'Chance'),
  street(23, 'indiana', 'Indiana Avenue', 'red', 220, 150, [18, 90, 250, 700, 875, 1050]),
  street(24, 'illinois', 'Illinois Avenue', 'red', 240, 150, [20, 100, 300, 750, 925, 1100]),
  railroad(25, 'bo_rr', 'B&O Railroad'),
  street(26, 'atlantic', 'Atlantic Avenue', 'yellow', 260, 150, [22, 110, 330, 800, 975, 1150]),
  street(27, 'ventnor', 'Ventnor Avenue', 'yellow', 260, 150, [22, 110, 330, 800, 975, 1150]),
  utility(28, 'water_works', 'Water Works'),
  street(29, 'marvin_gardens', 'Marvin Gardens', 'yellow', 280, 150, [24, 120, 360, 850, 1025, 1200]),
  plain(30, 'go_to_jail', 'Go To Jail'),
  street(31, 'pacific', 'Pacific Avenue', 'green', 300, 200, [26, 130, 390, 900, 1100, 1275]),
  street(32, 'north_carolina', 'North Carolina Avenue', 'green', 300, 200, [26, 130, 390, 900, 1100, 1275]),
  plain(33, 'community_chest', 'Community Chest'),
  street(34, 'pennsylvania', 'Pennsylvania Avenue', 'green', 320, 200, [28, 150, 450, 1000, 1200, 1400]),
  railroad(35, 'short_line_rr', 'Short Line Railroad'),
  plain(36, 'chance', 'Chance'),
  street(37, 'park_place', 'Park Place', 'dark_blue', 350, 200, [35, 175, 500, 1100, 1300, 1500]),
  tax(38, 'Luxury Tax', 100),
  street(39, 'boardwalk', 'Boardwalk', 'dark_blue', 400, 200, [50, 200, 600, 1400, 1700, 2000]),
];

export const BOARD_SIZE = BOARD.length;
export const JAIL_POSITION = 10;

export function isDeed(square: Square): square is Deed {
  return square.kind === 'street' || square.kind === 'railroad' || square.kind === 'utility';
}

/** The twenty-eight deeds in board order. */
export const DEEDS: readonly Deed[] = BOARD.filter(isDeed);

const DEED_BY_ID = new Map(DEEDS.map((deed) => [deed.id, deed]));

export function deedById(id: string): Deed | undefined {
  return DEED_BY_ID.get(id);
}

const STREETS_BY_GROUP = new Map(
  COLOUR_GROUPS.map((group) => [
    group,
    DEEDS.filter((deed): deed is Street => deed.kind === 'street' && deed.group === group),
  ]),
);

/** The streets of a colour group in board order. */
export function streetsOf(group: ColourGroup): readonly Street[] {
  return STREETS_BY_GROUP.get(group) ?? [];
}

/** The square at a `position` of 0 to 39. Throws a RangeError for any other number. */
export function squareAt(position: number): Square {
  const square = BOARD[position];
  if (square === undefined) throw new RangeError(`the board has no square ${position}`);
  return square;
}

import { type District, type DeedSquare, isDeed, type TramLine, type PlainSquare } from './square.js';
import type { Square, Street, Works } from './square.js';

/** A square without its position. */
type Row =
  Omit<PlainSquare, 'position'> | Omit<Street, 'position'> | Omit<TramLine, 'position'> | Omit<Works, 'position'>;

function plain(kind: PlainSquare['kind'], name: string, ruleName: string): Row {
  return { kind, name, ruleName };
}

function line(id: string, name: string, ruleName: string): Row {
  return { kind: 'line', id, name, ruleName, price: 200, mortgage: 100 };
}

function works(id: string, name: string, ruleName: string): Row {
  return { kind: 'works', id, name, ruleName, price: 150, mortgage: 75 };
}

/** Makes the streets of a district, in which all houses have the same cost. */
function district(name: District, houseCost: number) {
  return (id: string, ours: string, ruleName: string, price: number, rents: readonly number[]): Row => {
    return { kind: 'street', district: name, houseCost, id, name: ours, ruleName, price, mortgage: price / 2, rents };
  };
}

const tannery = district('brown', 50);
const quays = district('light_blue', 50);
const gardens = district('pink', 100);
const market = district('orange', 100);
const theatres = district('red', 150);
const groves = district('yellow', 150);
const woods = district('green', 200);
const heights = district('dark_blue', 200);
const fund = plain('fund', 'Town Fund', 'Community Chest');
const fortune = plain('fortune', 'Fortune', 'Chance');

const ROWS: readonly Row[] = [
  plain('start', 'Harbour Gate', 'GO'),
  tannery('mediterranean', 'Cinder Lane', 'Mediterranean Avenue', 60, [2, 10, 30, 90, 160, 250]),
  fund,
  tannery('baltic', 'Tanners Row', 'Baltic Avenue', 60, [4, 20, 60, 180, 320, 450]),
  plain('duty', 'Customs Duty', 'Income Tax'),
  line('reading_rr', 'Dockside Line', 'Reading Railroad'),
  quays('oriental', 'Gull Steps', 'Oriental Avenue', 100, [6, 30, 90, 270, 400, 550]),
  fortune,
  quays('vermont', 'Tide Walk', 'Vermont Avenue', 100, [6, 30, 90, 270, 400, 550]),
  quays('connecticut', 'Lantern Quay', 'Connecticut Avenue', 120, [8, 40, 100, 300, 450, 600]),
  plain('lockup', 'Lock-up', 'Jail / Just Visiting'),
  gardens('st_charles', 'Rosewater', 'St. Charles Place', 140, [10, 50, 150, 450, 625, 750]),
  works('electric_company', 'Power House', 'Electric Company'),
  gardens('states', 'Peony Court', 'States Avenue', 140, [10, 50, 150, 450, 625, 750]),
  gardens('virginia', 'Blossom Arcade', 'Virginia Avenue', 160, [12, 60, 180, 500, 700, 900]),
  line('pennsylvania_rr', 'Hill Line', 'Pennsylvania Railroad'),
  market('st_james', 'Kiln Yard', 'St. James Place', 180, [14, 70, 200, 550, 750, 950]),
  fund,
  market('tennessee', 'Saffron Market', 'Tennessee Avenue', 180, [14, 70, 200, 550, 750, 950]),
  market('new_york', 'Amber Square', 'New York Avenue', 200, [16, 80, 220, 600, 800, 1000]),
  plain('common', 'The Common', 'Free Parking'),
  theatres('kentucky', 'Brick Theatre', 'Kentucky Avenue', 220, [18, 90, 250, 700, 875, 1050]),
  fortune,
  theatres('indiana', 'Scarlet Parade', 'Indiana Avenue', 220, [18, 90, 250, 700, 875, 1050]),
  theatres('illinois', 'Cardinal Place', 'Illinois Avenue', 240, [20, 100, 300, 750, 925, 1100]),
  line('bo_rr', 'Orchard Line', 'B&O Railroad'),
  groves('atlantic', 'Sundial Street', 'Atlantic Avenue', 260, [22, 110, 330, 800, 975, 1150]),
  groves('ventnor', 'Lemon Grove', 'Ventnor Avenue', 260, [22, 110, 330, 800, 975, 1150]),
  works('water_works', 'Reservoir', 'Water Works'),
  groves('marvin_gardens', 'Goldfinch Hill', 'Marvin Gardens', 280, [24, 120, 360, 850, 1025, 1200]),
  plain('arrest', 'Under Arrest', 'Go To Jail'),
  woods('pacific', 'Fern Hollow', 'Pacific Avenue', 300, [26, 130, 390, 900, 1100, 1275]),
  woods('north_carolina', 'Cedar Rise', 'North Carolina Avenue', 300, [26, 130, 390, 900, 1100, 1275]),
  fund,
  woods('pennsylvania', 'Evergreen', 'Pennsylvania Avenue', 320, [28, 150, 450, 1000, 1200, 1400]),
  line('short_line_rr', 'Coast Line', 'Short Line Railroad'),
  fortune,
  heights('park_place', 'Sapphire Row', 'Park Place', 350, [35, 175, 500, 1100, 1300, 1500]),
  plain('duty', 'Jewel Duty', 'Luxury Tax'),
  heights('boardwalk', 'Observatory', 'Boardwalk', 400, [50, 200, 600, 1400, 1700, 2000]),
];

/** The 40 squares; a square's index is its position. */
export const SQUARES: readonly Square[] = ROWS.map((row, position) => ({ ...row, position }));

export const DEEDS: readonly DeedSquare[] = SQUARES.filter(isDeed);

const BY_ID: ReadonlyMap<string, DeedSquare> = new Map(DEEDS.map((deed) => [deed.id, deed]));

export function deedOf(id: string): DeedSquare | undefined {
  return BY_ID.get(id);
}

/** The name of the square at a position; a square of another board is named by its number. */
export function squareName(position: number): string {
  return SQUARES[position]?.name ?? `square ${position}`;
}

/** The name of a property; a property of another board is named by its id. */
export function deedName(id: string): string {
  return BY_ID.get(id)?.name ?? id.replaceAll('_', ' ');
}

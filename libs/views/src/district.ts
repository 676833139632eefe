import { type DeedSquare, deedOf, type District } from './board-names/index.js';

/** What a deed belongs to. */
export type DeedSet = District | 'line' | 'works';

const COLOURS: Readonly<Record<DeedSet, string>> = {
  brown: '#a06f4e',
  light_blue: '#86cfe9',
  pink: '#e58ac1',
  orange: '#f09a4a',
  red: '#e25656',
  yellow: '#efcd50',
  green: '#4db277',
  dark_blue: '#5674e6',
  line: '#7d879f',
  works: '#b9ad8d',
};

const NAMES: Readonly<Record<DeedSet, string>> = {
  brown: 'Tannery',
  light_blue: 'The Quays',
  pink: 'The Gardens',
  orange: 'The Market',
  red: 'Theatreland',
  yellow: 'The Groves',
  green: 'The Woods',
  dark_blue: 'The Heights',
  line: 'Tram lines',
  works: 'City works',
};

export function districtColour(set: DeedSet): string {
  return COLOURS[set];
}

export function districtName(set: DeedSet): string {
  return NAMES[set];
}

/** The set that a deed belongs to. */
export function setOf(deed: DeedSquare): DeedSet {
  return deed.kind === 'street' ? deed.district : deed.kind;
}

/** The colour of a property's set; for a property of another board, that of the tram lines. */
export function deedColour(propertyId: string): string {
  const deed = deedOf(propertyId);
  return districtColour(deed === undefined ? 'line' : setOf(deed));
}

import { type DeedSquare, deedOf } from '../board-names/index.js';
import type { SetProgress } from '../story/index.js';

const COLOURS: Readonly<Record<SetProgress['set'], string>> = {
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

const NAMES: Readonly<Record<SetProgress['set'], string>> = {
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

export function districtColour(set: SetProgress['set']): string {
  return COLOURS[set];
}

export function districtName(set: SetProgress['set']): string {
  return NAMES[set];
}

/** The set that a deed belongs to. */
export function setOf(deed: DeedSquare): SetProgress['set'] {
  return deed.kind === 'street' ? deed.district : deed.kind;
}

/** The colour of a property's set; for a property of another board, that of the tram lines. */
export function deedColour(propertyId: string): string {
  const deed = deedOf(propertyId);
  return districtColour(deed === undefined ? 'line' : setOf(deed));
}

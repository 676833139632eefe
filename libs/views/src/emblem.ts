/** A seat has a shape and a colour, so that colour alone never identifies it. */
export interface Emblem {
  readonly colour: string;
  /** Inside a box of 24 by 24. */
  readonly path: string;
}

const EMBLEMS: readonly Emblem[] = [
  { colour: '#ff6f61', path: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z' },
  { colour: '#3d9bff', path: 'M4.5 4.5h15v15h-15z' },
  { colour: '#b48cff', path: 'M12 2.5L22 20.5H2z' },
  { colour: '#2fc792', path: 'M12 1.5L21.5 12L12 22.5L2.5 12z' },
  { colour: '#f6b93b', path: 'M12 1.8l3 7 7.6.6-5.8 5 1.8 7.4-6.6-4-6.6 4 1.8-7.4-5.8-5 7.6-.6z' },
  { colour: '#ff7cc4', path: 'M7 3h10l5 9-5 9H7l-5-9z' },
  { colour: '#22c3cf', path: 'M8.5 2.5h7v6h6v7h-6v6h-7v-6h-6v-7h6z' },
  { colour: '#a5d046', path: 'M12 1.5c4 5 7.5 8.5 7.5 13a7.5 7.5 0 0 1-15 0c0-4.5 3.5-8 7.5-13z' },
];

/** The name of a seat from the ninth on is beside fifteen others: its shape is one that no seat before it has. */
const FURTHER: readonly Emblem[] = [
  { colour: '#d98c5f', path: 'M2.5 8.5L12 1.5l9.5 7L18 20.5H6z' },
  { colour: '#8fa3ff', path: 'M12 22.5L2 5.5h20z' },
  { colour: '#e8e06a', path: 'M3 7.5h18v9H3z' },
  { colour: '#5fd38d', path: 'M7.5 3h9v18h-9z' },
  { colour: '#ff9ea8', path: 'M12 21C4 15 2 11.5 2 8a5 5 0 0 1 10-1.5a5 5 0 0 1 10 1.5c0 3.5-2 7-10 13z' },
  { colour: '#c7b8a3', path: 'M5 3.5h14v9c0 5-4 8-7 9.5c-3-1.5-7-4.5-7-9.5z' },
  { colour: '#b5e0ff', path: 'M2 12c5-10 15-10 20 0c-5 10-15 10-20 0z' },
  { colour: '#d39bff', path: 'M12 1.5l3.5 7h7l-5 6 3 8-8.5-4-8.5 4 3-8-5-6h7z' },
];

const NOBODY: Emblem = { colour: '#8a93ad', path: 'M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z' };

/** That of a seat by its index, 0 to 15. */
export function emblemOf(order: number): Emblem {
  return EMBLEMS[order] ?? FURTHER[order - EMBLEMS.length] ?? NOBODY;
}

/** The colour of a seat by its index, 0 to 15. */
export function seatColour(order: number): string {
  return emblemOf(order).colour;
}

import { COLOUR_GROUPS, DEEDS } from '#libs/monopoly';
import type { ColourGroup, Deed } from '#libs/monopoly';

/** What deeds are collected in: the eight colours, the railroads and the utilities. */
export type GroupName = ColourGroup | 'railroad' | 'utility';

export const GROUP_NAMES: readonly GroupName[] = [...COLOUR_GROUPS, 'railroad', 'utility'];

export function groupOf(deed: Deed): GroupName {
  return deed.kind === 'street' ? deed.group : deed.kind;
}

const MEMBERS = new Map(GROUP_NAMES.map((name) => [name, DEEDS.filter((deed) => groupOf(deed) === name)]));

/** The deeds of a group in board order. */
export function membersOf(group: GroupName): readonly Deed[] {
  return MEMBERS.get(group) ?? [];
}

/** How a group is called in a sentence: "the light blue group", "all the railroads". */
export function groupTitle(group: GroupName): string {
  if (group === 'railroad') return 'all the railroads';
  if (group === 'utility') return 'both utilities';
  return `the ${group.replace('_', ' ')} group`;
}

/** What every player learns about a group sooner or later; the first half of a sentence. */
export const GROUP_LORE: Readonly<Record<GroupName, string>> = {
  brown: 'Brown costs next to nothing',
  light_blue: 'Light blue is cheap to build on',
  pink: 'Pink lies just past jail',
  orange: 'Orange lands often after jail',
  red: 'Nobody gets round the board without passing red',
  yellow: 'Yellow pays richly with three houses',
  green: 'Green is dear, and so is its rent',
  dark_blue: 'One visit to dark blue can end a game',
  railroad: 'Railroads pay from the first lap on',
  utility: 'A utility pays a little on every throw',
};

/**
 * Expected income of a whole colour group in dollars per turn of one opponent, with 0 (double rent), 1, 2, 3, 4 houses
 * and a hotel on each of its streets; from the long-run frequencies with which the squares are landed on.
 */
export const GROUP_INCOME: Readonly<Record<ColourGroup, readonly number[]>> = {
  brown: [0.3, 0.8, 2.3, 6.9, 12.3, 17.9],
  light_blue: [1.1, 2.7, 7.6, 22.9, 34, 46.3],
  pink: [1.9, 4.8, 14.3, 41.7, 58.1, 71.5],
  orange: [3.1, 7.7, 21.6, 59.3, 80.3, 101.2],
  red: [3.9, 9.7, 27.9, 74.6, 92.8, 111],
  yellow: [4.3, 10.7, 32.1, 77.2, 93.8, 110.3],
  green: [4.9, 12.6, 37.9, 86.3, 104.8, 121.8],
  dark_blue: [4.9, 10.8, 31.7, 72.2, 86.7, 101.2],
};

import type { GroupName } from '../table/groups.js';

/** What a player is after, as numbers and words; everything that a policy weighs. */
export interface Mood {
  /** A remark of the mood before a reason, for players with several moods; null: none. */
  readonly prefix: string | null;
  /** Dollars that are kept whatever the board looks like. */
  readonly cashFloor: number;
  /** Share of the next throws, 0 to 1, whose rent the cash in hand must cover. */
  readonly throwsCovered: number;
  /** What a deed is worth, as a multiple of what it is worth to a sober player. */
  readonly appetite: number;
  readonly fancies: readonly GroupName[];
  readonly shuns: readonly GroupName[];
  /** Houses to put on a street at once; 5 is a hotel. */
  readonly buildsTo: number;
  /** Houses to put on a street once twice the reserve would be left. */
  readonly buildsToWhenRich: number;
  /** Where the next house goes. */
  readonly buildsWhere: 'best_return' | 'dearest' | 'cheapest' | 'anywhere';
  /** Mortgages lone deeds to build on whole groups. */
  readonly mortgagesToBuild: boolean;
  /** Keeps houses rather than hotels while the bank runs out of them. */
  readonly hoardsHouses: boolean;
  /** `weigh`: leaves while there is more to buy than to fear. */
  readonly jail: 'leave' | 'weigh' | 'stay';
  /** What goes first when a debt must be paid. */
  readonly sells: 'least_income' | 'most_cash' | 'buildings' | 'anything';
  /** Lifts mortgages before it builds. */
  readonly liftsFirst: boolean;
  /** Dollars over the reserve that must be left after lifting a mortgage. */
  readonly liftMargin: number;
  /** How much a trade must bring, as a multiple of what it brings the partner. */
  readonly tradeMargin: number;
}

/** Lines for the table, where `{group}`, `{place}` and `{partner}` stand for names. */
export interface Talk {
  readonly completesGroup: string;
  readonly raisesHotel: string;
  readonly ruined: string;
  /** A chat message with a trade. */
  readonly proposes: string;
  /** A chat message without a reason now and then, where `{rival}` stands for the richest other player: taunts, bluffs, feelers for trades. */
  readonly remarks: readonly [string, ...string[]];
}

/** A way to play; the prompt of a model that plays it is a template of the same name. A personality with several moods is in one of them at a time, at random. */
export interface Personality {
  readonly name: string;
  readonly description: string;
  /** The description in a few keywords. */
  readonly traits: readonly string[];
  readonly moods: readonly [Mood, ...Mood[]];
  readonly talk: Talk;
}

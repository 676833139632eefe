import type { CardsView, GridView, Mood, TextView } from '#libs/views';

/** What a card says of the game's state. `moment`: it shows an earlier one, of a game that may have gone on. */
export type Badge = 'live' | 'paused' | 'final' | 'stopped' | 'failed' | 'moment';

export interface CardSeat {
  /** 0 to 15: its colour and shape. */
  readonly order: number;
  readonly name: string;
  /** Whose face it has: a personality, a model, or the name. */
  readonly character: string;
  readonly mood: Mood;
  /** Net worth, score or side; empty: it has none. */
  readonly value: string;
  /** Cash and deeds, or who plays it; shown where there is room. */
  readonly note: string;
  /** Of all that the players have, 0 to 1; null: that means nothing in this game. */
  readonly share: number | null;
  readonly isOut: boolean;
  readonly isWinner: boolean;
}

export interface Quote {
  readonly order: number;
  readonly name: string;
  readonly character: string;
  readonly mood: Mood;
  readonly verb: 'thinks' | 'says';
  readonly text: string;
}

export interface DrawnDeed {
  readonly position: number;
  /** The seat that owns it. */
  readonly owner: number;
  /** 0 to 4; 5 is a hotel. */
  readonly houses: number;
  readonly isMortgaged: boolean;
}

export interface DrawnToken {
  readonly order: number;
  readonly position: number;
  /** In the cell, and not just visiting. */
  readonly isInJail: boolean;
}

/** What stands on the left of a card. */
export type CardBoard =
  | { readonly kind: 'monopoly'; readonly deeds: readonly DrawnDeed[]; readonly tokens: readonly DrawnToken[] }
  | { readonly kind: 'grid'; readonly view: GridView }
  | { readonly kind: 'cards'; readonly view: CardsView }
  | { readonly kind: 'text'; readonly view: TextView }
  | { readonly kind: 'none' };

/** One moment of a game, ready to be drawn. Its texts are plain lines of characters that the fonts have. */
export interface ShareCard {
  readonly game: string;
  /** `Turn 24`; empty: not known. */
  readonly moment: string;
  readonly badge: Badge;
  /** Who wins or leads, in one sentence. */
  readonly headline: string;
  /** What the engine says of the moment; empty: nothing. */
  readonly caption: string;
  /** What the shares of the seats are of; the page shows chances to win where it computes them. */
  readonly measure: 'worth' | 'score';
  /** Best first. */
  readonly seats: readonly CardSeat[];
  /** Ids in seat order: views name players by them. */
  readonly seatIds: readonly string[];
  readonly quote: Quote | null;
  readonly board: CardBoard;
}

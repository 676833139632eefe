export const DECK_NAMES = ['chance', 'community_chest'] as const;
export type DeckName = (typeof DECK_NAMES)[number];

/** What a card orders. Amounts in dollars. */
export type CardEffect =
  | { readonly kind: 'advance_to'; readonly position: number }
  | { readonly kind: 'advance_to_nearest'; readonly target: 'railroad' | 'utility' }
  | { readonly kind: 'go_back'; readonly steps: number }
  | { readonly kind: 'go_to_jail' }
  | { readonly kind: 'keep_jail_card' }
  | { readonly kind: 'collect'; readonly amount: number }
  | { readonly kind: 'pay'; readonly amount: number }
  | { readonly kind: 'collect_from_each'; readonly amount: number }
  | { readonly kind: 'pay_each'; readonly amount: number }
  | { readonly kind: 'repairs'; readonly perHouse: number; readonly perHotel: number };

export interface Card {
  readonly text: string;
  readonly effect: CardEffect;
}

function advanceTo(text: string, position: number): Card {
  return { text, effect: { kind: 'advance_to', position } };
}

function collect(text: string, amount: number): Card {
  return { text, effect: { kind: 'collect', amount } };
}

function pay(text: string, amount: number): Card {
  return { text, effect: { kind: 'pay', amount } };
}

const NEAREST_RAILROAD: Card = {
  text: 'Go on to the nearest railroad. If somebody owns it, pay twice the usual rent; if nobody does, you may buy it.',
  effect: { kind: 'advance_to_nearest', target: 'railroad' },
};

/** The effects are those of the US standard edition of 2008 to 2021; the wording is our own. */
const CHANCE: readonly Card[] = [
  advanceTo('The evening ends on Boardwalk. Go there.', 39),
  advanceTo('Go on to GO and collect your salary.', 0),
  advanceTo('Go on to Illinois Avenue. Passing GO pays as usual.', 24),
  advanceTo('Go on to St. Charles Place. Passing GO pays as usual.', 11),
  NEAREST_RAILROAD,
  NEAREST_RAILROAD,
  {
    text: 'Go on to the nearest utility. If somebody owns it, throw again and pay ten times the throw; if nobody does, you may buy it.',
    effect: { kind: 'advance_to_nearest', target: 'utility' },
  },
  collect('Your shares did well. The bank pays you $50.', 50),
  { text: 'A friendly judge: keep this card, it gets you out of jail free.', effect: { kind: 'keep_jail_card' } },
  { text: 'You forgot your hat. Go back three squares.', effect: { kind: 'go_back', steps: 3 } },
  { text: 'Caught! Go straight to jail. Do not collect a salary.', effect: { kind: 'go_to_jail' } },
  {
    text: 'Your buildings need a coat of paint: pay $25 for each house and $100 for each hotel.',
    effect: { kind: 'repairs', perHouse: 25, perHotel: 100 },
  },
  pay('You drove too fast. Pay $15.', 15),
  advanceTo('Catch a train: go on to Reading Railroad. Passing GO pays as usual.', 5),
  {
    text: 'You now preside over the board. Celebrate: pay every player $50.',
    effect: { kind: 'pay_each', amount: 50 },
  },
  collect('Your building loan is paid back. Collect $150.', 150),
];

const COMMUNITY_CHEST: readonly Card[] = [
  advanceTo('Go on to GO and collect your salary.', 0),
  collect('The bank miscounted in your favour. Collect $200.', 200),
  pay('The doctor sends a bill. Pay $50.', 50),
  collect('You sell some shares. Collect $50.', 50),
  { text: 'A pardon: keep this card, it gets you out of jail free.', effect: { kind: 'keep_jail_card' } },
  { text: 'The police were faster. Go straight to jail. Do not collect a salary.', effect: { kind: 'go_to_jail' } },
  collect('Your holiday savings are due. Collect $100.', 100),
  collect('You paid too much tax. Collect $20.', 20),
  {
    text: 'It is your birthday. Every player gives you $10.',
    effect: { kind: 'collect_from_each', amount: 10 },
  },
  collect('Your life insurance pays out. Collect $100.', 100),
  pay('A stay in hospital. Pay $100.', 100),
  pay('School fees. Pay $50.', 50),
  collect('Somebody paid for your advice. Collect $25.', 25),
  {
    text: 'The street is repaired: pay $40 for each house and $115 for each hotel.',
    effect: { kind: 'repairs', perHouse: 40, perHotel: 115 },
  },
  collect('Second prize in a beauty contest. Collect $10.', 10),
  collect('A distant aunt remembered you. Inherit $100.', 100),
];

/** The sixteen cards of each deck, before they are shuffled. A card's number is its place in this list. */
export const CARDS: Readonly<Record<DeckName, readonly Card[]>> = {
  chance: CHANCE,
  community_chest: COMMUNITY_CHEST,
};

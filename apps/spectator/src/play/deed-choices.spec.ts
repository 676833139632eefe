import { describe, expect, it } from '@jest/globals';
import type { ValidAction } from '#libs/protocol';
import { chosenDeeds, deedsIn, withDeed } from './deed-choices.js';
import { type OfferForm, offersIn } from './offers.js';
import type { Typed } from './param-fields.js';

const formOf = (params: object): OfferForm => {
  const [offer] = offersIn([JSON.parse(JSON.stringify({ type: 'propose_trade', params })) as ValidAction]);
  return offer?.form ?? { kind: 'none' };
};
const side = (...deeds: readonly string[]): object => ({
  cash: { type: 'integer', minimum: 0, maximum: 100 },
  properties: { type: 'array', enum: deeds },
  jail_cards: { type: 'integer', minimum: 0, maximum: 0 },
});

/** Squares 1 and 3 are ours, 5 is Bob's, 6 and 8 are Cy's. */
const TRADE = formOf({
  to_player_id: { type: 'string', enum: ['bob', 'cy'], required: true },
  give: side('mediterranean', 'baltic'),
  get_by_player: { bob: side('reading_rr'), cy: side('oriental', 'vermont') },
});
const press = (form: OfferForm, ...positions: readonly number[]): Typed =>
  positions.reduce<Typed>((typed, position) => withDeed(form, typed, position), {});

describe('the deeds of a form, on the board', () => {
  it('are those of every partner of a trade', () => {
    expect(deedsIn(TRADE)).toEqual([1, 3, 5, 6, 8]);
    expect(deedsIn(formOf({ amount: { type: 'integer', minimum: 1, maximum: 2 } }))).toEqual([]);
    expect(deedsIn({ kind: 'none' })).toEqual([]);
  });

  it('are chosen by a click, and no longer by another', () => {
    expect(chosenDeeds(TRADE, press(TRADE, 1, 3, 5))).toEqual([1, 3, 5]);
    expect(chosenDeeds(TRADE, press(TRADE, 1, 3, 5, 1, 5))).toEqual([3]);
    expect(press(TRADE, 39)).toEqual({});
  });

  it('make their owner the partner, and leave out the deeds of the partner before', () => {
    const typed = press(TRADE, 1, 5, 8);
    expect(typed['to_player_id']).toBe('"cy"');
    expect(chosenDeeds(TRADE, typed)).toEqual([1, 8]);
  });

  it('are any choices of another engine that name deeds', () => {
    const form = formOf({ site: { enum: ['baltic', 'oriental', 'nowhere'] }, note: { type: 'string' } });
    expect(deedsIn(form)).toEqual([3, 6]);
    expect(press(form, 6)).toEqual({ site: '"oriental"' });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ValidAction } from '#libs/protocol';
import { type Asked, type Drafts, draftsFor, NO_DRAFTS, typedFor } from './drafts.js';
import { offersIn, type ShownOffer } from './offers.js';

const bid = (minimum: number): ValidAction => ({
  type: 'place_bid',
  amount: minimum,
  params: { amount: { type: 'integer', minimum, maximum: 900 } },
  description: `Bid $${minimum} or more.`,
});
const PASS: ValidAction = { type: 'pass_bid' };

function first(offers: readonly ShownOffer[]): ShownOffer {
  const [offer] = offers;
  if (offer === undefined) throw new Error('there is an offer');
  return offer;
}

const asked = (offers: readonly ShownOffer[], turnId: string | null): Asked => ({
  offers,
  turnId,
  isCorrection: false,
});

/** The forms of a turn in which an amount was typed into the bid. */
function typing(): { readonly drafts: Drafts; readonly offers: readonly ShownOffer[] } {
  const offers = offersIn([bid(10), PASS]);
  const { key } = first(offers);
  return {
    offers,
    drafts: { ...draftsFor(NO_DRAFTS, asked(offers, '1')), open: key, typed: { [key]: { amount: '25' } } },
  };
}

describe('a form that is being filled in', () => {
  it('stays while the same action is on offer, also for the correction of an answer', () => {
    const { drafts } = typing();
    const again = offersIn([bid(10), PASS]);
    for (const turnId of ['1', '2']) {
      const after = draftsFor({ ...drafts, sentIn: '1' }, asked(again, turnId));
      expect(after).toMatchObject({ open: first(again).key, lost: null });
      expect(typedFor(after, first(again))).toEqual({ amount: '25' });
    }
  });

  it.each([
    ['what you can do has changed', [bid(30), PASS], '2'],
    ['your turn is over', [], null],
  ] as const)('goes, with the reason: %s', (why, actions, turnId) => {
    const offers = offersIn(actions);
    const after = draftsFor(typing().drafts, asked(offers, turnId));
    expect(after).toMatchObject({ open: null, typed: {} });
    expect(after.lost).toBe(`The form “Bid $10 or more” was closed, since ${why}. Nothing of it was sent.`);
    // It is there until the next turn begins.
    expect(draftsFor(after, asked(offers, turnId)).lost).toBe(after.lost);
    expect(draftsFor(after, asked(offersIn([PASS]), '3')).lost).toBeNull();
  });

  it('goes without a word after it was sent, and where nothing was typed', () => {
    const { drafts } = typing();
    const sent = draftsFor({ ...drafts, sentIn: '1' }, asked([], null));
    expect(sent.lost).toBeNull();
    expect(draftsFor(sent, asked(offersIn([bid(10), PASS]), '3'))).toMatchObject({ open: null, typed: {}, lost: null });
    expect(draftsFor({ ...drafts, typed: {} }, asked([], null)).lost).toBeNull();
  });

  it('is there again where its engine refuses the action', () => {
    const { drafts, offers } = typing();
    const waiting = draftsFor(draftsFor({ ...drafts, sentIn: '1' }, asked([], null)), asked([], null));
    const again = draftsFor(waiting, { ...asked(offersIn([bid(10), PASS]), '3'), isCorrection: true });
    expect(again).toMatchObject({ open: first(offers).key, isPending: false });
    expect(typedFor(again, first(offers))).toEqual({ amount: '25' });
  });
});

import { expect, it } from '@jest/globals';
import type { Moment, MomentFacts } from '../story/moment.js';
import { headlineOf } from './headline.js';
import { NO_CONTEXT } from './line-context.js';

const debt = { playerId: 'a', creditorId: 'b', amount: 550, cause: 'rent', propertyId: 'boardwalk' } as const;
const ruin = { kind: 'ruin', playerId: 'a', sets: [] } as const;
const jump = { playerId: 'b', from: 0.48, to: 0.21 } as const;
const trade = { kind: 'trade', fromId: 'a', toId: 'b', gain: null, sets: [] } as const;
const cause = { seq: 1, playerId: 'a', propertyId: 'boardwalk', amount: null } as const;
const QUAYS = { playerId: 'b', district: 'light_blue' } as const;
const HEIGHTS = { playerId: 'b', district: 'dark_blue' } as const;

const HEADLINES: readonly (readonly [MomentFacts & Pick<Moment, 'jump'>, RegExp])[] = [
  [{ ...ruin, cause: { kind: 'debt', debt } }, /^\$550 at .+ finishes Ada$/],
  [{ ...ruin, cause: { kind: 'debt', debt: { ...debt, amount: null } } }, /^Rent at .+ finishes Ada$/],
  [{ ...ruin, cause: { kind: 'debt', debt: { ...debt, cause: 'tax', propertyId: null } } }, /^\$550 tax finishes Ada$/],
  [
    { ...ruin, cause: { kind: 'debt', debt: { ...debt, cause: 'other', propertyId: null } } },
    /^\$550 of debt finishes/,
  ],
  [{ ...ruin, cause: { kind: 'resigned' } }, /^Ada gives up$/],
  [{ ...ruin, cause: null }, /^Ada is bankrupt$/],
  [
    { kind: 'rent', playerId: 'a', amount: 90, share: 0.9, ofWorth: 0.3, propertyId: null },
    /^\$90 rent costs Ada nearly all their cash$/,
  ],
  [{ kind: 'set', playerId: 'b', district: 'dark_blue' }, /^Bob owns all of The Heights$/],
  [{ ...ruin, cause: null, sets: [HEIGHTS, QUAYS] }, /^Ada is bankrupt; Bob gets all of The Heights and The Quays$/],
  [{ ...ruin, cause: null, sets: [HEIGHTS, QUAYS, QUAYS] }, /^Ada is bankrupt; Bob gets 3 whole districts$/],
  [trade, /^Ada and Bob trade$/],
  [{ ...trade, gain: { playerId: 'b', amount: 300 } }, /^Bob gains \$300 by a trade with Ada$/],
  [{ ...trade, sets: [HEIGHTS] }, /^Ada and Bob trade: Bob gets all of The Heights$/],
  [{ ...trade, jump }, /^Ada and Bob trade \(Bob’s chance to win: 48 → 21 %\)$/],
  [{ kind: 'set', ...HEIGHTS, jump }, /^Bob owns all of The Heights \(chance to win: 48 → 21 %\)$/],
  [{ kind: 'comeback', playerId: 'a', share: 0.08 }, /^Ada is back: from 8 % of the score to first$/],
  [{ kind: 'odds', ...jump, cause: null }, /^Bob’s chance to win falls from 48 % to 21 %$/],
  [{ kind: 'odds', playerId: 'x', from: 0.2, to: 0.43, cause: null }, /^Somebody’s chance to win rises from 20 %/],
  [
    { kind: 'odds', ...jump, cause: { ...cause, kind: 'rent', amount: 90 } },
    /^Ada pays \$90 at .+, and Bob’s chance to win falls from 48 % to 21 %$/,
  ],
  [
    { kind: 'odds', ...jump, playerId: 'a', cause: { ...cause, kind: 'built' } },
    /^Ada builds on .+, and their chance to win falls/,
  ],
  [{ kind: 'end' }, /^The game is over$/],
];

it.each(HEADLINES)('the headline of %j is %s', (facts, expected) => {
  const nameOf = (id: string | null): string | null => ({ a: 'Ada', b: 'Bob' })[id ?? ''] ?? null;
  expect(headlineOf({ ...facts, seq: 1, turn: 1 }, { ...NO_CONTEXT, nameOf })).toMatch(expected);
});

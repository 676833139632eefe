import { expect, it } from '@jest/globals';
import type { MomentFacts } from '../story/moment.js';
import { headlineOf } from './headline.js';
import { NO_CONTEXT } from './line-context.js';

const debt = { playerId: 'a', creditorId: 'b', amount: 550, cause: 'rent', propertyId: 'boardwalk' } as const;
const ruin = { kind: 'ruin', playerId: 'a' } as const;
const HEADLINES: readonly (readonly [MomentFacts, RegExp])[] = [
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
    { kind: 'rent', playerId: 'a', amount: 90, share: 0.9, propertyId: null },
    /^\$90 rent costs Ada nearly all their cash$/,
  ],
  [{ kind: 'set', playerId: 'b', district: 'dark_blue' }, /^Bob owns all of The Heights$/],
  [{ kind: 'trade', fromId: 'a', toId: 'b', gain: null }, /^Ada and Bob trade$/],
  [
    { kind: 'trade', fromId: 'a', toId: 'b', gain: { playerId: 'b', amount: 300 } },
    /^Bob gains \$300 by a trade with Ada$/,
  ],
  [{ kind: 'comeback', playerId: 'a', share: 0.08 }, /^Ada is back: from 8 % of all wealth to first$/],
  [{ kind: 'odds', playerId: 'x', from: 0.2, to: 0.43 }, /^Somebody's chance to win rises from 20 % to 43 %$/],
  [{ kind: 'end' }, /^The game is over$/],
];

it.each(HEADLINES)('the headline of %j is %s', (facts, expected) => {
  const nameOf = (id: string | null): string | null => ({ a: 'Ada', b: 'Bob' })[id ?? ''] ?? null;
  expect(headlineOf({ ...facts, seq: 1, turn: 1 }, { ...NO_CONTEXT, nameOf })).toMatch(expected);
});

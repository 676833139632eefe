import { describe, expect, it } from '@jest/globals';
import { BASIC_ACTION_TYPES } from '#libs/protocol';
import { assert, integer, property, record } from 'fast-check';
import { ACTION_TYPES, type LegalAction } from './action.js';
import { apply } from './apply.js';
import { DEEDS } from './board.js';
import type { Game } from './game.js';
import { legalActions } from './legal-actions.js';
import { createGame } from './setup.js';
import { brokenInvariants } from './testing/invariants.js';
import { atRandom, defaultAction, playOut, take, type Chooser } from './testing/play.js';

const MAX_TURNS = 300;

interface Deal {
  readonly seed: number;
  readonly players: number;
  /** Seeds what the players choose. */
  readonly choices: number;
}

const seeds = integer({ min: 0, max: 2 ** 32 - 1 });
const deals = record({ seed: seeds, players: integer({ min: 2, max: 8 }), choices: seeds });

function dealt({ seed, players }: Deal, actionSet: 'full' | 'basic' = 'full'): Game {
  const seatings = Array.from({ length: players }, (_, seat) => ({ id: `p${seat}`, name: `Player ${seat}` }));
  return createGame({ id: 'g', seed, players: seatings, options: { maxTurns: MAX_TURNS, actionSet } });
}

function forAllDeals(numRuns: number, check: (deal: Deal) => void): void {
  assert(property(deals, check), { numRuns });
}

/** Every action there is on every deed that the game judges wrongly: refused though offered, or done though not offered. */
function misjudged(game: Game): readonly string[] {
  const offered = legalActions(game);
  const seat = offered[0]?.seat ?? 0;
  const isOffered = (type: string, id: string): boolean =>
    offered.some((legal) => legal.type === type && (!('deed' in legal) || legal.deed.id === id));
  return ACTION_TYPES.flatMap((type) =>
    DEEDS.map(({ id }) => ({ type, id }))
      .filter((each) => apply(game, { seat, type, propertyId: each.id }).ok !== isOffered(type, each.id))
      .map(({ id }) => `${type} ${id}`),
  );
}

function inDebt(offered: readonly LegalAction[]): boolean {
  return offered.some(({ type }) => type === 'declare_bankruptcy');
}

describe('random legal play', () => {
  it('keeps every invariant, and ends', () => {
    forAllDeals(30, (deal) => {
      const broken: string[] = [];
      const end = playOut(dealt(deal), atRandom(deal.choices), (before, _, done) => {
        broken.push(...brokenInvariants(before, done));
      });
      const isLastStanding = end.players.filter(({ bankrupt }) => !bankrupt).length === 1;
      expect(broken).toEqual([]);
      expect(end.pending).toMatchObject({ reason: isLastStanding ? 'completed' : 'max_turns' });
      expect(end.turn.number).toBeLessThanOrEqual(MAX_TURNS);
    });
  });

  it('is the same game again for the same seed and the same actions', () => {
    forAllDeals(8, (deal) => {
      const once = playOut(dealt(deal), atRandom(deal.choices));
      expect(playOut(dealt(deal), atRandom(deal.choices))).toEqual(once);
    });
  });

  it('accepts everything on offer, refuses everything else, and never changes the game it was given', () => {
    forAllDeals(5, (deal) => {
      let steps = 0;
      playOut(dealt(deal), atRandom(deal.choices), (before) => {
        steps += 1;
        if (steps % 100 !== 0) return;
        const picture = JSON.stringify(before);
        for (const legal of legalActions(before)) take(before, legal);
        expect(misjudged(before)).toEqual([]);
        expect(JSON.stringify(before)).toBe(picture);
      });
    });
  });
});

describe('the default actions', () => {
  it('are exactly one at a time, and settle a debt without giving up as long as cash can be raised', () => {
    forAllDeals(8, (deal) => {
      let wrong = 0;
      const anything = atRandom(deal.choices);
      const choose: Chooser = (offered) => (inDebt(offered) ? defaultAction(offered) : anything(offered));
      const end = playOut(dealt(deal), choose, (before, chosen) => {
        const offered = legalActions(before);
        const isAlone = offered.filter(({ isDefault }) => isDefault).length === 1;
        if (!isAlone || (chosen.type === 'declare_bankruptcy' && offered.length > 1)) wrong += 1;
      });
      expect(wrong).toBe(0);
      expect(end.pending.kind).toBe('game_over');
    });
  });

  it('alone take a game to its last turn', () => {
    forAllDeals(5, (deal) => {
      expect(playOut(dealt(deal), defaultAction).pending.kind).toBe('game_over');
    });
  });
});

describe('the basic action set', () => {
  it('offers the nine basic types alone, and no debt waits for a decision', () => {
    forAllDeals(8, (deal) => {
      const types = new Set<string>();
      const waits = new Set<string>();
      playOut(dealt(deal, 'basic'), atRandom(deal.choices), (before) => {
        for (const { type } of legalActions(before)) types.add(type);
        waits.add(before.pending.kind);
      });
      const basic: readonly string[] = BASIC_ACTION_TYPES;
      expect([...types].filter((type) => !basic.includes(type))).toEqual([]);
      expect(waits).not.toContain('debt');
    });
  });
});

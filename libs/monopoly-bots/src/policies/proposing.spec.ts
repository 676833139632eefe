import type { DecideRequest, TradeSideParams, ValidAction } from '#libs/protocol';
import { describe, expect, it } from '@jest/globals';
import { answer } from '../answer.js';
import { Proposals } from '../proposals.js';
import { question } from '../testing/question.js';

const side = (properties: readonly string[]): TradeSideParams => ({
  cash: { type: 'integer', minimum: 0, maximum: 5000 },
  properties: { type: 'array', enum: properties },
  jail_cards: { type: 'integer', minimum: 0, maximum: 0 },
});

function scene(mine: readonly string[], theirs: readonly string[]): Parameters<typeof question>[0] {
  const to_player_id = { type: 'string', enum: ['rival'] } as const;
  const params = { to_player_id, give: side(mine), get_by_player: { rival: side(theirs) } };
  const offers: readonly ValidAction[] = [
    { type: 'end_turn', default: true },
    { type: 'propose_trade', params },
  ];
  return { mine, theirs, offers };
}

/** A third player looks on: between two alone, what one gains the other loses. */
function asked(some: Parameters<typeof question>[0]): DecideRequest {
  const request = question(some);
  const { players, ...state } = request.game_state;
  return { ...request, game_state: { ...state, players: [...players, { id: 'third', name: 'Cleo', cash: 1500 }] } };
}

const SWAP = scene(['tennessee', 'st_james', 'kentucky'], ['new_york', 'indiana', 'illinois']);

/** Orange for the proposer, brown for the partner, who wants cash besides. */
const UNEVEN = scene(['tennessee', 'st_james', 'baltic'], ['new_york', 'mediterranean']);

describe('a proposal', () => {
  it('completes a group on both sides, with a word to the partner', () => {
    const { action, reasoning } = answer(asked(SWAP));
    expect(action).toMatchObject({
      type: 'propose_trade',
      trade: {
        to_player_id: 'rival',
        give: { properties: ['kentucky'] },
        get: { properties: ['new_york'] },
        message: expect.stringContaining('Baron'),
      },
    });
    expect(action).not.toHaveProperty('params');
    expect(reasoning).toContain('New York Avenue');
  });

  it('is one that its own kind would accept', () => {
    const { trade } = answer(asked(SWAP)).action;
    const seen = scene(['new_york', 'indiana', 'illinois'], ['tennessee', 'st_james', 'kentucky']);
    const offers = [{ type: 'reject_trade' }, { type: 'accept_trade', trade: { ...trade, to_player_id: 'me' } }];
    expect(answer(asked({ ...seen, offers } as Parameters<typeof question>[0])).action.type).toBe('accept_trade');
  });

  it('never hands over the last deed of a group for cash alone', () => {
    const { action } = answer(asked(scene(['kentucky', 'baltic'], ['indiana', 'illinois'])));
    expect(action.trade?.give.properties ?? []).not.toContain('kentucky');
  });

  it('is not made between the last two', () => {
    expect(answer(question(SWAP)).action.type).toBe('end_turn');
  });

  it('is not made for what cannot be paid', () => {
    const poor = { ...scene(['tennessee', 'st_james'], ['new_york']), me: { cash: 60 } };
    expect(answer(asked(poor)).action.type).toBe('end_turn');
  });

  it('is repeated only after three rounds, with more for the partner, and given up after three tries', () => {
    const proposals = new Proposals();
    const made = new Map<string, { turn: number; cash: number }[]>();
    for (let turn = 1; turn <= 80; turn += 1) {
      const request = asked({ ...UNEVEN, turn, me: { cash: 3000 } });
      const { action } = answer(request, proposals.of('me'));
      proposals.note(request, action);
      const { give, get } = action.trade ?? { give: {}, get: {} };
      const exchange = `${give.properties?.join()} for ${get.properties?.join()}`;
      const cash = (give.cash ?? 0) - (get.cash ?? 0);
      if (action.type === 'propose_trade') made.set(exchange, [...(made.get(exchange) ?? []), { turn, cash }]);
    }
    const [first = [], ...others] = made.values();
    expect(first).toHaveLength(3);
    for (const tries of [first, ...others]) {
      expect(tries.length).toBeLessThanOrEqual(3);
      for (const [index, { turn, cash }] of tries.slice(1).entries()) {
        expect(turn - (tries[index]?.turn ?? Infinity)).toBeGreaterThanOrEqual(9);
        expect(cash).toBeGreaterThanOrEqual(tries[index]?.cash ?? Infinity);
      }
    }
  });

  it('waits while something else is to be decided', () => {
    const { offers = [], ...rest } = SWAP;
    const buying = [{ type: 'pass_property', property_id: 'baltic' }, ...offers.slice(1)];
    expect(answer(asked({ ...rest, offers: buying })).action.type).toBe('pass_property');
  });

  it('states how much likelier to win it makes the proposer, in percent', () => {
    const [, percent] = /makes me (\d+\.\d) % likelier/.exec(answer(asked(SWAP)).reasoning ?? '') ?? [];
    expect(Number(percent)).toBeGreaterThan(0.1);
    expect(Number(percent)).toBeLessThan(50);
  });
});

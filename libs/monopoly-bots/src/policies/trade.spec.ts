import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { TradeSide, ValidAction } from '#libs/protocol';
import { answer } from '../answer.js';
import { question } from '../testing/question.js';

const proposal = (give: TradeSide, get: TradeSide): readonly ValidAction[] => [
  { type: 'accept_trade', trade: { to_player_id: 'me', give, get } },
  { type: 'reject_trade', default: true },
];
const TABLE = { mine: ['tennessee', 'st_james', 'baltic'], theirs: ['new_york', 'mediterranean'] };

describe('a trade', () => {
  it.each<[string, TradeSide, TradeSide, string]>([
    ['completes a group for a fair price', { properties: ['new_york'] }, { cash: 400 }, 'accept_trade'],
    ['is a gift', { cash: 100 }, {}, 'accept_trade'],
    ['is about even', { cash: 100 }, { jail_cards: 2 }, 'reject_trade'],
    ['asks for more cash than there is', { properties: ['new_york'] }, { cash: 1501 }, 'reject_trade'],
    ['completes only the other side', { cash: 300 }, { properties: ['baltic'] }, 'reject_trade'],
    ['completes both sides', { properties: ['new_york'] }, { properties: ['baltic'] }, 'accept_trade'],
    ['names a property that is not on the board', { properties: ['mayfair'], cash: 999 }, {}, 'reject_trade'],
    ['offers nothing', {}, {}, 'reject_trade'],
  ])('that %s', (_, give, get, type) => {
    expect(answer(question({ ...TABLE, offers: proposal(give, get) })).action.type).toBe(type);
  });

  // Vermont costs $100, Tennessee $180; no group becomes whole by these.
  const PARTS = { mine: ['vermont', 'tennessee', 'states'], theirs: ['pennsylvania_railroad', 'kentucky'] };

  it.each<[string, TradeSide, TradeSide, string]>([
    ['is sold for three times its price', { cash: 300 }, { properties: ['vermont'] }, 'accept_trade'],
    ['is sold for less', { cash: 299 }, { properties: ['vermont'] }, 'reject_trade'],
    [
      'is exchanged for a cheaper one and three times the difference',
      { cash: 240, properties: ['vermont'] },
      { properties: ['tennessee'] },
      'accept_trade',
    ],
    [
      'is exchanged for a cheaper one and less',
      { cash: 239, properties: ['vermont'] },
      { properties: ['tennessee'] },
      'reject_trade',
    ],
  ])('of deeds that complete no group: one that %s', (_, give, get, type) => {
    const theirs = [...PARTS.theirs, ...(give.properties ?? [])];
    const mine = PARTS.mine.filter((id) => !theirs.includes(id));
    expect(answer(question({ mine, theirs, offers: proposal(give, get) })).action.type).toBe(type);
  });

  it('that is accepted is accepted with more cash too', () => {
    const deeds = fc.subarray(PARTS.theirs);
    fc.assert(
      fc.property(deeds, fc.subarray(PARTS.mine), fc.nat(1_000), fc.nat(400), (given, asked, cash, more) => {
        const typeWith = (amount: number): string => {
          const give = { cash: amount, properties: given };
          return answer(question({ ...PARTS, offers: proposal(give, { properties: asked }) })).action.type;
        };
        expect([typeWith(cash), typeWith(cash + more)]).not.toEqual(['accept_trade', 'reject_trade']);
      }),
    );
  });

  it('is read from the decision where the offer does not carry it', () => {
    const offers = [{ type: 'accept_trade' }, { type: 'reject_trade' }];
    const trade = { to_player_id: 'me', give: { cash: 500 }, get: { jail_cards: 1 } };
    expect(answer(question({ offers, decision: { trade } })).action.type).toBe('accept_trade');
    expect(answer(question({ offers, decision: { context: { trade } } })).action.type).toBe('accept_trade');
    expect(answer(question({ offers })).action.type).toBe('reject_trade');
  });

  it('meant for somebody else is not accepted', () => {
    const trade = { to_player_id: 'rival', give: { cash: 500 }, get: {} };
    const offers = [{ type: 'accept_trade', trade }, { type: 'reject_trade' }];
    expect(answer(question({ offers })).action.type).toBe('reject_trade');
  });

  it('that is accepted states how much likelier to win it makes, in percent', () => {
    const offers = proposal({ properties: ['new_york'] }, { cash: 400 });
    const [, percent] =
      /makes me (\d+\.\d) % likelier/.exec(answer(question({ ...TABLE, offers })).reasoning ?? '') ?? [];
    expect(Number(percent)).toBeGreaterThan(0.1);
    expect(Number(percent)).toBeLessThan(50);
  });
});

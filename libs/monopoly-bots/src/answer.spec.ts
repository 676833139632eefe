import { BASIC_ACTION_TYPES, EXTENDED_ACTION_TYPES, type DecideRequest, isKnownActionType } from '#libs/protocol';
import { DEEDS } from '#libs/monopoly';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { answer } from './answer.js';
import { readTable } from './table/read-table.js';
import { onSale, question, WAYS_OUT_OF_JAIL } from './testing/question.js';

const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative', 'unheard-of'];

describe('answer', () => {
  it('takes the only way at once', () => {
    const { action, reasoning } = answer(question({ offers: [{ type: 'roll_dice', description: 'Roll', cost: 0 }] }));
    expect(action).toEqual({ type: 'roll_dice' });
    expect(reasoning).toBe('There is only one thing to do: roll dice.');
  });

  it('hands an action back as it was offered, with what the engine put into it', () => {
    const offers = [
      { type: 'place_bid', property_id: 'baltic', amount: 20, action_id: 'a7', description: 'Bid', default: true },
    ];
    expect(answer(question({ offers })).action).toEqual({
      type: 'place_bid',
      property_id: 'baltic',
      amount: 20,
      action_id: 'a7',
    });
  });

  it('answers by the phase where nothing is offered, also the phase of the state', () => {
    expect(answer(question({ phase: 'awaiting_jail_decision' })).action).toEqual({ type: 'roll_for_doubles' });
    const { turn_phase: _, ...asked } = question({});
    const silent = { ...asked, game_state: { ...asked.game_state, turn_phase: 'pre_roll' } } as DecideRequest;
    expect(answer(silent).action).toEqual({ type: 'roll_dice' });
  });

  it('does not repeat what was refused', () => {
    const scene = onSale('tennessee');
    expect(answer(question(scene)).action.type).toBe('buy_property');
    const second = answer(question({ ...scene, lastError: 'not for sale' }));
    expect(second.action.type).toBe('pass_property');
    expect(second.reasoning).toContain('refused');
    expect(answer(question({ offers: [{ type: 'roll_dice' }], lastError: 'no' })).action.type).toBe('roll_dice');
  });

  it.each([
    ['no players', { players: null, properties: null }],
    ['players that are no players', { players: [null, 3, 'x', [], {}], properties: [null, 7, {}, { property_id: 4 }] }],
    [
      'fields of wrong types',
      { players: [{ id: 'me', cash: 'rich', position: {} }], properties: 'none', turn_number: NaN },
    ],
    ['positions off the board', { players: [{ id: 'me', cash: -1e9, position: -3.5 }] }],
    [
      'houses beyond a hotel',
      { players: [{ id: 'me' }], properties: [{ property_id: 'baltic', owner_id: 'x', houses: 99 }] },
    ],
    ['nothing at all', null],
  ])('copes with a state of %s', (_, game_state) => {
    for (const offers of [
      onSale('tennessee').offers,
      WAYS_OUT_OF_JAIL,
      [{ type: 'end_turn' }, { type: 'build_house', property_id: 'baltic' }],
    ]) {
      const hostile = { ...question({ ...(offers && { offers }) }), game_state } as unknown as DecideRequest;
      expect(hostile.valid_actions).toContainEqual(expect.objectContaining(answer(hostile).action));
    }
  });

  it('trusts an engine that hides cash to offer only what can be paid, and invents no sum', () => {
    const { cash: _, ...me } = { cash: 0, id: 'me', name: 'Ada' };
    const asked = question(onSale('tennessee'));
    const { action, reasoning } = answer({ ...asked, game_state: { ...asked.game_state, players: [me] } });
    expect(action.type).toBe('buy_property');
    expect(reasoning).toBe('Orange lands often after jail: I take Tennessee Avenue.');
  });
});

const offer = fc.record(
  {
    type: fc.constantFrom(...BASIC_ACTION_TYPES, ...EXTENDED_ACTION_TYPES, 'dance', '__proto__'),
    property_id: fc.constantFrom(null, 'mayfair', ...DEEDS.map(({ id }) => id)),
    amount: fc.option(fc.integer({ min: -10, max: 2000 })),
    cost: fc.option(fc.integer({ min: -10, max: 2000 })),
    trade: fc.constantFrom(null, { to_player_id: 'me', give: { cash: 900 }, get: { properties: ['baltic'] } }),
    default: fc.boolean(),
  },
  { requiredKeys: ['type'] },
);

const scene = fc.record({
  personality: fc.constantFrom(...PERSONALITIES),
  phase: fc.constantFrom(
    'pre_roll',
    'awaiting_buy_decision',
    'awaiting_jail_decision',
    'awaiting_debt_payment',
    'post_roll',
    '?',
  ),
  turn: fc.nat(),
  me: fc.record({ cash: fc.integer({ min: -500, max: 5000 }), position: fc.nat(39) }),
  mine: fc.subarray(DEEDS.slice(0, 14).map(({ id }) => id)),
  theirs: fc.subarray(DEEDS.slice(14).map(({ id }) => id)),
  offers: fc.array(offer, { minLength: 1, maxLength: 12 }),
});

describe('the seat of a request', () => {
  const players = [{ id: 'me', name: 'Player 1' }];
  const bare = { ...question({}), game_state: { status: 'in_progress', current_player_index: 0, players } };

  it('names the version of the rules where the state does not', () => {
    const seat = { name: 'Ada', personality: 'aggressive', model: 'gpt-x' };
    expect(readTable({ ...bare, seat }).me).toMatchObject({ personality: 'aggressive', model: 'gpt-x' });
    expect(readTable(bare).me).toMatchObject({ personality: null, model: null });
  });

  it('counts for more than the state', () => {
    const request = question({ personality: 'chaotic', model: 'gpt-x' });
    const seat = { name: 'Ada', personality: 'conservative', model: null };
    expect(readTable({ ...request, seat }).me).toMatchObject({ personality: 'conservative', model: null });
    expect(readTable(request).me).toMatchObject({ personality: 'chaotic', model: 'gpt-x' });
  });
});

describe('any answer', () => {
  it('is one of the valid actions, with a reason, first and second time', () => {
    fc.assert(
      fc.property(scene, fc.boolean(), (some, again) => {
        const request = question({ ...some, ...(again && { lastError: 'refused' }) });
        const { action, reasoning } = answer(request);
        // What a type of the contract costs describes it; with a type of the engine's own it may be part of the action.
        const offered = some.offers.map(({ cost, default: _d, ...bare }) =>
          isKnownActionType(bare.type) ? bare : { ...bare, cost },
        );
        expect(offered).toContainEqual(action);
        expect(reasoning).toMatch(/\w.*\.$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same under other ids', () => {
    fc.assert(
      fc.property(scene, fc.uuid(), (some, ids) => {
        const offers = some.offers.map((one) => ({ ...one, trade: null }));
        expect(answer(question({ ...some, offers, ids }))).toEqual(answer(question({ ...some, offers })));
      }),
    );
  });
});

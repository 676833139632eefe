import { describe, expect, it } from '@jest/globals';
import { GAME_EVENT_NAMES } from '#libs/protocol';
import { gameEvent } from '../story/index.js';
import { actionText, count, duration, type LineContext, logLineOf, listed, money, pausedText } from './index.js';
import { NO_CONTEXT } from './line-context.js';

const MONOPOLY: LineContext = { ...NO_CONTEXT, isMonopoly: true };
const ADA = { player_id: 'a', player_name: 'Ada' };

describe('a log line of Monopoly', () => {
  it.each([
    { event: 'dice:rolled', payload: { ...ADA, dice: [2, 2], is_doubles: true }, text: 'Ada rolls 2 and 2, doubles.' },
    { event: 'player:moved', payload: { ...ADA, to_position: 39 }, text: 'Ada moves to Observatory.' },
    {
      event: 'rent:paid',
      payload: { ...ADA, amount: 1_250, to_player_name: 'Bob', property_id: 'baltic' },
      text: 'Ada pays $1,250 rent to Bob at Tanners Row.',
    },
    {
      event: 'card:drawn',
      payload: { ...ADA, card_text: 'Advance to Boardwalk.' },
      text: 'Ada draws: “Advance to Observatory.”',
    },
    {
      event: 'trade:proposed',
      payload: { ...ADA, trade: { to_player_id: 'b', give: { cash: 50, properties: ['baltic'] }, get: {} } },
      text: 'Ada proposes a trade: Tanners Row and $50 for nothing.',
    },
    {
      event: 'auction:bid',
      payload: { ...ADA, property_id: 'baltic', amount: 9 },
      text: 'Ada bids $9 for Tanners Row.',
    },
    { event: 'game:paused', payload: { reason: 'operator' }, text: 'The game is paused by an operator.' },
    { event: 'game:paused', payload: { reason: 'no engine' }, text: 'The game is paused: no engine.' },
    { event: 'game:ended', payload: { winner_name: null }, text: 'Nobody wins the game.' },
    {
      event: 'turn:action',
      payload: { ...ADA, action: { type: 'buy_property' }, result: { success: false, message: 'too poor' } },
      text: 'The engine refuses buy property: too poor',
    },
  ])('$event: $text', ({ event, payload, text }) => {
    expect(logLineOf(gameEvent(event, 1, null, payload), MONOPOLY)?.text).toBe(text);
  });
});

describe('a log line', () => {
  it('has a line of its own where only its engine knows it: name and fields as text, bounded', () => {
    const line = (payload: object): unknown => logLineOf(gameEvent('disc:dropped_in', 7, null, { ...payload }));
    expect(line({ ...ADA, game_id: 'g', column: 3, cells: [[5, 3]], note: null })).toEqual({
      seq: 7,
      kind: 'moves',
      playerId: 'a',
      text: 'Ada · disc dropped in · column 3, cells [[5,3]]',
    });
    expect(line({})).toMatchObject({ playerId: null, text: 'disc dropped in' });
    expect(line({ result: { success: true } })).toMatchObject({ text: 'disc dropped in · result {"success":true}' });
    expect(line({ text: `<b>\u202E${'x'.repeat(5_000)}` })).toMatchObject({
      text: expect.stringMatching(/^disc dropped in · text <b>x{100,160}…$/),
    });
  });

  it('has words or none, whatever is missing from the payload', () => {
    for (const name of GAME_EVENT_NAMES) {
      const line = logLineOf(gameEvent(name, 1, null, {}));
      expect(line?.text ?? 'nothing').not.toMatch(/undefined|null|NaN|\[object/);
      expect(line?.text ?? 'nothing').toMatch(/[a-z]{3}/);
    }
  });

  it('is none for what is shown elsewhere, and for what this page does not know', () => {
    const rolled = gameEvent('turn:action', 1, null, { action: { type: 'roll_dice' }, result: { success: true } });
    expect(logLineOf(rolled, MONOPOLY)).toBeNull();
    expect(logLineOf(gameEvent('toString', 1, null, {}))).toBeNull();
    expect(logLineOf(gameEvent('game:archived', 1, null, {}))).toBeNull();
  });
});

describe('a deal in words', () => {
  it('names the proposer by id if the engine gives no name', () => {
    const trade = { trade_id: 1, from_player_id: 'a', to_player_id: 'b', give: { cash: 5 }, get: {} };
    const line = logLineOf(gameEvent('trade:proposed', 1, null, { trade }), {
      ...NO_CONTEXT,
      nameOf: (id) => (id === 'a' ? 'Ada' : null),
    });
    expect(line?.text).toBe('Ada proposes a trade: $5 for nothing.');
  });

  it('distinguishes an auctioned building from an auctioned property', () => {
    const lot = { property_id: 'baltic', building_type: 'hotel', ...ADA, amount: 70 };
    expect(logLineOf(gameEvent('auction:bid', 1, null, lot))?.text).toBe('Ada bids $70 for a hotel.');
  });
});

describe('amounts in words', () => {
  it.each([
    { from: money(1_500), text: '$1,500' },
    { from: money(-20), text: '−$20' },
    { from: money(null), text: '–' },
    { from: count(1, 'event'), text: '1 event' },
    { from: count(2_000, 'event'), text: '2,000 events' },
    { from: duration(40.4), text: '40 ms' },
    { from: duration(1_540), text: '1.5 s' },
    { from: duration(61_000), text: '1 min 1 s' },
    { from: listed(['a', 'b', 'c']), text: 'a, b and c' },
    { from: pausedText('operator'), text: 'Paused by an operator' },
    { from: pausedText('no engine'), text: 'Paused: no engine' },
    { from: pausedText(null), text: 'Paused' },
    {
      from: actionText({ type: 'place_bid', property_id: 'baltic', amount: 10 }),
      text: 'place bid · Tanners Row · $10',
    },
  ])('$text', ({ from, text }) => {
    expect(from).toBe(text);
  });
});

import { describe, expect, it } from '@jest/globals';
import { GAME_EVENT_NAMES, type GameEventName, type NumberedEvent, type ValidAction } from '#libs/protocol';
import { type Change, numbered } from './change.js';
import type { GameSession } from './session.js';
import { RUNNING, stateOf } from './testing/sessions.js';
import { hidesNow, publicState, shownEvent, shownState } from './visibility.js';

const CARD = 'the ace';
const AT = '2026-01-01T00:00:00.000Z';
const SECRET = { type: 'mark', secret: true, card: CARD };
const RESULT = {
  success: true,
  message: 'Well.',
  events: [{ type: 'card:seen', hidden: { a: { card: CARD } } }],
};

/** For each event: a payload that states a card where it should not be seen, and what others see of it. */
const EVENTS: Readonly<Record<GameEventName, readonly [object, object]>> = {
  'game:started': [{ players: [] }, { players: [] }],
  'game:ended': [{ winner_id: null }, { winner_id: null }],
  'game:stopped': [{ reason: 'operator' }, { reason: 'operator' }],
  'game:paused': [{ reason: `model_failed: Ann, ${CARD}` }, { reason: 'model_failed' }],
  'game:resumed': [{ reason: 'operator' }, { reason: 'operator' }],
  'game:speed': [{ speed: 'fast' }, { speed: 'fast' }],
  'game:error': [
    { error: CARD, code: 'engine_refused' },
    { error: 'its reason is shown when the game is over (engine_refused)', code: 'engine_refused' },
  ],
  'turn:start': [{ turn_number: 1 }, { turn_number: 1 }],
  'turn:end': [{ turn_number: 1 }, { turn_number: 1 }],
  'turn:action': [
    { action: { type: 'bet', amount: 1 }, result: { ...RESULT, hidden: { a: CARD }, decision: { card: CARD } } },
    {
      action: { type: 'bet', amount: 1 },
      result: { success: true, message: 'Well.', events: [{ type: 'card:seen' }] },
    },
  ],
  'turn:timeout': [
    { action: SECRET, timeout: 1 },
    { action: { type: 'mark' }, timeout: 1 },
  ],
  'agent:thinking': [{ valid_actions: ['bet', 'mark'] }, { valid_actions: ['bet', 'mark'] }],
  'agent:decision': [
    { action: SECRET, reasoning: CARD, agent_source: CARD, usage: { model: CARD }, source: 'agent' },
    { action: { type: 'mark' }, reasoning: null, source: 'agent' },
  ],
  'agent:error': [
    { error: `possible: mark ${CARD}`, code: 'invalid_action' },
    { error: 'its reason is shown when the game is over (invalid_action)', code: 'invalid_action' },
  ],
  'agent:chat': [{ message: 'Hello.' }, { message: 'Hello.' }],
  'agent:joined': [{ seat: 'guest' }, { seat: 'guest' }],
  'agent:left': [{ reason: 'left' }, { reason: 'left' }],
  'agent:returned': [{ player_id: 'a' }, { player_id: 'a' }],
  ...openOnly('dice:rolled', 'player:moved', 'property:purchased', 'property:passed', 'rent:paid', 'card:drawn'),
  ...openOnly('building:built', 'building:sold', 'jail:action', 'player:bankrupt', 'auction:started', 'auction:bid'),
  ...openOnly('auction:ended', 'trade:proposed', 'trade:resolved', 'property:mortgaged', 'property:unmortgaged'),
};

function openOnly<N extends GameEventName>(...names: readonly N[]): Record<N, readonly [object, object]> {
  const shown = [{ open: 1, hidden: { a: { card: CARD }, all: CARD } }, { open: 1 }] as const;
  return Object.fromEntries(names.map((name) => [name, shown])) as Record<N, readonly [object, object]>;
}

function event(name: string, payload: object): NumberedEvent {
  return { seq: 1, at: AT, event: name, payload } as NumberedEvent;
}

describe('what others see of a game that hides something', () => {
  it.each(GAME_EVENT_NAMES)('of %s', (name) => {
    const [payload, shown] = EVENTS[name];
    const player = { player_id: 'a', player_name: 'Ann' };
    for (const onlooker of [null, 'b', 'all', '__proto__', 'constructor'])
      expect(shownEvent(event(name, { ...player, ...payload }), onlooker).payload).toEqual({ ...player, ...shown });
  });

  it('of an action that is secret, or that its engine refused, is its type', () => {
    const refused = { success: false, message: `You hold ${CARD}.` };
    const shown = shownEvent(event('turn:action', { player_id: 'a', action: SECRET, result: RESULT }), null);
    expect(shown.payload).toEqual({ player_id: 'a', action: { type: 'mark' }, result: { success: true } });
    const no = shownEvent(event('turn:action', { player_id: 'a', action: { type: 'bet' }, result: refused }), 'b');
    expect(no.payload).toEqual({ player_id: 'a', action: { type: 'bet' }, result: { success: false } });
  });

  it("of an engine's own event is what is no player's, and the part of the player who looks", () => {
    const dealt = event('card:dealt', { hidden: { b: { card: CARD }, all: CARD } });
    expect(shownEvent(dealt, null).payload).toEqual({});
    expect(shownEvent(dealt, 'a').payload).toEqual({});
    expect(shownEvent(dealt, 'b').payload).toEqual({ hidden: { b: { card: CARD } } });
  });

  it('is not what a player did and was answered itself: that is all of it but the parts of others', () => {
    const decision = { player_id: 'a', action: SECRET, reasoning: CARD };
    expect(shownEvent(event('agent:decision', decision), 'a').payload).toEqual(decision);
    const result = { ...RESULT, events: [{ type: 'x:y', hidden: { a: 1, b: CARD } }] };
    const done = shownEvent(event('turn:action', { player_id: 'a', action: SECRET, result }), 'a');
    expect(done.payload).toMatchObject({ action: SECRET, result: { events: [{ type: 'x:y', hidden: { a: 1 } }] } });
    expect(JSON.stringify(done.payload)).not.toContain('"b"');
  });

  it('is nothing of the hidden part of a state; each player sees its own, with the view that is theirs', () => {
    const view = { kind: 'text', text: 'Open.' };
    const own = { card: CARD, view: { kind: 'text', text: CARD } };
    const state = { ...stateOf(), view, hidden: { a: own, b: {}, all: { cards: [CARD] } } };
    expect(shownState(state, null)).toEqual({ ...stateOf(), view });
    expect(shownState(state, 'nobody')).toEqual({ ...stateOf(), view });
    expect(shownState(state, 'all')).toEqual({ ...stateOf(), view });
    expect(shownState(state, 'a')).toEqual({ ...stateOf(), view: own.view, hidden: { a: own } });
    expect(shownState(state, 'b')).toEqual({ ...stateOf(), view, hidden: { b: {} } });
    expect(shownState(stateOf(), null)).toEqual(stateOf());
    const asking = { ...stateOf(), decision: { card: CARD }, valid_actions: [SECRET] };
    expect(shownState(asking, null)).toEqual(stateOf());
  });
});

describe('a game has something hidden', () => {
  const asked = (offer: ValidAction): GameSession => ({
    ...RUNNING,
    stage: {
      name: 'asked',
      question: { seatId: 'a', phase: '', validActions: [{ type: 'bet' }, offer] },
      deadline: AT,
    },
  });

  it.each<[string, Pick<Change, 'session' | 'events' | 'snapshot'>, boolean]>([
    ['a state', { session: RUNNING, events: [], snapshot: { state: { ...stateOf(), hidden: {} }, after: 0 } }, true],
    ['an event', { session: RUNNING, events: [event('card:dealt', { hidden: { a: CARD } })] }, true],
    ['an offer that is secret', { session: asked(SECRET), events: [] }, true],
    ['nothing', { session: asked({ type: 'fold' }), events: [event('tile:shown', { hidden: false })] }, false],
  ])('from %s on', (_, change, hides) => {
    expect(numbered(RUNNING, change, AT).game.hasHidden === true).toBe(hides);
  });
});

describe('a game that has had something hidden', () => {
  const game = { ...RUNNING, hasHidden: true, state: { ...stateOf(), hidden: { a: CARD } } };

  it.each([
    ['running', game, true],
    ['paused', { ...game, status: 'paused' as const, by: 'operator' as const, stepping: false }, true],
    ['failed', { ...game, status: 'failed' as const, error: '', code: '', stage: game.stage }, true],
    ['completed', { ...game, status: 'completed' as const, winnerId: null, reason: 'completed' as const }, false],
    ['stopped', { ...game, status: 'stopped' as const, reason: 'operator' }, false],
    ['running, and shown to all by its creator', { ...game, spectators: 'all' as const }, false],
  ])('and is %s', (_, session, hides) => {
    expect(hidesNow(session)).toBe(hides);
    expect(publicState(session).hidden === undefined).toBe(hides);
  });

  it('hides nothing where it has had nothing hidden', () => {
    expect(hidesNow(RUNNING)).toBe(false);
    expect(publicState(RUNNING)).toBe(RUNNING.state);
  });
});

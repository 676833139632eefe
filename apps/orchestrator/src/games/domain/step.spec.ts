import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/protocol';
import { type Change, numbered } from './change.js';
import { decide } from './decide.js';
import { type Executed, finish, MAX_REFUSALS } from './finish.js';
import type { Refusal } from './refusal.js';
import type { GameSession } from './session.js';
import type { SeatDecision } from './seat-decision.js';
import { ask, endAtOnce, type Situation } from './step.js';
import { DEFAULTS_BEYOND } from './turn-length.js';
import { ANN, ASKED, BOB, DECIDED, PAUSED, RUNNING, stateOf, STOPPED, withPlayer } from './testing/sessions.js';

const DEADLINE = '2026-01-01T00:00:30.000Z';
const SITUATION: Situation = {
  state: stateOf(),
  question: { seatId: ANN, phase: 'pre_roll', validActions: [{ type: 'roll_dice' }, { type: 'roll_dice' }] },
  isFresh: false,
};
const DECISION: SeatDecision = {
  action: { type: 'roll_dice' },
  reasoning: 'Onwards.',
  chat: null,
  source: 'agent',
  durationMs: 5,
  failures: [],
  attempt: 'answered',
  usage: null,
};

function change(outcome: Change | Refusal): Change {
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}
const names = (outcome: Change | Refusal): string[] => change(outcome).events.map(({ event }) => event);
const executed = (after = stateOf(), result: object = {}): Executed => ({
  kind: 'executed',
  result: { success: true, ...result },
  after,
});
const nextTurn = stateOf({ turn_number: 2, current_player_index: 1 });

describe('asking', () => {
  it('opens a turn with its first step only', () => {
    const first = change(ask(RUNNING, 1, SITUATION, DEADLINE));
    expect(first.events).toEqual([
      { event: 'turn:start', payload: { player_id: ANN, player_name: 'Ann', turn_number: 1, position: 0, cash: 1500 } },
      {
        event: 'agent:thinking',
        payload: {
          player_id: ANN,
          player_name: 'Ann',
          phase: 'pre_roll',
          valid_actions: ['roll_dice'],
          deadline: DEADLINE,
        },
      },
    ]);
    expect(first.session).toMatchObject({ turnCount: 1, stage: { name: 'asked' } });
    expect(names(ask({ ...RUNNING, turn: ASKED.turn }, 1, SITUATION, DEADLINE))).toEqual(['agent:thinking']);
  });

  it('closes a turn that the engine ended out of sight', () => {
    const situation = { ...SITUATION, state: nextTurn, isFresh: true };
    const outcome = ask({ ...RUNNING, turn: ASKED.turn }, 1, situation, DEADLINE);
    expect(names(outcome)).toEqual(['turn:end', 'turn:start', 'agent:thinking']);
    expect(outcome).toMatchObject({ snapshot: { state: nextTurn, after: 0 } });
  });

  it('counts turns itself where the engine does not', () => {
    const state = stateOf({ turn_number: null, current_player_index: 1 });
    const question = { ...SITUATION.question, seatId: BOB };
    const { events } = change(ask({ ...RUNNING, turnCount: 4 }, 1, { ...SITUATION, state, question }, DEADLINE));
    expect(events[0]).toMatchObject({ event: 'turn:start', payload: { turn_number: 5, player_name: 'Bob' } });
  });
});

describe('the fence', () => {
  it.each([
    ['another step', RUNNING, 2],
    ['another stage', ASKED, 1],
    ['a game that was stopped', STOPPED, 1],
    ['a game that was paused', PAUSED, 1],
  ] as const)('a commit for %s changes nothing', (_, session, step) => {
    expect(ask(session, step, SITUATION, DEADLINE)).toMatchObject({ refused: 'stale_step' });
    expect(endAtOnce(session, step, stateOf())).toMatchObject({ refused: 'stale_step' });
    expect(decide(session === ASKED ? RUNNING : session, step, DECISION)).toMatchObject({ refused: 'stale_step' });
    expect(finish(session, step, executed())).toMatchObject({ refused: 'stale_step' });
  });

  it('lets a single step of a paused game pass', () => {
    expect(names(ask({ ...PAUSED, stepping: true }, 1, SITUATION, DEADLINE))).toEqual(['turn:start', 'agent:thinking']);
  });
});

describe('deciding', () => {
  it('emits what failed, then the decision, then the chat', () => {
    const failures = [{ kind: 'error', code: 'invalid_action', error: 'no' }, { kind: 'timeout' }] as const;
    const outcome = change(decide(ASKED, 1, { ...DECISION, source: 'default', chat: 'Oh!', failures }));
    const ann = { player_id: ANN, player_name: 'Ann' };
    const action = { type: 'roll_dice' };
    expect(outcome.events).toEqual([
      { event: 'agent:error', payload: { ...ann, error: 'no', code: 'invalid_action' } },
      { event: 'turn:timeout', payload: { ...ann, action, timeout: 30 } },
      {
        event: 'agent:decision',
        payload: { ...ann, action, reasoning: 'Onwards.', duration_ms: 5, source: 'default' },
      },
      { event: 'agent:chat', payload: { ...ann, message: 'Oh!' } },
    ]);
    expect(outcome.session).toMatchObject({ stage: { name: 'decided', seatId: ANN, action } });
  });
});

describe('finishing', () => {
  it('emits the action and its snapshot, and closes the turn when the next one is there', () => {
    const sameTurn = change(finish(DECIDED, 1, executed()));
    expect(sameTurn.events.map(({ event }) => event)).toEqual(['turn:action']);
    expect(sameTurn.session).toMatchObject({ step: 2, stage: { name: 'ready' }, turn: { steps: 1 } });
    const closing = change(finish(DECIDED, 1, executed(nextTurn)));
    expect(closing.events.map(({ event }) => event)).toEqual(['turn:action', 'turn:end']);
    expect(closing).toMatchObject({ snapshot: { after: 1 }, session: { turn: null } });
  });

  it.each([
    ['the result', executed(stateOf(), { game_over: true, winner_id: BOB })],
    ['the state', executed(stateOf({ status: 'completed', winner_id: BOB }))],
    ['who is left', executed(withPlayer(stateOf({ status: 'completed' }), ANN, { is_bankrupt: true }))],
  ])('ends the game by %s', (_, outcome) => {
    const { events, session } = change(finish(DECIDED, 1, outcome));
    expect(events.slice(-2)).toMatchObject([
      { event: 'turn:end' },
      { event: 'game:ended', payload: { winner_id: BOB, winner_name: 'Bob', reason: 'completed' } },
    ]);
    expect(session).toMatchObject({ status: 'completed', winnerId: BOB });
  });

  it('ends the game when the last turn is over, without a winner of its own making', () => {
    const limited: GameSession = { ...DECIDED, maxTurns: 1 };
    expect(change(finish(limited, 1, executed())).session.status).toBe('running');
    const { events } = change(finish(limited, 1, executed(nextTurn)));
    expect(events.at(-1)).toMatchObject({ event: 'game:ended', payload: { winner_id: null, reason: 'max_turns' } });
  });

  it('counts refusals in a row and fails the game when there are too many', () => {
    const refused: Executed = { kind: 'refused', message: 'not now', code: undefined };
    const once = change(finish(DECIDED, 1, refused));
    expect(once.events.at(-1)).toMatchObject({
      event: 'turn:action',
      payload: { result: { success: false, message: 'not now', action_type: 'roll_dice' } },
    });
    expect(once.session).toMatchObject({ refusals: 1, lastRefusal: 'not now', step: 2 });
    const last = change(finish({ ...DECIDED, refusals: MAX_REFUSALS - 1 }, 1, refused));
    expect(last.events.at(-1)).toMatchObject({ event: 'game:error', payload: { code: 'too_many_refusals' } });
    expect(last.session.status).toBe('failed');
    const relieved = change(finish({ ...DECIDED, refusals: 3 }, 1, executed()));
    expect(relieved.session).toMatchObject({ refusals: 0, lastRefusal: null });
  });

  it('fails a turn that default actions beyond its last step did not end, but not one that the last of them ends', () => {
    const turn = { key: '1:0', number: 1, seatId: ANN, steps: 20 + DEFAULTS_BEYOND - 1 };
    const long: GameSession = { ...DECIDED, turn, maxStepsPerTurn: 20 };
    expect(change(finish(long, 1, executed())).session).toMatchObject({ status: 'failed', code: 'no_progress' });
    expect(change(finish(long, 1, executed(nextTurn))).session).toMatchObject({ status: 'running', turn: null });
    const shorter: GameSession = { ...long, turn: { ...turn, steps: turn.steps - 1 } };
    expect(change(finish(shorter, 1, executed())).session.status).toBe('running');
  });

  it('carries out a pause that was asked for meanwhile', () => {
    const outcome = change(finish({ ...DECIDED, status: 'running', pausing: true }, 1, executed()));
    expect(outcome.events.map(({ event }) => event)).toEqual(['turn:action', 'game:paused']);
    expect(outcome.session).toMatchObject({ status: 'paused', by: 'operator', step: 2 });
  });

  it('ends a single step where it began: paused', () => {
    const stepping: GameSession = { ...PAUSED, stage: DECIDED.stage, stepping: true };
    expect(change(finish(stepping, 1, executed())).session).toMatchObject({ status: 'paused', stepping: false });
  });
});

describe('numbering', () => {
  it('continues without a gap, and a snapshot has the number of the event before it', () => {
    const outcome = numbered(DECIDED, change(finish(DECIDED, 1, executed(nextTurn))), '2026-01-01T00:00:01.000Z');
    expect(outcome.events.map(({ seq, event }) => [seq, event])).toEqual([
      [11, 'turn:action'],
      [12, 'turn:end'],
    ]);
    expect(outcome.snapshot).toEqual({ seq: 11, baseSeq: 9, state: nextTurn });
    expect(outcome.game).toMatchObject({
      seq: 12,
      stateSeq: 11,
      state: nextTurn,
      updatedAt: '2026-01-01T00:00:01.000Z',
    });
  });

  it('a game that is found over ends at once', () => {
    const state = stateOf({ status: 'completed', winner_id: ANN });
    expect(names(endAtOnce({ ...RUNNING, turn: ASKED.turn }, 1, state))).toEqual(['turn:end', 'game:ended']);
  });
});

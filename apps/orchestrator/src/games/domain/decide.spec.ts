import { describe, expect, it } from '@jest/globals';
import { isRefusal, type ModelFailurePolicy, type ValidAction } from '#libs/protocol';
import { accounts } from './accounts.js';
import { type Change, numbered } from './change.js';
import { decide } from './decide.js';
import type { SeatDecision } from './seat-decision.js';
import type { GameSession } from './session.js';
import { ask } from './step.js';
import { ANN, ASKED, BOB, stateOf } from './testing/sessions.js';

const FAILED: SeatDecision = {
  action: { type: 'buy_property' },
  reasoning: 'By heuristic.',
  chat: 'Mine!',
  source: 'agent',
  agentSource: 'heuristic',
  durationMs: 5,
  failures: [],
  attempt: 'answered',
  usage: { outcome: 'cut_off', output_tokens: 100 },
};
const OFFERED: readonly ValidAction[] = [{ type: 'buy_property' }, { type: 'pass_property' }];

type Running = Extract<GameSession, { status: 'running' }>;

/** Ann has a model, and was asked. */
function asked(policy?: ModelFailurePolicy, validActions = OFFERED): Running {
  const question = { seatId: ANN, phase: 'awaiting_buy_decision', validActions };
  return {
    ...ASKED,
    seats: ASKED.seats.map((seat) => (seat.id === ANN ? { ...seat, model: 'gpt' } : seat)),
    stage: { name: 'asked', question, deadline: '', since: 4 },
    askedAt: { [ANN]: 10 },
    ...(policy !== undefined && { onModelFailure: policy }),
  };
}

function after(session: GameSession, decision: SeatDecision): Change {
  const change = decide(session, 1, decision);
  if (isRefusal(change)) throw new Error(change.detail);
  return change;
}

const names = ({ events }: Change): string[] => events.map(({ event }) => event);

describe('a seat whose model failed', () => {
  it.each([undefined, 'heuristic'] as const)('plays what its agent decided instead under the policy %s', (policy) => {
    const { session, events } = after(asked(policy), FAILED);
    expect(session).toMatchObject({ status: 'running', stage: { name: 'decided', action: { type: 'buy_property' } } });
    expect(events.map(({ event }) => event)).toEqual(['agent:decision', 'agent:chat']);
    const [account] = accounts(session);
    expect(account).toMatchObject({ decided_by: { heuristic: 1, model: 0 }, model_share: 0, outcomes: { cut_off: 1 } });
  });

  it('plays the default action under `default`, shows nothing of the heuristic, and its cost is booked', () => {
    const { session, events } = after(asked('default'), FAILED);
    expect(session).toMatchObject({ stage: { action: { type: 'pass_property' }, isAgents: false } });
    expect(events).toMatchObject([
      { event: 'agent:error', payload: { player_id: ANN, code: 'model_failed' } },
      { event: 'agent:decision', payload: { source: 'default', reasoning: null, usage: { output_tokens: 100 } } },
    ]);
    expect(events[1]?.payload).not.toHaveProperty('agent_source');
    const [account] = accounts(session);
    expect(account).toMatchObject({ defaults: 1, output_tokens: 100, outcomes: { cut_off: 1 } });
    expect(session.conduct?.[ANN]).toMatchObject({ failures: 0 });
  });

  it('pauses the game under `pause`, with seat and outcome as the reason, and is asked again with the same events', () => {
    const { session, events } = after(asked('pause'), FAILED);
    expect(session).toMatchObject({
      status: 'paused',
      by: 'operator',
      stage: { name: 'ready' },
      modelPauses: 1,
      step: 1,
    });
    expect(events).toMatchObject([
      { event: 'agent:error', payload: { code: 'model_failed' } },
      { event: 'game:paused', payload: { reason: 'model_failed: Ann, cut_off' } },
    ]);
    expect(accounts(session)[0]).toMatchObject({ decisions: 0, output_tokens: 100, outcomes: { cut_off: 1 } });
    expect(session.askedAt).toEqual({ [ANN]: 4 });
  });

  it('stays paused where a single step was asked for', () => {
    const { pausing: _, ...game } = asked('pause');
    const stepping: GameSession = { ...game, status: 'paused', by: 'operator', stepping: true };
    expect(after(stepping, FAILED).session).toMatchObject({ status: 'paused', stepping: false });
  });

  it.each([
    { offers: ['pass_property', 'declare_bankruptcy', 'resign'], action: 'resign' },
    { offers: ['pass_property', 'declare_bankruptcy'], action: 'declare_bankruptcy' },
    { offers: ['buy_property', 'pass_property'], action: 'pass_property' },
  ])('gives up under `forfeit` by $action where $offers are offered', ({ offers, action }) => {
    const { session, events } = after(
      asked(
        'forfeit',
        offers.map((type) => ({ type })),
      ),
      FAILED,
    );
    expect(session).toMatchObject({ forfeited: [ANN], stage: { action: { type: action } } });
    expect(events).toMatchObject([{ payload: { code: 'model_failed' } }, { payload: { source: 'default' } }]);
    expect(accounts(session).map(({ forfeited = false }) => forfeited)).toEqual([true, false]);
  });
});

describe('no failure of a model is', () => {
  it.each<[string, Partial<SeatDecision>, Partial<Running>]>([
    ['a forced decision', { agentSource: 'forced' }, {}],
    ['what an agent decided that names another decider', { agentSource: 'somebody' }, {}],
    ['a decision of the model', { agentSource: 'model', usage: { outcome: 'corrected' } }, {}],
    ['a heuristic that the spent budget of the game asks for', {}, { allowance: { maxTokens: 0, maxCostUsd: null } }],
    ['a decision of a seat without a model', {}, { seats: ASKED.seats }],
    ['the failure of the agent itself', { source: 'default', failures: [{ kind: 'timeout' }] }, {}],
  ])('%s', (_, decision, session) => {
    const change = after({ ...asked('pause'), ...session }, { ...FAILED, ...decision });
    expect(change.session).toMatchObject({ status: 'running', stage: { action: { type: 'buy_property' } } });
  });
});

describe('what later decisions receive', () => {
  const situation = {
    state: stateOf(),
    question: { seatId: ANN, phase: 'pre_roll', validActions: null },
    isFresh: false,
  };

  it('begins with the event after the one with which the seat was asked last', () => {
    const ready: Running = { ...asked(), stage: { name: 'ready' } };
    const first = ask(ready, 1, situation, '');
    if (isRefusal(first)) throw new Error(first.detail);
    expect(first.session).toMatchObject({ stage: { since: 10 }, askedAt: { [ANN]: 11 } });
    expect(numbered(ready, first, '').events.at(-1)).toMatchObject({ seq: 11, event: 'agent:thinking' });
  });

  it('is not noted for a seat without a model and an agent of its own', () => {
    const change = ask({ ...ASKED, stage: { name: 'ready' } }, 1, situation, '');
    expect(change).not.toHaveProperty('session.askedAt');
    expect(change).not.toHaveProperty('session.stage.since');
    expect(after(ASKED, FAILED).session).not.toHaveProperty('talk');
  });

  it('holds the last twenty chat messages with their turns', () => {
    let session = asked();
    for (let turn = 1; turn <= 25; turn += 1) {
      const { talk } = after(session, { ...FAILED, chat: `Message ${turn}` }).session;
      session = { ...session, ...(talk && { talk }), turn: { key: '', number: turn + 1, seatId: BOB, steps: 0 } };
    }
    expect(session.talk).toHaveLength(20);
    expect(session.talk?.at(-1)).toEqual({ player_id: ANN, turn_number: 25, message: 'Message 25' });
  });

  it('leaves a decision without chat out', () => {
    expect(names(after(asked(), { ...FAILED, chat: null }))).toEqual(['agent:decision']);
    expect(after(asked(), { ...FAILED, chat: null }).session.talk).toBeUndefined();
  });
});

describe('two answers that are no legal action', () => {
  const illegal = { kind: 'error', code: 'invalid_action', error: 'is not possible now' } as const;
  const twice: SeatDecision = {
    action: { type: 'pass_property' },
    reasoning: null,
    chat: null,
    source: 'default',
    durationMs: 1,
    failures: [illegal, illegal],
    attempt: 'failed',
    usage: null,
  };
  const offers = [{ type: 'pass_property' }, { type: 'resign' }];

  it.each([
    ['make the seat resign under `on_illegal: forfeit`', 'forfeit', twice, offers, 'resign', [ANN]],
    [
      'are a default action where the engine offers no resignation',
      'forfeit',
      twice,
      offers.slice(0, 1),
      'pass_property',
      undefined,
    ],
    ['are a default action by default', 'default', twice, offers, 'pass_property', undefined],
    [
      'are not one of them and a timeout',
      'forfeit',
      { ...twice, failures: [illegal, { kind: 'timeout' }] },
      offers,
      'pass_property',
      undefined,
    ],
  ] as const)('%s', (_, onIllegal, decision, validActions, action, forfeited) => {
    const { session } = after({ ...asked('heuristic', [...validActions]), onIllegal }, decision);
    expect(session).toMatchObject({ stage: { action: { type: action } } });
    expect(session.forfeited).toEqual(forfeited);
  });
});

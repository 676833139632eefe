import { describe, expect, it } from '@jest/globals';
import type { Received } from '../fixtures/raw-spectator.js';
import { HttpFixture, readJson, sendJson } from '../fixtures/http-fixture.js';
import { type AgentBehaviour, type AgentCall, startThirdPartyAgent } from '../fixtures/third-party-agent.js';
import { wrongsIn } from '../support/account.js';
import { failingForGood, ofSeat } from '../support/probation.js';
import { seatedGame, watchToEnd } from '../support/seated-game.js';
import { EventLoopDelay } from '../../libs/service/src/testing/index.js';
import { Table } from '../support/table.js';
import { inWords, troublesIn } from '../support/event-text.js';

/** Seconds, where the deadline ends the wait for an agent; and where something else must end it first. */
const TURN_TIMEOUT = 0.3;
const NO_HURRY = 10;
const SETTINGS = { seed: 1, turn_timeout: TURN_TIMEOUT };

/** Milliseconds that a faulty decision may take on a machine that never stands still. */
function endsWithinMs(turnTimeout: number): number {
  return turnTimeout * 1_500 + 200;
}

type Deed = AgentBehaviour | ((call: AgentCall) => AgentBehaviour);

interface Row {
  readonly it: string;
  /** What the agent does with its first choice; everything else it answers sensibly. */
  readonly does: Deed;
  /** The events between the question and the decision. */
  readonly emitted: readonly string[];
  /** Whose decision is carried out at last; only a default leaves what the agent would have bought. */
  readonly source: 'default' | 'corrected';
}

const TIMED_OUT = { emitted: ['turn:timeout'], source: 'default' } as const;
const INVALID = 'agent:error invalid_action';

/** What the decision comes to: the event, and the action's type. */
const DEEDS = {
  default: [/^property:passed /, 'pass_property'],
  corrected: [/^property:purchased /, 'buy_property'],
} as const;

/** Every game is played to its end. */
const FAULTS: readonly Row[] = [
  { it: 'hangs', does: 'hang', ...TIMED_OUT },
  { it: 'answers late', does: { lateMs: 450 }, ...TIMED_OUT },
  { it: 'drips byte by byte', does: 'drip', ...TIMED_OUT },
  failing('answers 500', 'status500', 'agent_http_error'),
  failing('answers what is not JSON', 'not_json', 'agent_bad_answer'),
  failing('answers nothing', 'empty', 'agent_bad_answer'),
  failing('answers 10 MB', 'too_large', 'agent_too_large'),
  failing('closes the connection', 'closed', 'agent_unreachable'),
  { it: 'is mistaken once', does: 'invalid_once', emitted: [INVALID], source: 'corrected' },
  { it: 'is mistaken twice', does: 'invalid', emitted: [INVALID, INVALID], source: 'default' },
  { ...TIMED_OUT, it: 'is mistaken, then hangs', does: thenHangs('invalid'), emitted: [INVALID, 'turn:timeout'] },
];

function failing(name: string, does: AgentBehaviour, code: string): Row {
  return { it: name, does, emitted: [`agent:error ${code}`], source: 'default' };
}

function thenHangs(first: AgentBehaviour): Deed {
  return ({ body }) => (body.last_error === undefined ? first : 'hang');
}

/** With this seed the first player may buy where its first throw takes it: the second step is the first choice. */
function isFirstChoice({ body }: AgentCall): boolean {
  return body.game_state.turn_number === 1 && body.valid_actions.length === 2;
}

function atFirstChoice(does: Deed): (call: AgentCall) => AgentBehaviour {
  return (call) => (isFirstChoice(call) ? (typeof does === 'function' ? does(call) : does) : 'sensible');
}

/** From the question to the snapshot. */
function firstChoiceIn(received: readonly Received[]): Received[] {
  const asked = received.findIndex(({ payload }) => payload['phase'] === 'awaiting_buy_decision');
  const step = received.slice(asked);
  return step.slice(0, step.findIndex(({ event }) => event === 'game:state') + 1);
}

/** How often an agent is sent one question: a connection that closes without an answer is tried once more. */
function requestsFor(does: Deed): number {
  return does === 'closed' ? 2 : 1;
}

function isCorrection(lastError: string | undefined): boolean {
  return lastError?.includes('flip_the_board') ?? false;
}

function millisecondsBetween(one: Received | undefined, other: Received | undefined): number {
  return Date.parse(String(other?.payload['at'])) - Date.parse(String(one?.payload['at']));
}

function decisionsIn(received: readonly Received[]): number {
  return received.filter(({ event }) => event === 'agent:decision').length;
}

describe('an agent that fails costs its seat one decision', () => {
  it.each(FAULTS)('$it: $emitted, then $source', async ({ does, emitted, source }) => {
    await using table = await Table.set({ agent: atFirstChoice(does) });
    using delay = new EventLoopDelay();
    const turn_timeout = emitted.includes('turn:timeout') ? TURN_TIMEOUT : NO_HURRY;
    const { id, spectator } = await table.watchedGame({ ...SETTINGS, turn_timeout });
    await spectator.until(({ event }) => event === 'game:ended');
    const received = spectator.of(id);

    const step = firstChoiceIn(received);
    const [deed, type] = DEEDS[source];
    const decided = [`agent:decision ${source}`, expect.stringMatching(deed)];
    expect(step.map(inWords)).toEqual(['agent:thinking', ...emitted, ...decided, 'turn:action', 'game:state']);
    const action = { type, property_id: expect.stringMatching(/^square_/) };
    expect(table.engine.executed[1]?.action).toMatchObject(action);
    const corrections = table.agent.calls.filter(isFirstChoice).map(({ body }) => isCorrection(body.last_error));
    const firstRequests = Array.from({ length: requestsFor(does) }, () => false);
    expect(corrections).toEqual(emitted[0] === INVALID ? [false, true] : firstRequests);
    expect(millisecondsBetween(step[0], step.at(-2))).toBeLessThan(endsWithinMs(turn_timeout) + delay.ms);
    // That one decision, and nothing else.
    expect(troublesIn(received)).toEqual([...emitted, ...(source === 'default' ? ['agent:decision default'] : [])]);
    expect(wrongsIn(received, table.engine)).toEqual([]);
  });

  it('is down altogether: an agent:error agent_unreachable, then the default, and on probation only the default', async () => {
    await using table = await Table.set();
    await table.agent.stop();
    const { id, spectator } = await table.watchedGame({ ...SETTINGS, turn_timeout: NO_HURRY });
    await spectator.until(({ event }) => event === 'game:ended');

    for (const { id: seat } of (await table.rest.game(id)).players) {
      const emitted = ofSeat(spectator.of(id), seat);
      expect(troublesIn(emitted)).toEqual(
        failingForGood('agent:error agent_unreachable', decisionsIn(emitted)).emitted,
      );
    }
    const defaults = ['roll_dice', 'pass_property', 'end_turn'];
    expect(table.engine.executed.slice(0, 3).map(({ action }) => action.type)).toEqual(defaults);
    expect(wrongsIn(spectator.of(id), table.engine)).toEqual([]);
  });

  it('comes back: its seats decide again', async () => {
    await using table = await Table.set();
    await table.agent.stop();
    const { id, spectator } = await table.watchedGame({ ...SETTINGS, turn_timeout: NO_HURRY, speed: 'fast' });
    await spectator.until(({ event }) => event === 'agent:decision');
    await table.agent.restart();
    await spectator.setSpeed(id, 'instant');
    await spectator.until(({ event }) => event === 'game:ended');
    expect(spectator.of(id).map(inWords)).toContain('agent:decision agent');
    expect(wrongsIn(spectator.of(id), table.engine)).toEqual([]);
  });
});

describe('the deadline of a turn', () => {
  it.each<{ does: AgentBehaviour }>([{ does: 'hang' }, { does: { lateMs: 450 } }, { does: 'drip' }])(
    'calls off an agent at $does, and emits what was done instead',
    async ({ does }) => {
      await using table = await Table.set({ agent: atFirstChoice(does) });
      const { id, spectator } = await table.watchedGame(SETTINGS);
      await spectator.until(({ event }) => event === 'game:ended');
      const [call] = table.agent.calls.filter(isFirstChoice);
      expect(await call?.aborted).toBe(true);
      const action = { type: 'pass_property', property_id: expect.stringMatching(/^square_/) };
      const [thinking, timeout] = firstChoiceIn(spectator.of(id));
      expect(timeout?.payload).toMatchObject({ action, timeout: TURN_TIMEOUT, player_id: call?.body.player_id });
      // A timer may fire a moment early by the clock on the wall.
      expect(millisecondsBetween(thinking, timeout)).toBeGreaterThanOrEqual(TURN_TIMEOUT * 1_000 - 5);
    },
  );

  it('is sent to the agent as what is left of the turn', async () => {
    await using table = await Table.set();
    const { spectator } = await table.watchedGame(SETTINGS);
    await spectator.until(({ event }) => event === 'game:ended');
    const emitted = table.agent.calls.map(({ body }) => body.deadline_ms);
    expect(Math.max(...emitted)).toBeLessThanOrEqual(TURN_TIMEOUT * 1_000);
    expect(Math.min(...emitted)).toBeGreaterThan(0);
  });

  it('leaves a correction only what is left of it', async () => {
    await using table = await Table.set();
    using delay = new EventLoopDelay();
    const deadlines: number[] = [];
    // Twice is too long for the turn, once leaves time on a busy machine.
    const [turnTimeout, thinkingMs] = [3, 1_800];
    const slow = await HttpFixture.start(async (request, response) => {
      const { deadline_ms: left } = (await readJson(request)) as AgentCall['body'];
      deadlines.push(left);
      const answer = setTimeout(() => sendJson(response, 200, { type: 'flip_the_board' }), thinkingMs);
      response.once('close', () => clearTimeout(answer));
    });
    const { id } = await seatedGame(table, [slow.url], { turn_timeout: turnTimeout });
    const spectator = await table.spectator();
    await spectator.join(id, { after_seq: 0 });
    const decision = await spectator.until(({ event }) => event === 'agent:decision');
    await slow.stop();

    expect(deadlines[1]).toBeLessThanOrEqual((deadlines[0] ?? 0) - thinkingMs + 5);
    expect(decision.payload['duration_ms']).toBeLessThan(endsWithinMs(turnTimeout) + delay.ms);
    expect(troublesIn(spectator.of(id))).toEqual([INVALID, 'turn:timeout', 'agent:decision default']);
  });
});

describe("a seat's own agent", () => {
  it.each<{ does: AgentBehaviour; emitted: string }>([
    { does: 'hang', emitted: 'turn:timeout' },
    { does: 'too_large', emitted: 'agent:error agent_too_large' },
    { does: 'closed', emitted: 'agent:error agent_unreachable' },
  ])('that fails for good ($does) leaves the other seats alone', async ({ does, emitted }) => {
    await using table = await Table.set({ engine: { turns: 6 } });
    const own = await startThirdPartyAgent(does);
    const { id, seats } = await seatedGame(table, [own.url], { turn_timeout: does === 'hang' ? 0.15 : 5 });
    const spectator = await table.spectator();
    await watchToEnd(spectator, id);
    await own.stop();

    const received = spectator.of(id);
    const failed = ofSeat(received, seats[0]);
    const expected = failingForGood(emitted, decisionsIn(failed));
    expect(troublesIn(failed)).toEqual(expected.emitted);
    expect(own.calls).toHaveLength(expected.asked * requestsFor(does));
    expect([...ofSeat(received, seats[1]), ...ofSeat(received, seats[2])].flatMap((one) => troublesIn([one]))).toEqual(
      [],
    );
    expect(new Set(own.calls.map(({ body }) => body.player_id))).toEqual(new Set([seats[0]]));
    expect(wrongsIn(received, table.engine)).toEqual([]);
  });
});

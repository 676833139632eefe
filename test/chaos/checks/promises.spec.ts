import { describe, expect, it } from '@jest/globals';
import type { GameEvidence } from '../evidence.js';
import { playedGame, timeOf } from './played-game.js';
import { promisesOf } from './promises.js';

const GRACE_MS = 250;
const ENDED = 'every game ended';
const ACTIONS = 'every action was executed once, as decided and as emitted';
const VIEWERS = "every spectator's log equals the store's";
const ASKED = 'no stored decision was requested again';
const NUMBERS = 'events are numbered without gap or repeat, steps in order';

/** Each broken promise with what broke it. */
function broken(changes: Partial<GameEvidence>): [string, readonly string[]][] {
  const game = { ...playedGame(), ...changes };
  return promisesOf({ graceMs: GRACE_MS })
    .map(({ text, violations }): [string, readonly string[]] => [text, violations(game)])
    .filter(([, violations]) => violations.length > 0);
}

const { events, executed, asks, viewers } = playedGame();
const [viewer = { viewer: '', seen: [], complaints: [] }] = viewers;
const [roll, purchase] = executed;
const [first, second] = asks;
const again = (afterSeq: number, laterMs: number): GameEvidence['asks'] =>
  first && second ? [first, { ...first, at: timeOf(afterSeq) + laterMs }, second] : [];

describe('the promises', () => {
  it('are kept by a game in which all went well', () => {
    expect(broken({})).toEqual([]);
  });

  it('are broken by a game that did not end', () => {
    expect(broken({ status: 'failed' })).toEqual([[ENDED, ['the game is failed, and its last event is game:ended']]]);
  });

  it('are broken by an action that the engine has twice', () => {
    const twice = executed.flatMap((action) => [action, action]).slice(0, 3);
    expect(broken({ executed: twice })).toEqual([
      [
        ACTIONS,
        [
          'the action with key game:1 was executed more than once',
          '3 actions were executed and 2 emitted; action 2 is roll_dice by ada for the engine and buy_property baltic by ada in the events',
        ],
      ],
    ]);
  });

  it('are broken by an action that the engine does not have', () => {
    expect(broken({ executed: roll ? [roll] : [] })).toEqual([
      [
        ACTIONS,
        [
          '1 actions were executed and 2 emitted; action 2 is missing for the engine and buy_property baltic by ada in the events',
        ],
      ],
    ]);
  });

  it('are broken by an action that is not the one that was decided', () => {
    const other = events.map((event) =>
      event.event === 'agent:decision' && event.seq === 7
        ? { ...event, payload: { ...event.payload, action: { type: 'pass_property' } } }
        : event,
    );
    const seen = viewer.seen.map((event, index) => ({
      ...event,
      payload: { ...event.payload, ...other[index]?.payload },
    }));
    expect(broken({ events: other, viewers: [{ ...viewer, seen }] })).toEqual([
      [ACTIONS, ['event 8 reports buy_property baltic by ada, but pass_property by ada was decided']],
    ]);
  });

  it('are not broken by a refused action, which the engine did not execute', () => {
    const refused = events.map((event) =>
      event.event === 'turn:action' && event.seq === 8
        ? { ...event, payload: { ...event.payload, result: { success: false } } }
        : event,
    );
    expect(broken({ events: refused, executed: roll ? [roll] : [], viewers: [] })).toEqual([]);
    expect(broken({ events: refused, executed: roll && purchase ? [roll, purchase] : [], viewers: [] })).toHaveLength(
      1,
    );
  });

  it.each([
    { what: 'an event is missing', seen: viewer.seen.toSpliced(4, 1), reported: '1 of 10 events missing, 0 repeated' },
    {
      what: 'an event came twice',
      seen: viewer.seen.flatMap((one) => [one, one]),
      reported: '0 of 10 events missing, 10 repeated',
    },
    {
      what: 'two are out of order',
      seen: viewer.seen.toReversed(),
      reported: 'arrival 1 is game:ended 10 instead of game:started 1',
    },
    {
      what: 'a payload differs',
      seen: viewer.seen.with(2, { seq: 3, event: 'agent:thinking', payload: {} }),
      reported: 'with another payload',
    },
    {
      what: 'something came after the end',
      seen: [...viewer.seen, { seq: 11, event: 'turn:end', payload: {} }],
      reported: 'arrival 11 is turn:end 11',
    },
  ])("are broken by a viewer's log in which $what", ({ seen, reported }) => {
    expect(broken({ viewers: [{ ...viewer, seen }] })).toEqual([[VIEWERS, [expect.stringContaining(reported)]]]);
  });

  it('are broken by what should not have happened to a viewer', () => {
    expect(broken({ viewers: [{ ...viewer, complaints: ['the library gave up'] }] })).toEqual([
      [VIEWERS, ['library 1: the library gave up']],
    ]);
  });

  it('allow a question to be asked again while its answer is not written down', () => {
    expect(broken({ asks: again(3, 500) })).toEqual([]);
    expect(broken({ asks: again(4, GRACE_MS) })).toEqual([]);
  });

  it('are broken by a question whose answer was written down', () => {
    expect(broken({ asks: again(4, GRACE_MS + 1) })).toEqual([
      [ASKED, [expect.stringContaining('though decision 4 was written down at 2026-01-01T00:00:04.000Z')]],
    ]);
  });

  it('are broken by a question that no step explains', () => {
    const more = [...asks, { gameId: 'game', at: timeOf(9), question: 'third' }];
    expect(broken({ asks: more })).toEqual([[ASKED, ['3 different questions were asked, but only 2 were due']]]);
  });

  it('are broken by a number that is missing', () => {
    const gap = events.toSpliced(2, 1);
    expect(broken({ events: gap, viewers: [] })).toContainEqual([
      NUMBERS,
      expect.arrayContaining(['agent:decision has number 4 instead of 3']),
    ]);
  });
});

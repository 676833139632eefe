import { describe, expect, it } from '@jest/globals';
import { History } from './history.js';
import { type HistoryUpdate, InvalidReplay, PartReader } from './replay.js';
import { readReplay } from './read-replay.js';
import { ADA, boardState } from './testing/test-game.js';

const REPLAY = {
  version: 1,
  game: { game_id: 'g1', status: 'completed', speed: 'fast' },
  seed: 7,
  initial_state: boardState(),
  events: [
    { seq: 1, at: '2026-01-01T00:00:00.000Z', event: 'game:started', payload: { players: [] } },
    { seq: 2, at: '2026-01-01T00:00:01.000Z', event: 'turn:start', payload: { ...ADA, turn_number: 1 } },
    { seq: 3, at: '2026-01-01T00:00:02.000Z', event: 'turn:action', payload: { ...ADA, action: { type: 'x' } } },
    { seq: 4, at: '2026-01-01T00:00:03.000Z', event: 'turn:end', payload: { ...ADA, turn_number: 1 } },
  ],
  pictures: [
    { seq: 0, state: boardState() },
    { seq: 3, patch: [{ op: 'replace', path: '/players/0/cash', value: 1_340 }] },
  ],
};

function* updatesOf(document: unknown): Generator<HistoryUpdate, void> {
  const replay = readReplay(document);
  const reader = new PartReader(replay);
  for (const part of replay.parts()) yield* reader.updates(part);
}

function played(document: unknown): History {
  const history = new History();
  for (const update of updatesOf(document)) {
    if (update.kind === 'event') history.append(update.event);
    else history.takeSnapshot(update.seq, update.state);
  }
  return history;
}

describe('a replay', () => {
  it('is played as the game was: events, each with the table after it', () => {
    const history = played(REPLAY);
    expect(history.head.seq).toBe(4);
    expect([0, 2, 3, 4].map((seq) => history.at(seq).seats[0]?.cash)).toEqual([1_500, 1_500, 1_340, 1_340]);
  });

  it('is the same in parts, each with the snapshots of its events', () => {
    const events = Array.from({ length: 400 }, (_, index) => ({ seq: index + 1, event: 'turn:end', payload: {} }));
    const pictures = [150, 151, 400].map((seq) => ({
      seq,
      patch: [{ op: 'replace', path: '/players/0/cash', value: seq }],
    }));
    const replay = readReplay({ ...REPLAY, events, pictures });
    const parts = [...replay.parts()];
    expect(parts.map((part) => part.snapshots.length)).toEqual([1, 1, 1]);
    expect(parts.flatMap((part) => part.events)).toEqual(events);
    const history = played({ ...REPLAY, events, pictures });
    expect([149, 150, 151, 399, 400].map((seq) => history.at(seq).seats[0]?.cash)).toEqual([1_500, 150, 151, 151, 400]);
  });

  it('names its game', () => {
    expect(readReplay(REPLAY)).toMatchObject({ gameId: 'g1', status: 'completed', seed: 7, length: 4 });
  });

  it.each([
    { what: 'something else', document: [1, 2], reason: /no list of events/ },
    { what: 'another version', document: { ...REPLAY, version: 2 }, reason: /version/ },
    { what: 'holes', document: { ...REPLAY, events: REPLAY.events.slice(1) }, reason: /gaps/ },
    { what: 'events that are none', document: { ...REPLAY, events: [null] }, reason: /gaps/ },
  ])('with $what is refused with a reason', ({ document, reason }) => {
    expect(() => readReplay(document)).toThrow(InvalidReplay);
    expect(() => readReplay(document)).toThrow(reason);
  });
});

describe('a replay with a patch that cannot be applied', () => {
  it.each(['/nobody/0/cash', '/players/4000000000'])('is played up to it, and then throws: %s', (path) => {
    const pictures = [{ seq: 3, patch: [{ op: 'replace', path, value: 1 }] }];
    const updates = updatesOf({ ...REPLAY, pictures });
    const kinds = Array.from({ length: 4 }, () => updates.next().value?.kind);
    expect(kinds).toEqual(['snapshot', 'event', 'event', 'event']);
    expect(() => updates.next()).toThrow(InvalidReplay);
  });
});

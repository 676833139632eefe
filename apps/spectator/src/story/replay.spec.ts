import { describe, expect, it } from '@jest/globals';
import { History } from './history.js';
import { patched } from './json-patch.js';
import { NotAReplay, readReplay } from './replay.js';
import { ADA, table } from './testing/telling.js';

const REPLAY = {
  version: 1,
  game: { game_id: 'g1', status: 'completed', speed: 'fast' },
  seed: 7,
  initial_state: table(),
  events: [
    { seq: 1, at: '2026-01-01T00:00:00.000Z', event: 'game:started', payload: { players: [] } },
    { seq: 2, at: '2026-01-01T00:00:01.000Z', event: 'turn:start', payload: { ...ADA, turn_number: 1 } },
    { seq: 3, at: '2026-01-01T00:00:02.000Z', event: 'turn:action', payload: { ...ADA, action: { type: 'x' } } },
    { seq: 4, at: '2026-01-01T00:00:03.000Z', event: 'turn:end', payload: { ...ADA, turn_number: 1 } },
  ],
  pictures: [
    { seq: 0, state: table() },
    { seq: 3, patch: [{ op: 'replace', path: '/players/0/cash', value: 1_340 }] },
  ],
};

function played(document: unknown): History {
  const history = new History();
  for (const telling of readReplay(document).tellings()) {
    if (telling.kind === 'event') history.append(telling.event);
    else history.picture(telling.seq, telling.state);
  }
  return history;
}

describe('a replay', () => {
  it('is played as the game was: events, each with the table after it', () => {
    const history = played(REPLAY);
    expect(history.head.seq).toBe(4);
    expect([0, 2, 3, 4].map((seq) => history.at(seq).seats[0]?.cash)).toEqual([1_500, 1_500, 1_340, 1_340]);
  });

  it('says which game it is of', () => {
    expect(readReplay(REPLAY)).toMatchObject({ gameId: 'g1', status: 'completed', seed: 7, length: 4 });
  });

  it.each([
    { what: 'something else', document: [1, 2], told: /no list of events/ },
    { what: 'another version', document: { ...REPLAY, version: 2 }, told: /version/ },
    { what: 'holes', document: { ...REPLAY, events: REPLAY.events.slice(1) }, told: /holes/ },
    { what: 'events that are none', document: { ...REPLAY, events: [null] }, told: /holes/ },
  ])('with $what is refused with a reason', ({ document, told }) => {
    expect(() => readReplay(document)).toThrow(NotAReplay);
    expect(() => readReplay(document)).toThrow(told);
  });
});

describe('a replay with a picture that does not follow from the one before', () => {
  it.each(['/nobody/0/cash', '/players/4000000000'])('is played up to there, and then says so: %s', (path) => {
    const pictures = [{ seq: 3, patch: [{ op: 'replace', path, value: 1 }] }];
    const tellings = readReplay({ ...REPLAY, pictures }).tellings();
    const kinds = Array.from({ length: 4 }, () => tellings.next().value?.kind);
    expect(kinds).toEqual(['picture', 'event', 'event', 'event']);
    expect(() => tellings.next()).toThrow(NotAReplay);
  });
});

describe('a patch', () => {
  it.each([
    { op: 'add', path: '/list/1', value: 9, result: { list: [1, 9, 2], deep: { a: 1 } } },
    { op: 'add', path: '/list/-', value: 9, result: { list: [1, 2, 9], deep: { a: 1 } } },
    { op: 'remove', path: '/list/0', result: { list: [2], deep: { a: 1 } } },
    { op: 'replace', path: '/deep/a', value: 3, result: { list: [1, 2], deep: { a: 3 } } },
    { op: 'remove', path: '/deep/a', result: { list: [1, 2], deep: {} } },
    { op: 'move', from: '/list/0', path: '/deep/b', result: { list: [2], deep: { a: 1, b: 1 } } },
    { op: 'copy', from: '/list/0', path: '/deep/b', result: { list: [1, 2], deep: { a: 1, b: 1 } } },
    { op: 'add', path: '/deep/x~1y~0z', value: 1, result: { list: [1, 2], deep: { a: 1, 'x/y~z': 1 } } },
  ] as const)('$op $path changes a copy', ({ result, ...operation }) => {
    const document = { list: [1, 2], deep: { a: 1 } };
    expect(patched(document, [operation])).toEqual(result);
    expect(document).toEqual({ list: [1, 2], deep: { a: 1 } });
  });

  it.each([
    { op: 'replace', path: '/a/b' },
    { op: 'add', path: '/list/3' },
    { op: 'add', path: '/list/4000000000' },
    { op: 'replace', path: '/list/2' },
    { op: 'remove', path: '/list/-1' },
    { op: 'add', path: '/list/first' },
  ] as const)('that leads nowhere is an error: $op $path', (operation) => {
    expect(() => patched({ list: [1, 2] }, [{ ...operation, value: 1 }])).toThrow(RangeError);
  });
});

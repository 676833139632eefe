import { describe, expect, it } from '@jest/globals';
import { reportedEvents, withoutDropped } from './reported-events.js';
import { ANN, BOB, DECIDED } from './testing/sessions.js';

const report = (...events: readonly unknown[]): ReturnType<typeof reportedEvents> =>
  reportedEvents(DECIDED, { success: true, events });

const RENT = { type: 'rent:paid', player_id: ANN, amount: 4, to_player_id: BOB, property_id: 'baltic' };
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('what an engine reports itself', () => {
  it('is an event of the contract as it is, with the names', () => {
    const { type: event, ...fields } = RENT;
    const payload = { ...fields, player_name: 'Ann', to_player_name: 'Bob' };
    expect(report(RENT)).toEqual({ events: [{ event, payload }], dropped: [] });
  });

  it.each(['disc:dropped', 'Disc:Row-4', 'a_1:b', 'player:jumped', 'hand:state'])(
    'may be an event of its own, such as %s, with any payload',
    (type) => {
      const payload = { player_id: ANN, column: 3, deep: [[{ x: null }]], seq: 7 };
      expect(report({ type, ...payload }).events).toEqual([
        { event: type, payload: { ...payload, player_name: 'Ann' } },
      ]);
    },
  );

  it.each([
    'game:ended',
    'game:over',
    'turn:start',
    'agent:decision',
    'state:patch',
    'STATE:x',
    'Game:state',
    'connect',
    'disc',
    'disc:',
    ':dropped',
    'disc:dropped:twice',
    'disc dropped:x',
    'größe:neu',
    `${'x'.repeat(51)}:y`,
    '__proto__',
    'constructor',
  ])('is no event by the name %s', (type) => {
    expect(report({ type, player_id: ANN })).toMatchObject({ events: null, dropped: [{ place: 1 }] });
  });

  it.each<[string, unknown]>([
    ['a field of the wrong type', { ...RENT, amount: '4' }],
    ['a missing field', { type: 'dice:rolled', player_id: ANN }],
    ['a player who is not in the game', { ...RENT, player_id: 'p-eve' }],
    ['a building that is none', { type: 'building:built', player_id: ANN, property_id: 'x', building_type: 'tent' }],
    ['nothing', null],
    ['a text', 'rent'],
    ['a list', [RENT]],
    ['no type', { player_id: ANN }],
    ['a number for a type', { type: 5 }],
    ['more levels than are stored', { type: 'disc:dropped', x: nested(5_000) }],
    ['more characters than are stored', { type: 'disc:dropped', x: 'x'.repeat(16_384) }],
  ])('is dropped alone where it holds %s', (_, malformed) => {
    const { events, dropped } = report(RENT, malformed, { type: 'disc:dropped' });
    expect(events?.map(({ event }) => event)).toEqual(['rent:paid', 'disc:dropped']);
    expect(dropped).toEqual([{ place: 2, reason: expect.stringMatching(/^(is|has) .{1,200}$/) }]);
    expect(report(malformed)).toMatchObject({ events: null, dropped: [{ place: 1 }] });
  });

  it('may name players by numbers, as their states do', () => {
    const seats = DECIDED.seats.map((seat, index) => ({ ...seat, id: String(index + 1) }));
    const events = [{ ...RENT, player_id: 1, to_player_id: 2 }];
    expect(reportedEvents({ ...DECIDED, seats }, { success: true, events }).events).toMatchObject([
      { payload: { player_id: '1', player_name: 'Ann', to_player_id: '2', to_player_name: 'Bob' } },
    ]);
  });

  it('is bounded in number', () => {
    const { events, dropped } = report(...Array.from({ length: 500 }, () => ({ type: 'disc:dropped' })));
    expect(events).toHaveLength(200);
    expect(dropped).toMatchObject([{ place: 201 }]);
  });

  it('stands in the shown result without what was dropped', () => {
    const result = {
      success: true,
      events: [RENT, { type: 'game:ended' }, ...Array.from({ length: 300 }, () => RENT)],
    };
    const shown = withoutDropped(result, reportedEvents(DECIDED, result).dropped);
    expect(shown['events']).toEqual(Array.from({ length: 199 }, () => RENT));
    expect(withoutDropped({ success: true }, [])).toEqual({ success: true });
  });

  it('is nothing where there is no list, and no event where the list is empty', () => {
    expect(reportedEvents(DECIDED, { success: true })).toEqual({ events: null, dropped: [] });
    expect(report()).toEqual({ events: [], dropped: [] });
  });
});

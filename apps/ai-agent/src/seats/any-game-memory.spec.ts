import { readTable } from '#libs/monopoly-bots';
import type { DecideRequest, GameAction } from '#libs/protocol';
import { describe, expect, it } from '@jest/globals';
import { anyQuestion, type AnyScene } from '../testing/any-question.js';
import { Memories } from './memory.js';

const OFFERS = [
  { type: 'drop', action_id: 3, column: 3, description: 'Drop into column d' },
  { type: 'bid', params: { n: { type: 'integer' } } },
];

/** A seat of a game that is not Monopoly, and what it remembers. */
class Remembering {
  private readonly memories = new Memories();

  look(more: Partial<Record<keyof DecideRequest, unknown>> = {}, scene: AnyScene = {}): this {
    const request = anyQuestion({ offers: OFFERS, ...scene, more });
    this.memories.look('g', request, readTable(request));
    return this;
  }

  decided(action: GameAction): this {
    const request = anyQuestion({ offers: OFFERS });
    this.memories.decided('g', request, readTable(request), action, { note: null, scratchpad: 'plan' });
    return this;
  }

  get recollection(): { readonly history: string; readonly scratchpad: string; readonly talk: readonly string[] } {
    const { history, ...rest } = this.memories.recall('g', readTable(anyQuestion({})));
    return { history: history.join(''), ...rest };
  }
}

const events = (...happened: readonly (readonly [string, object])[]): { readonly recent_events: unknown } => ({
  recent_events: happened.map(([event, payload], index) => ({ seq: index + 1, event, payload })),
});

describe('the memory of a seat in a game of which nothing is known', () => {
  it('has a phrase for each action and each event, whatever their names', () => {
    const { history } = new Remembering().look(
      events(
        ['turn:start', { player_id: 'seat-1', turn_number: 2 }],
        ['dice:rolled', { player_id: 'seat-1', dice: [3, 'x', 4] }],
        ['checker:hit', { player_id: 'seat-1', point: 4, by: 'seat-0', seq: 1, game_id: 'g' }],
        ['constructor:called', {}],
        ['card:drawn', { player_id: 'seat-1', message: 'Baron draws </state> a card' }],
        [
          'turn:action',
          { player_id: 'seat-1', action: { type: 'move', to: 3 }, result: { message: 'Baron moves to 3' } },
        ],
        ['turn:start', { player_id: 'seat-0', turn_number: 3 }],
        [
          'turn:action',
          { player_id: 'seat-0', action: { type: 'move', to: [1, null], params: { n: 2 } }, result: null },
        ],
        ['turn:action', { player_id: 'seat-0', action: { type: 'hide' } }],
        ['turn:action', {}],
        ['agent:decision', { player_id: 'seat-1', reasoning: 'THEIR REASONING' }],
        ['agent:chat', { message: 'hi' }],
      ),
    ).recollection;
    expect(history).toBe(
      'What happened so far, oldest first:\n' +
        'Turn 2: P2: rolled 3 and 4; P2: checker hit {"point":4,"by":"P1"}; constructor called; P2 draws /state› a card; P2 moves to 3.\n' +
        'Turn 3: P1: move to=[1,null] n=2; P1: hide; somebody: an action.\n',
    );
  });

  it('has each move once, and in the first turn what comes before it', () => {
    const by = { player_id: 'seat-1' };
    const { history } = new Remembering().look(
      events(
        ['card:dealt', { ...by, message: 'Baron is dealt a card.' }],
        ['turn:start', { ...by, turn_number: 1 }],
        ['move:made', { ...by, message: 'Baron: Call' }],
        ['card:opened', { message: 'The open card is Q.' }],
        ['turn:action', { ...by, action: { type: 'move' }, result: { message: 'Baron: Call' } }],
        ['move:made', { ...by, message: 'Baron makes a secret move.' }],
        ['turn:action', { ...by, action: { type: 'move' }, result: { success: true } }],
        ['turn:action', { ...by, action: { type: 'pass' }, result: { success: true } }],
      ),
    ).recollection;
    expect(history).toBe(
      'What happened so far, oldest first:\n' +
        'Turn 1: P2 is dealt a card; P2: Call; The open card is Q; P2 makes a secret move; P2: pass.\n',
    );
  });

  it('keeps what this seat alone was shown of an event, and nothing of what others were', () => {
    const { history } = new Remembering().look(
      events([
        'card:dealt',
        { player_id: 'seat-0', hidden: { 'seat-0': { card: 'MINE' }, 'seat-1': { card: 'THEIRS' }, all: 'ALL' } },
      ]),
    ).recollection;
    expect(history).toContain('P1: card dealt; only you see of card:dealt: {"card":"MINE"}');
    expect(history).not.toMatch(/THEIRS|ALL/);
  });

  it('does not repeat an event that it was sent before', () => {
    const sent = events(['turn:action', { player_id: 'seat-1', action: { type: 'pass' } }]);
    expect(new Remembering().look(sent).look(sent).recollection.history.match(/pass/g)).toHaveLength(1);
  });

  it('without events keeps its own moves in the words of the engine, once it is clear that they were done', () => {
    const seat = new Remembering().look().decided({ type: 'drop', action_id: 3, column: 3 });
    expect(seat.look({ last_error: 'no' }).recollection.history).toBe('');
    seat.decided({ type: 'bid', params: { n: 4 } }).look();
    expect(seat.recollection).toMatchObject({
      history: expect.stringContaining('P1 did: bid n=4'),
      scratchpad: 'plan',
    });
    seat.decided({ type: 'drop', action_id: 3, column: 3 }).look();
    expect(seat.recollection.history).toContain('P1 did: Drop into column d');
  });

  it('keeps the talk, by labels', () => {
    const talk = [
      { player_id: 'seat-1', turn_number: 2, message: 'hi </table_talk>' },
      { player_id: 'ghost', message: 7 },
    ];
    expect(new Remembering().look({ talk }).recollection.talk).toEqual([
      'turn 2, P2: hi /table_talk',
      'turn 0, somebody: ',
    ]);
  });
});

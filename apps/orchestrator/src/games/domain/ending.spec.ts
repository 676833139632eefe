import { describe, expect, it } from '@jest/globals';
import type { EventDraft } from '#libs/protocol';
import { numbered } from './change.js';
import { endReason, falseWinner, standings, winnerOf } from './ending.js';
import { opened } from './opening.js';
import type { GameSession } from './session.js';
import { ANN, BOB, COMPLETED, RUNNING, stateOf, withPlayer } from './testing/sessions.js';

describe('the end of a game', () => {
  it('names nobody where the engine names nobody and several are left', () => {
    expect(winnerOf(stateOf())).toBeNull();
    expect(winnerOf(stateOf({ winner_id: BOB }))).toBe(BOB);
    expect(winnerOf(withPlayer(stateOf(), BOB, { is_bankrupt: true }))).toBe(ANN);
    const alone = stateOf().players.slice(0, 1);
    expect(winnerOf(stateOf({ players: alone }))).toBeNull();
    expect(winnerOf(stateOf({ players: alone, winner_id: ANN }))).toBe(ANN);
  });

  it.each([
    { state: 'nobody-knows', result: BOB, winner: BOB, isFalse: undefined },
    { state: ANN, result: 'nobody-knows', winner: ANN, isFalse: undefined },
    { state: ANN, result: null, winner: ANN, isFalse: undefined },
    { state: null, result: 'nobody-knows', winner: null, isFalse: 'nobody-knows' },
    { state: 'nobody-knows', result: undefined, winner: null, isFalse: 'nobody-knows' },
    // Zero values of languages without null.
    { state: '0', result: '-1', winner: null, isFalse: undefined },
    { state: null, result: null, winner: null, isFalse: undefined },
  ])('has the winner $winner where the state names $state and the result $result', (row) => {
    const state = stateOf({ winner_id: row.state });
    const result = { success: true, ...(row.result !== undefined && { winner_id: row.result }) };
    expect(winnerOf(state, result)).toBe(row.winner);
    expect(falseWinner(state, result)).toBe(row.isFalse);
  });

  it('is won by the player 0 where there is one', () => {
    const players = ['0', '1'].map((id) => ({ id, name: id }));
    expect(winnerOf(stateOf({ players, winner_id: '0' }))).toBe('0');
  });

  it('is one by max_turns only when the turns are up and nobody has won by bankruptcy', () => {
    const limited = { ...RUNNING, maxTurns: 3, turnCount: 3 };
    expect(endReason(limited, stateOf())).toBe('max_turns');
    expect(endReason({ ...limited, turnCount: 2 }, stateOf())).toBe('completed');
    expect(endReason(limited, withPlayer(stateOf(), BOB, { is_bankrupt: true }))).toBe('completed');
  });

  it('ranks the winner first, then by cash, the bankrupt last', () => {
    const state = stateOf({
      players: [
        { id: 'a', name: 'A', cash: 10 },
        { id: 'b', name: 'B', cash: 0, is_bankrupt: true },
        { id: 'c', name: 'C', cash: 90 },
        { id: ANN, name: 'Ann', cash: 5 },
      ],
      properties: [{ property_id: 'x', owner_id: 'c' }],
    });
    expect(
      standings({ ...COMPLETED, state }).map(({ rank, player_id, properties }) => [rank, player_id, properties]),
    ).toEqual([
      [1, ANN, 0],
      [2, 'c', 1],
      [3, 'a', 0],
      [4, 'b', 0],
    ]);
  });
});

describe('standings', () => {
  const broke = (id: string): { id: string; name: string; is_bankrupt: boolean } => ({
    id,
    name: id,
    is_bankrupt: true,
  });
  const ranked = (session: GameSession): unknown => standings(session).map(({ rank, player_id }) => [rank, player_id]);

  it('share a rank in a draw', () => {
    const players = [ANN, BOB].map((id) => ({ id, name: id }));
    const draw = { ...COMPLETED, winnerId: null, state: stateOf({ players, properties: [] }) };
    expect(ranked(draw)).toEqual([
      [1, ANN],
      [1, BOB],
    ]);
  });

  it('rank the bankrupt by when they went bankrupt, as events and snapshots showed it', () => {
    const players = [broke('x'), broke('y'), broke('z'), { id: ANN, name: 'Ann' }];
    const fell = (id: string): EventDraft => ({
      event: 'player:bankrupt',
      payload: { player_id: id, player_name: id, creditor_id: null, creditor_name: null },
    });
    const first = numbered(RUNNING, { session: RUNNING, events: [fell('y')] }, '').game;
    const state = stateOf({ players });
    const second = { session: first, events: [fell('x')], snapshot: { state, after: 1 } };
    const { bankruptAt } = numbered(first, second, '').game;
    expect(ranked({ ...COMPLETED, state, ...(bankruptAt && { bankruptAt }) })).toEqual([
      [1, ANN],
      [2, 'x'],
      [2, 'z'],
      [4, 'y'],
    ]);
  });

  it('go by the engine where its state ranks everybody', () => {
    const standingsSaid = [
      { player_id: ANN, rank: 2 },
      { player_id: BOB, rank: 1, score: 7 },
    ];
    expect(ranked({ ...COMPLETED, winnerId: null, state: stateOf({ standings: standingsSaid }) })).toEqual([
      [1, BOB],
      [2, ANN],
    ]);
  });
});

describe('a new game', () => {
  const request = {
    agents: [
      { name: 'Ann', personality: 'bold' },
      { name: 'Bob', personality: 'shy', url: 'http://bob' },
    ],
  };
  const opening = {
    id: 'g',
    engineGameId: '7',
    request,
    at: '2026-01-01T00:00:00.000Z',
    defaults: { speed: 'slow', turnTimeout: 9, maxStepsPerTurn: 20 },
  } as const;

  it('seats each agent at the player of its name, in the engine’s order', () => {
    const [ann, bob] = stateOf().players;
    if (ann === undefined || bob === undefined) throw new Error('a table of two');
    expect(opened({ ...opening, state: stateOf({ players: [bob, ann] }) })).toMatchObject({
      status: 'starting',
      speed: 'slow',
      turnTimeout: 9,
      step: 1,
      seats: [
        { id: BOB, name: 'Bob', personality: 'shy', url: 'http://bob' },
        { id: ANN, name: 'Ann', personality: 'bold', url: null },
      ],
    });
  });

  it('goes by the place at the table where the engine has names of its own', () => {
    const players = [
      { id: 'x', name: 'Player 1' },
      { id: 'y', name: 'Player 2' },
    ];
    expect(opened({ ...opening, state: stateOf({ players }) })?.seats).toMatchObject([
      { id: 'x', name: 'Ann' },
      { id: 'y', name: 'Bob' },
    ]);
  });

  it('is none when the engine set up another number of players', () => {
    expect(opened({ ...opening, state: stateOf({ players: [] }) })).toBeUndefined();
  });
});

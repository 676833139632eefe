import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadOrchestratorConfig } from '../config.js';
import { FakeGameEngineClient } from '../engine-client/testing/index.js';
import { GameEngines, GameQueries, type GameSession } from '../games/index.js';
import { type NamedEngines, NO_NAMED_ENGINES } from '../games/ports/index.js';
import {
  ANN,
  BOB,
  COMPLETED,
  FAILED,
  NOTHING,
  RUNNING,
  type SeatTotals,
  stateOf,
  STOPPED,
} from '../games/testing/index.js';
import { MemoryGameStore } from '../store/testing/index.js';
import type { AgentIdentity } from './agent-identity.js';
import { GameRater } from './game-rater.js';
import { type Rating, unrated } from './rating.js';
import { type RatedGame, RatingStore } from './rating-store.js';

/** Counts every game that is not counted yet, over agents without a rating. */
class CountedGames extends RatingStore {
  readonly counted = new Map<
    string,
    { readonly agents: readonly AgentIdentity[]; readonly after: readonly Rating[]; readonly key?: string }
  >();

  async count(
    { id: gameId, key }: RatedGame,
    agents: readonly AgentIdentity[],
    after: (before: readonly Rating[]) => readonly Rating[],
  ): Promise<boolean> {
    if (this.counted.has(gameId)) return false;
    this.counted.set(gameId, {
      agents,
      after: after(agents.map(unrated)),
      ...(key !== undefined && { key }),
    });
    return true;
  }

  uncounted(): Promise<never> {
    throw new Error('The rater does not look for games.');
  }

  games(): Promise<never> {
    throw new Error('The rater does not list games.');
  }

  nameOwnGame(): Promise<never> {
    throw new Error('The rater names no game.');
  }

  list(): Promise<never> {
    throw new Error('The rater does not list ratings.');
  }
}

describe('rating one game', () => {
  let games: MemoryGameStore<GameSession>;
  let ratings: CountedGames;
  let rater: GameRater;
  beforeEach(() => {
    games = new MemoryGameStore();
    ratings = new CountedGames();
    rater = raterWith(NO_NAMED_ENGINES);
  });

  const raterWith = (named: NamedEngines): GameRater =>
    new GameRater(
      new GameQueries(games),
      ratings,
      loadOrchestratorConfig({}),
      new GameEngines(new FakeGameEngineClient(), named),
    );

  const stored = async (game: GameSession): Promise<void> => {
    await games.insert({ game, events: [] });
  };

  it('counts each player of a completed game, in the order of the standings, with one win', async () => {
    await stored({ ...COMPLETED, winnerId: BOB });
    expect(await rater.rate('g')).toBe(true);
    const { agents, after } = ratings.counted.get('g') ?? { agents: [], after: [] };
    expect(agents).toEqual([
      { name: 'Bob', personality: 'shy', model: null, url: null },
      { name: 'Ann', personality: 'bold', model: null, url: null },
    ]);
    expect(after.map(({ games: played, wins }) => ({ played, wins }))).toEqual([
      { played: 1, wins: 1 },
      { played: 1, wins: 0 },
    ]);
    const [winner, loser] = after.map(({ mu }) => mu);
    expect(winner).toBeGreaterThan(loser ?? Infinity);
  });

  it('counts a game under its own key, and one without under that of the default engine', async () => {
    await stored({ ...COMPLETED, winnerId: BOB, gameKey: 'openspiel:chess' });
    await rater.rate('g');
    expect(ratings.counted.get('g')?.key).toBe('openspiel:chess');
    await stored({ ...COMPLETED, id: 'h', winnerId: BOB });
    await raterWith({ names: ['monopoly'], defaultName: 'monopoly', find: () => undefined }).rate('h');
    expect(ratings.counted.get('h')?.key).toBe('monopoly');
  });

  /** Sixteen seats, of which the engine ranks the first four first, the next four fifth, and so on. */
  const sixteen = (winnerId: string | null): GameSession => {
    const ids = Array.from({ length: 16 }, (_, index) => `p${index}`);
    const standings = ids.map((player_id, index) => ({ player_id, rank: 1 + 4 * Math.floor(index / 4) }));
    return {
      ...COMPLETED,
      winnerId,
      seats: ids.map((id) => ({ id, name: id, personality: 'x', model: null, url: null })),
      state: stateOf({ players: ids.map((id) => ({ id, name: id })), properties: [], standings }),
    };
  };

  it('counts equal ranks of sixteen seats as equal, with no win where nobody won', async () => {
    await stored(sixteen(null));
    await rater.rate('g');
    const after = ratings.counted.get('g')?.after ?? [];
    expect(after).toHaveLength(16);
    const values = [0, 4, 8, 12].map((first) => {
      const group = after.slice(first, first + 4).map(({ mu }) => mu.toFixed(6));
      expect(new Set(group).size).toBe(1);
      return Number(group[0]);
    });
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(new Set(values).size).toBe(4);
    expect(after.map(({ games: played, wins }) => `${played} ${wins}`)).toEqual(Array(16).fill('1 0'));
  });

  it('counts the winner before those who share the first rank with them', async () => {
    await stored(sixteen('p2'));
    await rater.rate('g');
    const after = ratings.counted.get('g')?.after ?? [];
    expect(after.map(({ agent, wins }) => [agent.name, wins]).slice(0, 2)).toEqual([
      ['p2', 1],
      ['p0', 0],
    ]);
    expect(after[0]?.mu).toBeGreaterThan(after[1]?.mu ?? Infinity);
  });

  it('counts a draw as one: no win, and equal ratings', async () => {
    await stored({ ...COMPLETED, winnerId: null, state: stateOf({ properties: [] }) });
    await rater.rate('g');
    const [one, other] = ratings.counted.get('g')?.after ?? [];
    expect(one).toMatchObject({ wins: 0, mu: other?.mu });
    expect(other).toMatchObject({ wins: 0 });
  });

  it('marks a game with one known player as counted, and changes no rating', async () => {
    const [ann] = COMPLETED.seats;
    await stored({ ...COMPLETED, seats: ann === undefined ? [] : [ann] });
    expect(await rater.rate('g')).toBe(true);
    expect(ratings.counted.get('g')).toEqual({ agents: [], after: [] });
  });

  it('marks a game whose hidden parts spectators saw as counted, and changes no rating', async () => {
    await stored({ ...COMPLETED, winnerId: BOB, spectators: 'all' });
    expect(await rater.rate('g')).toBe(true);
    expect(ratings.counted.get('g')).toEqual({ agents: [], after: [] });
  });

  it('leaves out players of the engine who have no seat', async () => {
    const extra = { id: 'p-bank', name: 'Bank', cash: 9_000 };
    await stored({ ...COMPLETED, winnerId: ANN, state: stateOf({ players: [...stateOf().players, extra] }) });
    await rater.rate('g');
    expect(ratings.counted.get('g')?.agents.map(({ name }) => name)).toEqual(['Ann', 'Bob']);
  });

  const bySource = (model: number, heuristic: number): SeatTotals => ({
    ...NOTHING,
    decisions: model + heuristic + 10,
    decidedBy: { model, heuristic, forced: 10, agent: 0, default: 0 },
  });
  const withModels = (totals: Readonly<Record<string, SeatTotals>>): GameSession => ({
    ...COMPLETED,
    seats: COMPLETED.seats.map((seat) => ({ ...seat, model: 'gpt', modelOptions: { seed: 1 } })),
    totals,
  });

  it('counts a seat as its model, whatever its name, and one whose model decided too little as fallback play', async () => {
    await stored(withModels({ [ANN]: bySource(94, 6), [BOB]: bySource(95, 5) }));
    await rater.rate('g');
    const shared = { name: 'gpt', personality: '', model: 'gpt', url: null, parameters: { seed: 1 } };
    expect(ratings.counted.get('g')?.agents).toEqual([
      { ...shared, kind: 'fallback' },
      { ...shared, kind: 'model' },
    ]);
  });

  it('does not compare a model with itself', async () => {
    await stored(withModels({ [ANN]: bySource(100, 0), [BOB]: bySource(100, 0) }));
    expect(await rater.rate('g')).toBe(true);
    expect(ratings.counted.get('g')).toEqual({ agents: [], after: [] });
  });

  it('counts a game once', async () => {
    await stored(COMPLETED);
    expect([await rater.rate('g'), await rater.rate('g')]).toEqual([true, false]);
  });

  it.each([{ game: RUNNING }, { game: STOPPED }, { game: FAILED }])(
    'does not count a game that is $game.status',
    async ({ game }) => {
      await stored(game);
      expect(await rater.rate('g')).toBe(false);
      expect(ratings.counted.size).toBe(0);
    },
  );

  it('does not count a game that is not there', async () => {
    expect(await rater.rate('gone')).toBe(false);
    expect(ratings.counted.size).toBe(0);
  });
});

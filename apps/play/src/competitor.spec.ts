import { describe, expect, it } from '@jest/globals';
import { agentSeatOf } from '#libs/command-line';
import { competitorsOf, seatOrder } from './competitor.js';

describe('the competitors', () => {
  it('are the agents, then the personalities, under names that differ', () => {
    const agents = ['http://localhost:9000', 'http://localhost:9000', 'https://me:secret@a.example/bot?token=t'];
    expect(competitorsOf([], agents, ['random', 'random', 'greedy']).map(({ name }) => name)).toEqual([
      'localhost:9000',
      'localhost:9000 #2',
      'a.example/bot',
      'random',
      'random #2',
      'greedy',
    ]);
  });

  it('are seated with their address, or as a personality of ours', () => {
    const [agent, random] = competitorsOf([], ['http://localhost:9000'], ['random']).map(agentSeatOf);
    expect(agent).toEqual({ name: 'localhost:9000', personality: 'guest', url: 'http://localhost:9000' });
    expect(random).toEqual({ name: 'random', personality: 'random' });
  });
});

describe('the seats', () => {
  const PLAYERS = ['a', 'b', 'c', 'd'];

  it('stay as given unless they are rotated', () => {
    expect([0, 1, 2].map((game) => seatOrder(PLAYERS, game, false))).toEqual([PLAYERS, PLAYERS, PLAYERS]);
  });

  it('are each taken by each equally often when they are rotated', () => {
    const games = Array.from({ length: 12 }, (_, game) => seatOrder(PLAYERS, game, true));
    for (const player of PLAYERS) {
      const seats = games.map((game) => game.indexOf(player));
      for (const seat of [0, 1, 2, 3]) expect(seats.filter((taken) => taken === seat)).toHaveLength(3);
    }
  });
});

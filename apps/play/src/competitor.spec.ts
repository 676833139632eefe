import { describe, expect, it } from '@jest/globals';
import { agentSeatOf } from '#libs/command-line';
import { competitorsOf } from './competitor.js';

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

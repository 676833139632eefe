import { expect, it } from '@jest/globals';
import type { GameOutcome, TournamentStore } from '../tournaments/index.js';
import { Metrics } from './registry.js';
import { TournamentMetrics } from './tournament-metrics.js';

const ENDED: GameOutcome = {
  outcome: 'ended',
  ranks: { a: 1, b: 2, c: 2 },
  forfeits: ['b', 'c'],
  used: { tokens: 0, costUsd: 0 },
};

it('the metrics of tournaments count forfeits and outcomes, and each tournament in its last state alone', async () => {
  const metrics = new Metrics();
  const store: Pick<TournamentStore, 'count'> = { count: async (status) => (status === 'running' ? 2 : 0) };
  const meter = new TournamentMetrics(metrics, store);
  meter.counted(ENDED);
  meter.counted({ ...ENDED, outcome: 'void', forfeits: [] });
  meter.coordinates('t', 'moving');
  meter.coordinates('t', 'failing');
  meter.coordinates('u', 'waiting');
  meter.coordinates('u', undefined);
  const text = await metrics.registry.metrics();
  const lines = text.split('\n').filter((line) => line.startsWith('orchestrator_'));
  expect(lines).toEqual([
    'orchestrator_tournament_games_begun_total 0',
    'orchestrator_tournament_games_counted_total{outcome="ended"} 1',
    'orchestrator_tournament_games_counted_total{outcome="void"} 1',
    'orchestrator_tournament_forfeits_total 2',
    'orchestrator_tournaments_paused_total 0',
    'orchestrator_tournaments_here{state="moving"} 0',
    'orchestrator_tournaments_here{state="waiting"} 0',
    'orchestrator_tournaments_here{state="failing"} 1',
    'orchestrator_tournaments{status="running"} 2',
    'orchestrator_tournaments{status="paused"} 0',
    'orchestrator_tournaments{status="finished"} 0',
    'orchestrator_tournaments{status="stopped"} 0',
  ]);
});

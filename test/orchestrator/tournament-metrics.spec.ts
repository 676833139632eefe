import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Sqlite from 'libsql';
import { createTournament, entrantsOf, tournamentWhen } from '../support/tournament.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const CONFIG = { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0', HTTP_RETRIES: '0' };
const PAIR = { format: 'round_robin', entrants: entrantsOf('Ada', 'Grace') } as const;

describe('the metrics of tournaments', () => {
  let table: Table;
  beforeAll(async () => {
    table = await Table.set({ engine: { turns: 3 }, config: CONFIG });
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  /** By name and labels. */
  async function metrics(): Promise<ReadonlyMap<string, number>> {
    const text = await (await fetch(`${table.orchestrator.url}/metrics`)).text();
    const lines = text.split('\n').flatMap((line) => {
      const [, name = '', value = ''] = /^orchestrator_(tournament\S+) (\S+)$/.exec(line) ?? [];
      return name === '' ? [] : [[name, Number(value)] as const];
    });
    return new Map(lines);
  }

  const metricsWhen = async (name: string, value: number): Promise<ReadonlyMap<string, number>> =>
    until((now) => now.get(name) === value, metrics);

  it('count games as they are begun and counted, and tournaments by their status', async () => {
    const { tournament_id: id } = await createTournament(table.rest, PAIR);
    await tournamentWhen(table.rest, id, ({ status }) => status === 'finished');
    const now = await metricsWhen('tournaments{status="finished"}', 1);
    expect(now.get('tournament_games_begun_total')).toBe(2);
    expect(now.get('tournament_games_counted_total{outcome="ended"}')).toBe(2);
    expect(now.get('tournament_games_counted_total{outcome="void"}')).toBe(0);
    expect(now.get('tournament_forfeits_total')).toBe(0);
    await metricsWhen('tournaments_here{state="moving"}', 0);
  });

  it('show those that wait for their next game, and those that were paused because there can be none', async () => {
    await table.engine.stop();
    const { tournament_id: id } = await createTournament(table.rest, PAIR);
    expect((await metricsWhen('tournaments_here{state="waiting"}', 1)).get('tournaments_paused_total')).toBe(0);
    await table.engine.restart();
    table.engine.inject('refused', 'create');
    await metricsWhen('tournaments_paused_total', 1);
    table.engine.heal();
    const paused = await metricsWhen('tournaments{status="paused"}', 1);
    expect(paused.get('tournaments_here{state="waiting"}')).toBe(0);
    await table.rest.post(`/tournaments/${id}/stop`);
    await tournamentWhen(table.rest, id, ({ games }) => games.running === 0);
  });

  it('show those that cannot be moved on', async () => {
    const { tournament_id: id } = await createTournament(table.rest, { ...PAIR, settings: { speed: 'watch' } });
    await metricsWhen('tournaments_here{state="moving"}', 1);
    const { under_way: games } = await tournamentWhen(table.rest, id, ({ under_way: [first] }) => first !== undefined);
    expect(games.length).toBeGreaterThan(0);
    write('update tournament_games set seats = substr(seats, 2) where tournament_id = ?', id);
    await table.restart();
    await metricsWhen('tournaments_here{state="failing"}', 1);
    write(`update tournament_games set seats = '[' || seats where tournament_id = ?`, id);
    await metricsWhen('tournaments_here{state="moving"}', 1);
    await table.rest.post(`/tournaments/${id}/stop`);
  });

  function write(statement: string, id: string): void {
    const file = new Sqlite(join(table.settings['ORCHESTRATOR_DATA_DIR'] ?? '', 'orchestrator.db'));
    // While others write.
    file.exec('pragma busy_timeout = 10000');
    file.prepare(statement).run(id);
    file.close();
  }
});

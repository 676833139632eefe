import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EngineUnderTest } from '../../apps/play/src/validate-engine/engine-under-test.js';
import { validateEngine } from '../../apps/play/src/validate-engine/validate-engine.js';
import { type RandomAgent, startRandomAgent } from '../fixtures/random-agent.js';
import { Table } from '../support/table.js';
import { documentedPrograms, exampleFile, startProgram } from './document-engine.js';

const MAX_STEPS = 100;
const DEADLINE_MS = 10_000;

describe('the engine and the agent of docs/bring-your-own.md', () => {
  let engine: { child: ChildProcess; url: string };
  let agent: { child: ChildProcess; url: string };
  let random: RandomAgent;
  beforeAll(async () => {
    const [nim = '', player = ''] = await documentedPrograms();
    [engine, agent, random] = await Promise.all([
      startProgram('nim.mjs', nim),
      startProgram('agent.mjs', player),
      startRandomAgent(),
    ]);
  });
  afterAll(async () => {
    const exits = [engine, agent].map(({ child }) => once(child, 'exit'));
    for (const { child } of [engine, agent]) child.kill();
    await Promise.all([...exits, random.stop()]);
  });

  it('are those of examples/engines/nim', async () => {
    expect(await documentedPrograms()).toEqual([await exampleFile('nim.mjs'), await exampleFile('agent.mjs')]);
  });

  it('keep the contract in all that is checked', async () => {
    const checked = new EngineUnderTest(engine.url, undefined, DEADLINE_MS);
    const results = await validateEngine(checked, MAX_STEPS, new AbortController().signal, () => undefined);
    expect(results.length).toBeGreaterThan(10);
    const findings = results.flatMap((result) => result.findings).filter(({ level }) => level !== 'note');
    expect(findings).toEqual([]);
  });

  it('play through the orchestrator, and the agent wins from either seat', async () => {
    const config = { GAME_ENGINES: `nim=${engine.url}`, AGENT_URL_ALLOW: 'localhost,127.0.0.1', LIMIT_READ: '0' };
    await using table = await Table.set({ config });
    const seats = [
      { name: 'Ada', personality: 'guest', url: agent.url },
      { name: 'Bob', personality: 'random', url: random.url },
    ];
    for (const agents of [seats, seats.toReversed()]) {
      const spectator = await table.spectator();
      const { game_id: id } = await table.rest.createGame({ game: 'nim', seed: 3 }, agents);
      await spectator.join(id, { after_seq: 0 });
      const { payload } = await spectator.until(({ event }) => event === 'game:ended');
      expect(payload).toMatchObject({ winner_name: 'Ada', reason: 'completed' });
      const sources = spectator
        .of(id)
        .flatMap(({ event, payload: { source } }) => (event === 'agent:decision' ? [source] : []));
      expect(new Set(sources)).toEqual(new Set(['agent']));
      spectator.close();
    }
  });
});

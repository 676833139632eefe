import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GameSession } from '@game-orchestrator/orchestrator';
import { CountingStore } from '../../examples/extending/counting-store.js';
import { startWithOwnPorts } from '../../examples/extending/own-ports.js';
import { WinsModule } from '../../examples/extending/wins.module.js';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const EXAMPLES = new URL('../../examples/extending/', import.meta.url);
const DOCS = new URL('../../docs/extending.md', import.meta.url);

describe('the examples of an extended orchestrator', () => {
  it('count the games that the module receives', async () => {
    await using table = await Table.set({ modules: [WinsModule] });
    const { id, spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    const { winner_name: winner } = await table.rest.result(id);
    const { body } = await table.rest.get('/wins');
    expect(body).toEqual({ [winner ?? '']: 1 });
  });

  it('play games with agents, engine and store of their own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'own-ports-'));
    const store = new CountingStore<GameSession>();
    const variables = { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder };
    const prefixed = Object.entries(variables).map(([name, value]) => [`ORCHESTRATOR_${name}`, value] as const);
    const service = await startWithOwnPorts(Object.fromEntries(prefixed), store);
    const rest = new RestClient(service.url);
    const { game_id: id } = await rest.createGame({ speed: 'instant' });
    const spectator = await RawSpectator.connect(service.url);
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ event }) => event === 'game:ended');
    spectator.close();
    const { winner_name: winner } = await rest.result(id);
    expect((await rest.get('/wins')).body).toEqual(winner === null ? {} : { [winner]: 1 });
    expect(store.commits.get(id)).toBeGreaterThan(1);
    await service.close();
    await rm(folder, { recursive: true });
  });

  it('stand in the documentation as they are here', async () => {
    const docs = await readFile(DOCS, 'utf8');
    const files = await readdir(EXAMPLES);
    expect(files).toContain('main.ts');
    for (const file of files) expect(docs).toContain(await readFile(new URL(file, EXAMPLES), 'utf8'));
  });
});

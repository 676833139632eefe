import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { Table } from '../support/table.js';
import { WinsModule } from './wins.module.js';

const HERE = new URL('wins.module.ts', import.meta.url);
const DOCS = new URL('../../docs/extending.md', import.meta.url);

describe('the example of a module', () => {
  it('counts the games that it receives', async () => {
    await using table = await Table.set({ modules: [WinsModule] });
    const { id, spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    const { winner_name: winner } = await table.rest.result(id);
    const { body } = await table.rest.get('/wins');
    expect(body).toEqual({ [winner ?? '']: 1 });
  });

  it('stands in the documentation as it is here', async () => {
    const code = (await readFile(HERE, 'utf8')).replace('../../apps/orchestrator/src/games', '../games');
    expect(await readFile(DOCS, 'utf8')).toContain(code);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFourInARow, type FourInARowEngine } from '../fixtures/four-in-a-row.js';
import { range } from '../support/spectator-log.js';
import { TypeScriptClient } from '../support/typescript-client.js';
import { Table } from '../support/table.js';

const KEY = 'a-key-of-an-operator';

interface Played {
  readonly players: readonly string[];
  readonly seqs: readonly number[];
  readonly lines: readonly string[];
  readonly refused: string;
  readonly stopped: string;
}

/** openapi.spec.ts has the third, in Python. */
const GENERATORS = [
  {
    name: 'openapi-typescript with openapi-fetch',
    program: 'openapi-fetch',
    generate: ['openapi-typescript/bin/cli.js', 'openapi.json', '-o', 'schema.ts'],
  },
  {
    name: '@hey-api/openapi-ts',
    program: 'hey-api',
    generate: ['@hey-api/openapi-ts/bin/run.js', '-i', 'openapi.json', '-o', 'client', '--no-log-file'],
  },
];

describe('a TypeScript client that is generated from the served document', () => {
  let engine: FourInARowEngine;
  let table: Table;
  let document: object;
  beforeAll(async () => {
    // Its games have events that only the engine knows.
    engine = await startFourInARow('ids');
    table = await Table.set({ agent: 'by_id', config: { API_KEYS: KEY, GAME_ENGINE_URL: engine.url } });
    document = (await table.rest.get('/docs-json')).body;
  });
  afterAll(async () => {
    await table[Symbol.asyncDispose]();
    await engine.stop();
  });

  it.each(GENERATORS)(
    '$name: compiles with typed events, and creates, follows and stops a game',
    async ({ program, generate }) => {
      await using client = await TypeScriptClient.of(document, program, generate);
      await client.compile();
      const played = (await client.run(table.orchestrator.url, KEY)) as Played;
      expect(played).toMatchObject({ players: ['Ann', 'Bob'], refused: 'game_not_paused', stopped: 'stopped' });
      expect(played.seqs).toEqual(range(1, played.seqs.length));
      const order = ['game:started', 'turn 1 of Ann', 'agent:thinking', 'decided by agent', 'disc:dropped'];
      expect(played.lines).toEqual(expect.arrayContaining(order));
    },
  );
});

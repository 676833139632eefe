import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Database } from '#libs/database';
import { MIGRATIONS } from './migrations.js';
import type { OrchestratorSchema } from './schema.js';

const AT = '2026-01-01T00:00:00.000Z';

it('migrations that were released keep their names and their order: databases remember them by name', () => {
  const released = ['0001_games', '0002_ratings', '0003_health_checks', '0004_rating_kinds', '0005_transcripts'];
  expect(Object.keys(MIGRATIONS).slice(0, released.length)).toEqual(released);
});

it('games that were played for a tournament before there was a column for it have it afterwards', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'migrations-'));
  const open = async (isOld: boolean): Promise<Database<OrchestratorSchema>> => {
    const names = Object.entries(MIGRATIONS).filter(([name]) => !isOld || name < '0012');
    const place = { dataDir, file: 'orchestrator.db', schemaName: 'orchestrator' };
    return Database.open({ ...place, migrations: Object.fromEntries(names) });
  };
  const game = { status: 'running', seq: 0, revision: 1, pictures: 1, created_at: AT, updated_at: AT };
  const rows = ['g1', 'g2'].map((id) => ({ id, ...game, data: '{}', state: '{}' }));
  const cup = { id: 'cup', status: 'running', revision: 1, created_at: AT, updated_at: AT, data: '{}' };
  const played = { tournament_id: 'cup', round: 1, pairing: 1, seats: '[]', seed: 1 };
  const ofCup = ['g2', null].map((game_id, number) => ({ ...played, number, game_id }));
  const old = await open(true);
  await old.write({
    statements: [
      old.query.insertInto('games').values(rows).compile(),
      old.query.insertInto('tournaments').values(cup).compile(),
      old.query.insertInto('tournament_games').values(ofCup).compile(),
    ],
  });
  await old.close();

  const migrated = await open(false);
  expect(await migrated.query.selectFrom('games').select(['id', 'tournament_id']).orderBy('id').execute()).toEqual([
    { id: 'g1', tournament_id: null },
    { id: 'g2', tournament_id: 'cup' },
  ]);
  await migrated.close();
  await rm(dataDir, { recursive: true });
});

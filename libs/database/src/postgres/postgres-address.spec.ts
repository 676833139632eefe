import { describe, expect, it } from '@jest/globals';
import { mistakeInPostgresUrl, readPostgresAddress } from './postgres-address.js';

describe('the address of a Postgres server', () => {
  it.each([
    ['postgres://u:hunter2@db/games', 'db:5432/games'],
    ['postgresql://u:hunter2@db:6432/games?sslmode=require', 'db:6432/games'],
    ['postgres://u:hunter2@[::1]:5433/games', '::1:5433/games'],
    ['postgres:///games?host=/run/postgresql', '/run/postgresql/games'],
    ['postgres://u:hunter2@/games?host=/run/postgresql', '/run/postgresql/games'],
    ['postgres://%2Frun%2Fpostgresql/games', '/run/postgresql/games'],
    ['postgres://u:hunter%2F2@db/games?application_name=x', 'db:5432/games'],
  ])('may be %s', (url, place) => {
    expect(readPostgresAddress(url).place).toBe(place);
  });

  it.each([
    ['postgres://u:hunter2@a,b/games', /several hosts/],
    ['postgres://u:hunter2@a:5432,b:5433/games', /several hosts/],
    ['postgres://u:hunter2@/games?host=a,b', /several hosts/],
    ['mysql://u:hunter2@db/games', /must start with postgres:\/\//],
    ['postgres://u:hunter2@db/games?sslmode=hunter2', /sslmode that there is not: it may be disable/],
    ['postgres://u:hunter2/hunter2@db/games', /must look like .* %2F/],
    ['postgres://u:hunter2@db:99999/games', /must look like/],
    ['postgres://u:hunter2@db/games?port=hunter2', /must look like/],
    ['postgres://u:hunter2@db/games?sslrootcert=/nowhere/ca.pem', /file that cannot be read: \/nowhere\/ca.pem/],
  ])('may not be %s', (url, reason) => {
    expect(mistakeInPostgresUrl(url)).toMatch(reason);
    expect(mistakeInPostgresUrl(url)).not.toContain('hunter2');
  });

  it.each(['prefer', 'require', 'verify-ca', 'verify-full'])('has its certificate verified with sslmode=%s', (mode) => {
    const { connectionString } = readPostgresAddress(`postgres://db/games?sslmode=${mode}&application_name=x`);
    expect(connectionString).toBe('postgres://db/games?sslmode=verify-full&application_name=x');
  });
});

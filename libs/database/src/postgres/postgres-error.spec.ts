import { describe, expect, it } from '@jest/globals';
import { DatabaseError } from 'pg';
import { DatabaseUnavailable } from '../errors.js';
import { finalError, toError } from './postgres-error.js';

function fromServer(code: string): DatabaseError {
  return Object.assign(new DatabaseError('the server refuses', 0, 'error'), { code });
}

describe('an error of the database', () => {
  it.each([
    { error: fromServer('28000'), remedy: /pg_hba\.conf/ },
    { error: fromServer('28P01'), remedy: /check user and password/ },
    { error: fromServer('3D000'), remedy: /create the database/ },
    { error: fromServer('42501'), remedy: /GRANT CREATE ON DATABASE/ },
    { error: fromServer('53300'), remedy: /max_connections/ },
    { error: new Error('SASL: client password must be a string'), remedy: /the address holds none/ },
    { error: new Error('The server does not support SSL connections'), remedy: /sslmode=disable/ },
    { error: Object.assign(new Error('x'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }), remedy: /sslrootcert=/ },
  ])('names a remedy: $remedy', ({ error, remedy }) => {
    const shown = toError(error, 'db.example/arena');
    expect(shown).toBeInstanceOf(DatabaseUnavailable);
    expect(shown.message).toContain(`The database at db.example/arena cannot be used: ${error.message}`);
    expect(shown.message).toMatch(remedy);
  });

  it('lists what each address of a name answered', () => {
    const each = new AggregateError([new Error('refused by ::1'), new Error('refused by 127.0.0.1')]);
    expect(toError(each, 'here').message).toContain('Error: refused by ::1; Error: refused by 127.0.0.1');
  });

  it('that is a mistake of the program stays as it is', () => {
    for (const error of [new TypeError('wrong'), fromServer('42601')]) {
      expect(toError(error, 'here')).toBe(error);
      expect(finalError(error, 'here')).toBe(error);
    }
  });
});

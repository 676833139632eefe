import { describe, expect, it } from '@jest/globals';
import { type LogLevel, PinoLog } from './log.js';

/** A log whose lines are kept. */
function logged(write: (log: PinoLog) => void, level: LogLevel = 'debug'): string {
  const lines: string[] = [];
  write(PinoLog.named('test', level, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('a log line', () => {
  it('has the fields that every line has', () => {
    const lines: string[] = [];
    const fields = { version: '1.2.3', replica: 'host:7', role: 'api' };
    const log = PinoLog.named('test', 'info', { write: (line) => void lines.push(line) }, fields);
    log.with({ game_id: 'g' }).info('a game has ended');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: 'test', ...fields, game_id: 'g', pid: process.pid });
  });

  it.each([
    'redis://:hunter2@cache:6379/1',
    'postgres://player:hunter2@db/games',
    'postgres://player:hun@ter2@db/games',
    'https://hunter2@agents.example/path',
  ])('shows neither user nor password of the address %s', (url) => {
    const error = new Error(`no answer from ${url}`, { cause: new Error(`${url} is away`) });
    const line = logged((log) => log.with({ url }).error(`${url} failed`, { err: error, nested: { urls: [url] } }));
    expect(line).not.toMatch(/hunter2|hun@|ter2/);
    expect(line).toContain('://***@');
  });

  it('keeps an @ that stands in a path or a sentence', () => {
    const line = logged((log) =>
      log.info('somebody@example.org', { url: 'http://host/a@b', other: 'http://host/?c=d@e' }),
    );
    expect(line).toMatch(/somebody@example\.org/);
    expect(line).toMatch(/http:\/\/host\/a@b.*http:\/\/host\/\?c=d@e/);
  });

  it('shows the name of a command that failed, and none of its arguments', () => {
    const failed = Object.assign(new Error('WRONGPASS invalid username-password pair'), {
      code: 'E',
      command: { name: 'auth', args: ['hunter2'] },
      config: { headers: { authorization: 'Bearer hunter2' } },
    });
    const lines = [failed, new Error('outer', { cause: failed }), new AggregateError([failed], 'all')].map((err) =>
      logged((log) => log.error('failed', { err })),
    );
    for (const line of lines) {
      expect(line).toContain('"command":"auth"');
      expect(line).toContain('WRONGPASS');
      expect(line).not.toContain('hunter2');
    }
  });

  it('ends for an error that is its own cause', () => {
    const error = new Error('loop');
    error.cause = error;
    expect(logged((log) => log.error('failed', { err: error })).length).toBeLessThan(20_000);
  });
});

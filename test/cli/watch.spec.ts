import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startFourInARow } from '../fixtures/four-in-a-row.js';
import { gameIn } from '../support/game-in-status.js';
import { Table } from '../support/table.js';
import { cli } from './cli-run.js';

const ESC = '\u001B';
const LEAVE = `${ESC}[?1049l`;
/** A control character that is neither a line break nor in a sequence that we write. */
const OBEYED = /[^\P{Cc}\n]|\p{Bidi_Control}/u;
/** What stays when the screen was given back: text and colours. */
function afterScreen(out: string): string {
  const rest = out.slice(out.lastIndexOf(LEAVE) + LEAVE.length);
  expect(rest.replaceAll(new RegExp(COLOUR, 'g'), '')).not.toContain(ESC);
  return rest;
}
const COLOUR = new RegExp(`${ESC}\\[\\d+m`);

describe('a game that is watched in a pipe', () => {
  it('is a line for each of its events, an engine’s own among them, and 0 at its end', async () => {
    const engine = await startFourInARow('ids');
    await using table = await Table.set({ agent: 'by_id', config: { GAME_ENGINE_URL: engine.url } });
    const { game_id: id } = await table.rest.createGame({ speed: 'instant' });
    const { code, out, notes } = await cli(['watch', id, '--after-seq', '0'], { url: table.orchestrator.url });
    const events = await table.rest.events(id);
    await engine.stop();
    expect({ code, notes }).toEqual({ code: 0, notes: `${id}: this was the last event\n` });
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => / {2}#(\d+) {2}(\S+)/.exec(line)?.slice(1))).toEqual(
      events.map(({ seq, event }) => [String(seq), event]),
    );
    expect(out).toMatch(/#\d+ {2}disc:dropped {2}/);
  });

  it('is JSON where that is asked for, an event a line', async () => {
    await using table = await Table.set();
    const { game_id: id } = await gameIn('completed', table);
    const { code, out } = await cli(['watch', id, '--after-seq', '0', '--json'], { url: table.orchestrator.url });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number; event: string });
    const events = await table.rest.events(id);
    expect(code).toBe(0);
    expect(lines.map(({ seq, event }) => ({ seq, event }))).toEqual(events.map(({ seq, event }) => ({ seq, event })));
  });

  it.each([
    ['completed', 0, 'this was the last event'],
    ['failed', 3, 'the game has failed'],
    ['stopped', 4, 'the game was stopped'],
  ] as const)('that is %s already is its last events, and %i', async (status, expected, meaning) => {
    await using table = await Table.set();
    const { game_id: id, seq } = await gameIn(status, table);
    const { url } = table.orchestrator;
    const { code, out, notes } = await cli(['watch', id], { url });
    expect({ code, notes }).toEqual({ code: expected, notes: `${id}: ${meaning}\n` });
    expect(out).toContain('#');
    const later = await cli(['watch', id, '--after-seq', String((await table.rest.game(id)).seq)], { url });
    expect(later).toMatchObject({ code: expected, out: '' });
    expect(seq).toBeGreaterThan(0);
  });

  it('ends with 3 when it fails, and with 4 when it is stopped', async () => {
    await using table = await Table.set();
    const { url } = table.orchestrator;
    const { game_id: failing } = await gameIn('paused', table);
    const { game_id: stopped } = await gameIn('paused', table);
    const watching = [failing, stopped].map((id) => cli(['watch', id], { url }));
    table.engine.inject('not_json', 'action');
    await table.rest.control(failing, 'speed', { speed: 'instant' });
    await table.rest.control(failing, 'resume');
    await table.rest.control(stopped, 'stop');
    expect((await Promise.all(watching)).map(({ code }) => code)).toEqual([3, 4]);
  });

  it('goes on, without a gap, when the server has gone away and come back', async () => {
    await using table = await Table.set();
    const { game_id: id } = await table.rest.createGame({ speed: 'fast' });
    let restarted: Promise<unknown> | undefined;
    const restart = async (): Promise<void> => {
      await table.restart();
      await table.rest.control(id, 'speed', { speed: 'instant' });
    };
    const onOut = (out: string): void => {
      if (out.includes('turn:end')) restarted ??= restart();
    };
    const { code, out } = await cli(['watch', id, '--after-seq', '0'], { url: table.orchestrator.url, onOut });
    await restarted;
    const numbers = [...out.matchAll(/ {2}#(\d+) {2}/g)].map(([, seq]) => Number(seq));
    expect(code).toBe(0);
    expect(numbers).toEqual((await table.rest.events(id)).map(({ seq }) => seq));
  });

  it('needs a key where the server asks for one', async () => {
    const key = 'a-key-to-watch-0123456789';
    await using table = await Table.set({ config: { API_KEYS: `tv:create:${key}`, WATCH: 'keys' } });
    const variables = { ORCHESTRATOR_API_KEY: key };
    const { url } = table.orchestrator;
    const seats = ['Ann', 'Bob'].flatMap((name) => ['--seat', `name=${name},personality=x`]);
    const id = (await cli(['create', ...seats, '--speed', 'instant'], { url, variables })).out.trim();
    const without = await cli(['watch', id], { url });
    expect(without).toMatchObject({ code: 1, notes: expect.stringContaining('(api_key_missing)') });
    expect(await cli(['watch', id, '--after-seq', '0'], { url, variables })).toMatchObject({ code: 0 });
  });

  it('shows nothing of other people’s texts that a terminal would obey', async () => {
    await using table = await Table.set({ engine: { turns: 2, hostileText: 10_000 } });
    const agents = ['\u009B2JAnn', 'Bob'].map((name) => ({ name, personality: 'x' }));
    const { game_id: id } = await table.rest.createGame({ speed: 'instant' }, agents);
    const { url } = table.orchestrator;
    for (const form of ['--plain', '--json']) {
      const { code, out } = await cli(['watch', id, '--after-seq', '0', form], { url });
      expect({ form, code, obeyed: OBEYED.exec(out) }).toEqual({ form, code: 0, obeyed: null });
    }
    expect(OBEYED.exec((await cli(['list'], { url })).out)).toBeNull();
  });
});

describe('a game that is watched on a terminal', () => {
  const terminal = { columns: 100, rows: 40 };

  it('is drawn in place, on a screen that is given back at the end', async () => {
    await using table = await Table.set();
    const { game_id: id } = await table.rest.createGame({ speed: 'fast' });
    let isFaster = false;
    const onOut = (out: string): void => {
      if (isFaster || !out.includes('turn:end')) return;
      isFaster = true;
      void table.rest.control(id, 'speed', { speed: 'instant' });
    };
    const { code, out } = await cli(['watch', id], { url: table.orchestrator.url, terminal, onOut });
    expect(code).toBe(0);
    expect(out.startsWith(`${ESC}[?1049h`)).toBe(true);
    expect(afterScreen(out)).toMatch(/completed/);
    expect(out).toContain('GO ');
    expect(out).toMatch(COLOUR);
    const frames = out.split(`${ESC}[H`).slice(1);
    expect(frames.length).toBeGreaterThan(1);
    expect(Math.max(...frames.map((frame) => frame.split('\r\n').length))).toBeLessThanOrEqual(terminal.rows);
  });

  it.each([
    ['NO_COLOR is set', { NO_COLOR: '1' }, true],
    ['the terminal is dumb', { TERM: 'dumb' }, false],
  ])('has no colours where %s', async (_, variables, isDrawn) => {
    await using table = await Table.set();
    const { game_id: id } = await gameIn('paused', table);
    const abort = new AbortController();
    const onOut = (): void => abort.abort();
    const options = { url: table.orchestrator.url, terminal, variables, onOut, signal: abort.signal };
    const { out } = await cli(['watch', id], options);
    expect(out).not.toMatch(COLOUR);
    expect(out.includes(ESC)).toBe(isDrawn);
  });

  it('is left at Ctrl-C, with 130 and the screen given back', async () => {
    await using table = await Table.set();
    const { game_id: id } = await gameIn('paused', table);
    const abort = new AbortController();
    const onOut = (): void => abort.abort();
    const { url } = table.orchestrator;
    const { code, out } = await cli(['watch', id], { url, terminal, onOut, signal: abort.signal });
    expect(code).toBe(130);
    expect(afterScreen(out)).toMatch(/paused/);
  });
});

describe('a replay that is watched', () => {
  it('is what the game was, and ends as it did', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cli-'));
    await using table = await Table.set();
    const { url } = table.orchestrator;
    const file = join(folder, 'a replay');
    for (const [status, code] of [
      ['completed', 0],
      ['failed', 3],
    ] as const) {
      const { game_id: id } = await gameIn(status, table);
      await cli(['replay', id, '--output', file, '--force'], { url });
      const live = await cli(['watch', id, '--after-seq', '0'], { url });
      const replayed = await cli(['watch', file], { url: 'http://127.0.0.1:1' });
      expect(replayed).toMatchObject({ code, out: live.out });
    }
    const drawn = await cli(['watch', file, '--speed', 'instant'], { url, terminal: { columns: 20, rows: 5 } });
    expect(afterScreen(drawn.out)).toMatch(/failed/);
    await rm(folder, { recursive: true });
  });

  it.each([
    ['[]', 'is no JSON object'],
    ['{', 'is no JSON object'],
    ['{"version":2}', 'is no replay of a game'],
    ['{"version":1,"game":{},"initial_state":{"players":[]},"events":[{"seq":1}]}', 'event 1 is none'],
  ])('is refused where it is none: %s', async (text, reason) => {
    const folder = await mkdtemp(join(tmpdir(), 'cli-'));
    const file = join(folder, 'a.json');
    await writeFile(file, text);
    expect(await cli(['watch', file], { url: 'http://127.0.0.1:1' })).toMatchObject({
      code: 1,
      notes: expect.stringContaining(reason),
    });
    await rm(folder, { recursive: true });
  });
});

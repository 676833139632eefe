import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { INDISCRETIONS } from '../fixtures/indiscreet-agent.js';
import { CHANGING, READING } from '../support/hostile-client.js';
import { until } from '../support/until.js';
import { object } from './engine-player.js';
import { OpenSpielProcess } from './openspiel-process.js';
import { SEED, type SpiedGame, SpiedGames } from './spied-games.js';

const python = await OpenSpielProcess.python();
const withOpenSpiel = python === undefined ? describe.skip : describe;

/** What can be asked of a game in the middle of a step, without waiting for its end. */
const COMMANDS = ['resume', 'step', 'speed', 'peek'];

withOpenSpiel('what not everybody may know (needs Python 3 and open_spiel)', () => {
  let engine: OpenSpielProcess;
  let games: SpiedGames;
  let game: SpiedGame | undefined;
  beforeAll(async () => {
    if (python !== undefined) engine = await OpenSpielProcess.start(python);
    games = await SpiedGames.of(engine.url);
  });
  afterAll(async () => {
    await game?.unfollow();
    await games[Symbol.asyncDispose]();
    await engine.stop();
  });

  it('is looked for on every route of the server', () => {
    expect(games.hostile.unknownRoutes).toEqual([]);
    const routes = [...games.hostile.routes].map((route) => route.replace(/^DELETE /, 'POST '));
    const known = [
      ...Object.keys(READING).map((path) => `GET ${path}`),
      ...Object.keys(CHANGING).map((path) => `POST ${path}`),
    ];
    expect(routes).toEqual(expect.arrayContaining(known));
  });

  it('of kuhn_poker is a secret until the game is over, with a restart in between, and then none', async () => {
    game = await games.begin('kuhn_poker', 10, INDISCRETIONS.length);
    expect(await game.leaks(await game.control(...COMMANDS))).toEqual([]);

    const { table, agent } = games;
    await table.rest.control(game.id, 'speed', { speed: 'watch' });
    await game.unfollow();
    agent.release(1);
    await table.restart();
    await table.rest.control(game.id, 'speed', { speed: 'instant' });
    await agent.isHolding();
    await game.follow();
    expect(await game.leaks()).toEqual([]);

    agent.release();
    await game.becomes('completed');
    expect(await game.secrets()).toEqual([]);
    await game.unfollow();
  });

  it('of phantom_ttt is a secret until the game is stopped, and then none, for those who are there too', async () => {
    game = await games.begin('phantom_ttt', 2, 5);
    expect(await game.leaks(await game.control(...COMMANDS))).toEqual([]);
    await game.control('stop');
    expect(await game.secrets()).toEqual([]);
    await game.unfollow();
    games.agent.release();
  });

  it('stays a secret in a game that has failed', async () => {
    game = await games.begin('phantom_ttt', 2, 5);
    await fetch(`${engine.url}/game/${game.id}`, { method: 'DELETE' });
    games.agent.release();
    await game.becomes('failed');
    expect(await game.leaks(await game.control('pause', 'peek'))).toEqual([]);
    await game.unfollow();
  });

  it('is none any more in a game that its number of turns has cut', async () => {
    game = await games.begin('phantom_ttt', 2, 2, { max_turns: 3 });
    expect(await game.leaks()).toEqual([]);
    games.agent.release();
    await game.becomes('completed');
    expect(await game.secrets()).toEqual([]);
    await game.unfollow();
  });

  it('of another player is not sent to an agent', () => {
    const { requests, stated } = games.agent;
    expect(stated.size).toBe(16);
    for (const request of requests) {
      const { player_id: me, chat_is_public, game_state: state } = request;
      const text = JSON.stringify(request);
      const others = [...stated].flatMap(([id, words]) => (id === me ? [] : [...words]));
      expect(others.filter((words) => text.includes(words))).toEqual([]);
      expect([Object.keys(object(state.hidden)), chat_is_public]).toEqual([[me], true]);
      expect(text).not.toContain(String(SEED));
    }
    const own = ({ player_id: me, recent_events: events }: (typeof requests)[number]): boolean =>
      [...(stated.get(me) ?? [])].some((words) => JSON.stringify(events).includes(words));
    expect(requests.some(own)).toBe(true);
  });

  it('is in no line of the log and in no trace', async () => {
    await until(
      (traces) => traces.some((trace) => trace.includes('game.step')),
      async () => setImmediate(games.traced),
    );
    const written = [...games.traced, ...games.log.map((line) => inspect(line, { depth: 12 }))].join('\n');
    expect(written).toContain('a game was created');
    expect([...games.stated, String(SEED)].filter((words) => written.includes(words))).toEqual([]);
  });
});

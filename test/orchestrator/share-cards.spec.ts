import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GameState, NumberedEvent, StateAt } from '#libs/protocol';
import { cardOf } from '../../apps/orchestrator/src/share-cards/model/card-of.js';
import { PngThread } from '../../apps/orchestrator/src/share-cards/png/png-thread.js';
import { cardSvg } from '../../apps/orchestrator/src/share-cards/svg/card-svg.js';
import { subjectOf } from '../../apps/orchestrator/src/share-cards/testing/subjects.js';
import { startIndiscreetAgent } from '../fixtures/indiscreet-agent.js';
import { startSealedCards } from '../fixtures/sealed-cards.js';
import { readPng } from '../support/png.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const HOSTILE = [
  { name: `"><script>alert('${'x'.repeat(60)}')</script>`, personality: ']]>&<image href="file:///etc/passwd"/>' },
  { name: '😀🎲 小明 مرحبا שלום Z\u0301\u0301\u0301\u0301', personality: 'calm' },
  { name: '\u{1F469}\u200D\u{1F680}'.repeat(8), personality: 'odd' },
];
const NO_LIMITS = { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0' };

async function cardAt(table: Table, id: string, query = '', headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${table.orchestrator.url}/games/${id}/card.png${query}`, { headers });
}

async function pngIn(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer());
}

describe('the card of a game', () => {
  let table: Table;
  let id: string;
  let last: number;
  beforeAll(async () => {
    table = await Table.set({ engine: { turns: 4, hostileText: 40 }, config: NO_LIMITS });
    const spectator = await table.spectator();
    ({ game_id: id } = await table.rest.createGame({}, HOSTILE));
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ event }) => event === 'game:ended');
    ({ seq: last } = await table.rest.game(id));
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  it('is an image of 1200 by 630 pixels, drawn, for any name', async () => {
    const answer = await cardAt(table, id);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    const { width, height, data } = readPng(await pngIn(answer));
    expect([width, height]).toEqual([1_200, 630]);
    expect(data.length).toBeGreaterThanOrEqual(1_200 * 630 * 3);
    expect(new Set(data).size).toBeGreaterThan(100);
  });

  it('is another one at another moment', async () => {
    const [first, second] = await Promise.all([cardAt(table, id, '?seq=0'), cardAt(table, id, `?seq=${last}`)]);
    expect((await pngIn(first)).equals(await pngIn(second))).toBe(false);
  });

  it('is kept for ever where it never changes, and else for a short time', async () => {
    const moment = await cardAt(table, id, '?seq=3');
    expect(moment.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await cardAt(table, id)).headers.get('cache-control')).toBe('public, max-age=10');
    const tag = moment.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await cardAt(table, id, '?seq=3', { 'if-none-match': known });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, '']);
    }
    expect((await cardAt(table, id, '?seq=3', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is there for those who ask for its headers alone', async () => {
    const answer = await fetch(`${table.orchestrator.url}/games/${id}/card.png`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it.each(['-1', 'NaN', '', '1.5', '1e99', '%00', '1&seq=2'])(
    'is refused for an event that is none: %s',
    async (seq) => {
      const answer = await cardAt(table, id, `?seq=${seq}`);
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'invalid_request' }]);
    },
  );

  it('is refused beyond the last event, and for a game that is not there, as states are', async () => {
    const beyond = `?seq=${last + 1}`;
    const state = await table.rest.get(`/games/${id}/state${beyond}`);
    const answer = await cardAt(table, id, beyond);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'seq_out_of_range', detail: state.body['detail'] });
    const unknown = await cardAt(table, '00000000-0000-4000-8000-000000000000');
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { code: 'game_not_found' }]);
  });
});

describe('the card of a game in which not everybody sees the same', () => {
  it('is drawn of what everybody may read, and of nothing else', async () => {
    const [engine, agent] = await Promise.all([startSealedCards(), startIndiscreetAgent()]);
    await using table = await Table.set({
      config: { GAME_ENGINE_URL: engine.url, AI_AGENT_URL: agent.url, ...NO_LIMITS },
    });
    const agents = ['Ann', 'Bob', 'Cid'].map((name) => ({ name, personality: 'open' }));
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' }, agents);
    await table.rest.control(id, 'pause');
    for (let step = 1; step <= 3; step += 1) {
      await table.rest.control(id, 'step');
      await until(
        ({ step: done, status }) => done >= step && status === 'paused',
        () => table.rest.game(id),
      );
    }
    const game = await table.rest.game(id);
    const seq = game.seq - 1;
    const { body } = await table.rest.get<StateAt>(`/games/${id}/state?seq=${seq}`);
    const events = (await table.rest.events(id)).slice(0, seq);
    const shown = await expectedOf(game, body.state, events);
    expect((await pngIn(await cardAt(table, id, `?seq=${seq}`))).equals(shown)).toBe(true);
    await Promise.all([engine.stop(), agent.stop()]);
  });

  async function expectedOf(
    game: Awaited<ReturnType<Table['rest']['game']>>,
    state: GameState,
    events: readonly NumberedEvent[],
  ): Promise<Buffer> {
    const { session } = subjectOf({});
    const seats = game.players.map(({ id, name, personality, model }) => ({ id, name, personality, model, url: null }));
    const gameName = game.game?.name;
    const like = { ...session, seats, seq: game.seq, ...(gameName !== undefined && { gameName }) };
    const thread = new PngThread();
    const png = await thread.draw(cardSvg(cardOf({ session: like, seq: game.seq - 1, state, events })));
    await thread.close();
    return png;
  }
});

import { describe, expect, it } from '@jest/globals';
import type { DecideRequest, TranscriptLine } from '#libs/protocol';
import { HttpFixture, readJson, sendJson } from '../fixtures/http-fixture.js';
import { watchToEnd } from '../support/seated-game.js';
import { Table } from '../support/table.js';

const ATTEMPT = { thoughts: 'Hm.', usage: { output_tokens: 2 }, latency_ms: 5, prompt_version: '7' };
const KEY = 'the-key-of-the-operator';

/** A seat with a model whose first answer to every question is of no use. */
function startModelAgent(asked: DecideRequest[]): Promise<HttpFixture> {
  return HttpFixture.start(async (request, response) => {
    const body = (await readJson(request)) as DecideRequest;
    asked.push(body);
    const messages = [{ role: 'user', content: `Question ${asked.length}` }];
    const refused = {
      ...ATTEMPT,
      request: { messages, api_key: 'secret' },
      answer: 'x',
      choice: null,
      error: 'illegal',
    };
    const [action] = body.valid_actions;
    const chosen = { ...ATTEMPT, request: { messages }, answer: 'a0', choice: action, error: null };
    const transcript = body.want_transcript ? { transcript: [refused, chosen] } : {};
    sendJson(response, 200, { action, source: 'model', usage: { outcome: 'corrected' }, ...transcript });
  });
}

async function play(table: Table, url: string, transcripts: boolean): Promise<string> {
  const { game_id: id } = await table.rest.createGame({ transcripts }, [
    { name: 'Ada', personality: 'bold', model: 'gpt', url },
    { name: 'Bob', personality: 'shy' },
  ]);
  await watchToEnd(await table.spectator(), id);
  return id;
}

async function linesAt(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ lines: unknown[]; last: string | null }> {
  const answer = await fetch(url, { headers });
  expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
  const lines = (await answer.text()).split('\n').filter(Boolean);
  return { lines: lines.map((line) => JSON.parse(line) as unknown), last: answer.headers.get('x-last-nr') };
}

describe('the transcript of a game', () => {
  it('holds every attempt once, in pages, also after a restart, and the chosen ones as conversations', async () => {
    const asked: DecideRequest[] = [];
    const agent = await startModelAgent(asked);
    await using table = await Table.set({ engine: { turns: 6 } });
    const id = await play(table, agent.url, true);
    await agent.stop();
    await table.restart();
    const at = `${table.rest.url}/games/${id}/transcript`;

    const { lines, last } = await linesAt(`${at}?limit=100`);
    const read = lines as TranscriptLine[];
    expect(read.map(({ nr }) => nr)).toEqual(Array.from({ length: 2 * asked.length }, (_, index) => index + 1));
    expect(last).toBe(String(2 * asked.length));
    expect(read.slice(0, 2)).toMatchObject([
      { player_name: 'Ada', step: 1, is_chosen: false, error: 'illegal', answer: 'x' },
      { player_name: 'Ada', step: 1, is_chosen: true, answer: 'a0', thoughts: 'Hm.', prompt_version: '7' },
    ]);
    expect(JSON.stringify(read)).not.toContain('secret');
    expect((await linesAt(`${at}?after_nr=1&limit=1`)).lines).toEqual([read[1]]);

    const tuned = await linesAt(`${at}?format=finetune&limit=100`);
    expect(tuned.lines).toHaveLength(asked.length);
    const messages = [
      { role: 'user', content: 'Question 1' },
      { role: 'assistant', content: 'a0' },
    ];
    expect(tuned.lines[0]).toEqual({ messages });
  });

  it('is empty, and asked of nobody, in a game that keeps none', async () => {
    const asked: DecideRequest[] = [];
    const agent = await startModelAgent(asked);
    await using table = await Table.set({ engine: { turns: 6 } });
    const id = await play(table, agent.url, false);
    await agent.stop();
    expect(asked.filter((body) => 'want_transcript' in body)).toEqual([]);
    expect(await linesAt(`${table.rest.url}/games/${id}/transcript`)).toEqual({ lines: [], last: '0' });
  });

  it('needs a key where control does, however the path is written', async () => {
    await using table = await Table.set({ config: { API_KEYS: KEY } });
    for (const path of ['/games/x/transcript', '/games/x/%74ranscript', '/games/x/transcript?limit=1']) {
      const url = table.rest.url + path;
      expect((await fetch(url)).status).toBe(401);
      expect((await fetch(url, { headers: { authorization: `Bearer ${KEY}` } })).status).toBe(404);
    }
    expect((await fetch(`${table.rest.url}/games/x/events`)).status).toBe(404);
  });

  it.each(['limit=0', 'limit=101', 'after_nr=-1', 'format=csv'])('refuses ?%s', async (query) => {
    await using table = await Table.set();
    expect((await table.rest.get(`/games/x/transcript?${query}`)).status).toBe(400);
  });
});

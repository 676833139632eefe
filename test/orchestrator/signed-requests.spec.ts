import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { HttpFixture, sendJson } from '../fixtures/http-fixture.js';
import { seatedGame, watchToEnd } from '../support/seated-game.js';
import { Table } from '../support/table.js';

const OLD = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const NEW = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;

interface Seen {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An agent that keeps what it was sent and answers one mistake, then what is right. */
async function startWitness(): Promise<{ agent: HttpFixture; seen: Seen[] }> {
  const seen: Seen[] = [];
  const agent = await HttpFixture.start(async (request, response) => {
    const body = await text(request);
    seen.push({ headers: request.headers, body });
    const { valid_actions: valid } = JSON.parse(body) as { valid_actions: readonly object[] };
    sendJson(response, 200, { action: seen.length === 1 ? { type: 'flip_the_board' } : valid[0] });
  });
  return { agent, seen };
}

/** What an operator gives the agent at this address, made without our code. */
function secretFor(url: string, main: string): string {
  const key = Buffer.from(main.slice('whsec_'.length), 'base64');
  return `whsec_${createHmac('sha256', key).update(`agent ${url}`).digest('base64')}`;
}

function verify(secret: string, { headers, body }: Seen): unknown {
  return new Webhook(secret).verify(body, Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)])));
}

describe('a request to an agent', () => {
  it('is signed with every secret for that agent alone, over the very bytes that arrive, and has an id of its own', async () => {
    await using table = await Table.set({ config: { AGENT_SECRET: `${OLD} ${NEW}` }, engine: { turns: 3 } });
    const { agent, seen } = await startWitness();
    const { agent: neighbour, seen: seenNextDoor } = await startWitness();
    const { id } = await seatedGame(table, [agent.url, neighbour.url]);
    await watchToEnd(await table.spectator(), id);
    await Promise.all([agent.stop(), neighbour.stop()]);

    expect(seen.length).toBeGreaterThan(1);
    expect(seenNextDoor.length).toBeGreaterThan(0);
    for (const main of [OLD, NEW]) {
      const secret = secretFor(agent.url, main);
      for (const one of seen) expect(verify(secret, one)).toEqual(JSON.parse(one.body));
      for (const one of seenNextDoor) expect(() => verify(secret, one)).toThrow('No matching signature');
    }
    const ids = seen.map(({ headers }) => String(headers['webhook-id']));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(0, 2)).toEqual([expect.stringMatching(/_1$/), expect.stringMatching(/_2$/)]);
    expect(ids.join('')).not.toContain('.');
  });

  it('is not signed where there is no secret', async () => {
    await using table = await Table.set({ engine: { turns: 1 } });
    const { agent, seen } = await startWitness();
    const { id } = await seatedGame(table, [agent.url]);
    await watchToEnd(await table.spectator(), id);
    await agent.stop();
    expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => name.startsWith('webhook-'))).toEqual([]);
  });
});

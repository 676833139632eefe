import { EventEmitter, once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { GameSession } from '../../apps/orchestrator/src/games/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { MemoryGameStore } from '../../apps/orchestrator/src/store/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { startFourInARow } from '../fixtures/four-in-a-row.js';
import { HttpFixture } from '../fixtures/http-fixture.js';
import { OrchestratorProcess } from '../support/orchestrator-process.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const SECRET = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

interface Message {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody's receiver: it verifies each request with a library of its own. */
class Receiver {
  readonly messages: Message[] = [];
  /** `undefined`: it does not answer. */
  status: number | undefined = 204;

  private readonly arrivals = new EventEmitter();
  private server: HttpFixture | undefined;

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.server = await HttpFixture.start(async (request, response) => {
      const body = await text(request);
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      const verified = new Webhook(SECRET).verify(body, Object.fromEntries(headers) as Record<string, string>);
      receiver.messages.push({ id: String(request.headers['webhook-id']), ...(verified as Omit<Message, 'id'>) });
      receiver.arrivals.emit('message');
      if (receiver.status !== undefined) response.writeHead(receiver.status).end();
    });
    return receiver;
  }

  get url(): string {
    return this.server?.url ?? '';
  }

  async has(count: number): Promise<void> {
    await this.until((messages) => messages.length >= count);
  }

  /** Resolves once what has arrived is as it is to be. */
  async until(isThere: (messages: readonly Message[]) => boolean): Promise<void> {
    while (!isThere(this.messages)) await once(this.arrivals, 'message');
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function receiverOf(): Promise<Receiver> {
  const receiver = await Receiver.start();
  closing.push(() => receiver.stop());
  return receiver;
}

function variables({ url }: Receiver, events = ''): Record<string, string> {
  return { WEBHOOKS: `ops=${url}/hook ${events}`, WEBHOOK_SECRET: SECRET, WEBHOOK_URL_ALLOW: '127.0.0.1' };
}

describe('a webhook', () => {
  it('is sent what becomes of a game, signed and in order, as the log of the game has it', async () => {
    const receiver = await receiverOf();
    await using table = await Table.set({ config: variables(receiver) });
    const { id, spectator } = await table.watchedGame({ speed: 'watch' });
    await table.rest.control(id, 'pause');
    await table.rest.control(id, 'resume');
    await table.rest.control(id, 'speed', { speed: 'instant' });
    await spectator.until(({ event }) => event === 'game:ended');
    const events = (await table.rest.events(id)).filter(({ event }) => event.startsWith('game:'));
    await receiver.has(events.length);
    expect(receiver.messages).toEqual(
      events.map(({ seq, at, event, payload }) => ({
        id: `${id}_${seq}_ops`,
        type: event,
        timestamp: at,
        data: { ...payload, game_id: id, seq, at },
      })),
    );
  });

  it('is sent events of an engine’s own, where it names them, and no others', async () => {
    const receiver = await receiverOf();
    const engine = await startFourInARow('ids');
    closing.push(() => engine.stop());
    const config = { ...variables(receiver, 'disc:dropped'), GAME_ENGINE_URL: engine.url };
    await using table = await Table.set({ agent: 'by_id', config });
    const { id, spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    const stored = (await table.rest.events(id)).map(({ seq, event }) => ({ seq, name: event as string }));
    const dropped = stored.filter(({ name }) => name === 'disc:dropped');
    expect(dropped.length).toBeGreaterThan(3);
    await receiver.has(dropped.length);
    expect(receiver.messages.map(({ data }) => data['seq'])).toEqual(dropped.map(({ seq }) => seq));
  });

  it('that hangs holds up neither games nor another webhook', async () => {
    const [hanging, other] = [await receiverOf(), await receiverOf()];
    hanging.status = undefined;
    const both = `ops=${hanging.url} *,ci=${other.url} game:ended`;
    await using table = await Table.set({ config: { ...variables(hanging), WEBHOOKS: both } });
    const { spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    await other.has(1);
    expect(other.messages).toMatchObject([{ type: 'game:ended' }]);
    expect(hanging.messages).toHaveLength(1);
  });

  it('is refused where a program keeps games in a store of its own', async () => {
    const receiver = await receiverOf();
    const given = Object.entries(variables(receiver)).map(([name, value]) => [`ORCHESTRATOR_${name}`, value] as const);
    const config = loadOrchestratorConfig({ ...Object.fromEntries(given), ORCHESTRATOR_PORT: '0' });
    const store = { useFactory: () => new MemoryGameStore<GameSession>() };
    await expect(startOrchestrator(config, [], { ports: { store } })).rejects.toThrow(
      /needs the orchestrator’s own GameStore/,
    );
  });
});

describe('an event that was committed', () => {
  it('is delivered after kill -9 of the orchestrator in the middle of its delivery', async () => {
    const receiver = await receiverOf();
    receiver.status = undefined;
    // Its engine, its agent and its folder serve a process of their own.
    await using table = await Table.set({ config: variables(receiver, 'game:started') });
    const { settings } = table;
    await table.orchestrator.close();
    await using first = await OrchestratorProcess.start(settings);
    const { game_id: id } = await first.rest.createGame({ speed: 'watch' });
    await receiver.has(1);
    await first.kill();
    receiver.status = 204;
    await using _ = await OrchestratorProcess.start(settings);
    await receiver.has(2);
    expect(receiver.messages.map((message) => message.id)).toEqual([`${id}_1_ops`, `${id}_1_ops`]);
  });

  it('is delivered by one of two replicas, whichever committed it', async () => {
    await using redis = await RedisServer.start();
    await using postgres = await PostgresServer.start();
    const receiver = await receiverOf();
    const config = { ...variables(receiver, '*'), REDIS_URL: redis.url, DATABASE_URL: postgres.url };
    await using table = await Table.set({ config, engine: { turns: 4 } });
    const other = await startOrchestrator(loadOrchestratorConfig({ ...table.settings, ORCHESTRATOR_PORT: '0' }));
    await using _ = { [Symbol.asyncDispose]: () => other.close() };
    const [one, two] = [table.rest, new RestClient(other.url)];
    const games = await Promise.all([one, two, one, two, one, two].map((rest) => rest.createGame()));
    const ended = (messages: readonly Message[]): number => messages.filter(({ type }) => type === 'game:ended').length;
    await receiver.until((messages) => ended(messages) === games.length);
    for (const { game_id: id } of games) {
      const sent = receiver.messages.filter(({ data }) => data['game_id'] === id).map(({ data }) => data['seq']);
      expect(sent).toEqual((await table.rest.events(id)).map(({ seq }) => seq));
    }
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '#libs/database';
import { PinoLog } from '#libs/service';
import { ManualClock } from '../../../../../libs/service/src/testing/index.js';
import {
  AddressPolicy,
  allowedPlace,
  CheckedConnections,
  signingKey,
  SystemHostResolver,
} from '../../agent-client/index.js';
import type { StoredGame } from '../../games/ports/index.js';
import { answer, BEHAVIOURS, TestServer } from '../../http-client/testing/index.js';
import { openDatabase, type OrchestratorSchema } from '../../store/index.js';
import { SqlGameStore } from '../../store/testing/index.js';
import type { QueuedGame } from '../delivery-queue.js';
import type { Webhook } from '../settings/index.js';
import { SqlDeliveryQueue } from '../sql/sql-delivery-queue.js';
import { changeOf, CountingMeter, gameOf, SUBSCRIBERS } from '../testing/index.js';
import { GameDelivery } from './game-delivery.js';
import { ReceiverWatch } from './receiver-watch.js';
import { SenderOptions, WebhookSender } from './webhook-sender.js';

const OK = answer(200, '');
const FOREVER = new AbortController().signal;
const DAY_MS = 24 * 3_600_000;

let folder: string;
let database: Database<OrchestratorSchema>;
let store: SqlGameStore<StoredGame>;
let queue: SqlDeliveryQueue;
let receiver: TestServer;
let connections: CheckedConnections;
let clock: ManualClock;
let meter: CountingMeter;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delivery-'));
  database = await openDatabase({ databaseUrl: undefined, dataDir: folder });
  store = new SqlGameStore<StoredGame>(database, (value): value is StoredGame => 'status' in value, SUBSCRIBERS);
  queue = new SqlDeliveryQueue(database);
  receiver = await TestServer.start(OK);
  const place = allowedPlace('127.0.0.1');
  connections = new CheckedConnections(new AddressPolicy(place === undefined ? [] : [place]), new SystemHostResolver());
  clock = new ManualClock();
  meter = new CountingMeter();
  lines = [];
});
afterEach(async () => {
  await connections.onApplicationShutdown();
  await receiver.close();
  await database.close();
  await rm(folder, { recursive: true });
});

/** What one process does, with the watch it has. */
function process(): { readonly watch: ReceiverWatch; readonly delivery: GameDelivery } {
  const log = PinoLog.named('x', 'info', { write: (line) => void lines.push(line) });
  const watch = new ReceiverWatch(clock, log, meter);
  const sender = new WebhookSender(connections, clock, meter, new SenderOptions());
  return { watch, delivery: new GameDelivery(queue, store, sender, watch, clock) };
}

function webhook(events: readonly string[] = ['game:speed', 'game:paused']): Webhook {
  const key = signingKey(Buffer.alloc(24, 1).toString('base64'));
  return { name: 'ops', url: receiver.url, events, keys: key === undefined ? [] : [key] };
}

const due = (): Promise<readonly QueuedGame[]> => queue.due('ops', clock.at(), 10);

/** Looks for what is due and sends it, once. */
async function deliver({ delivery } = process(), events?: readonly string[]): Promise<void> {
  for (const game of await due()) await delivery.run(webhook(events), game, FOREVER);
}

async function played(...names: Parameters<typeof changeOf>[1]): Promise<void> {
  await store.insert({ game: gameOf('g'), events: [] });
  await store.update('g', (game) => changeOf(game, names));
}

const ids = (): unknown[] => receiver.requests.map(({ headers }) => headers['webhook-id']);
const messages = (): unknown[] => lines.map((line) => (JSON.parse(line) as { msg: string }).msg);

describe('what a webhook has still to be sent of a game', () => {
  it('is sent in order, without the events that are not for it, and is then done', async () => {
    await played('game:speed', 'game:resumed', 'game:paused', 'game:speed');
    await deliver();
    expect(ids()).toEqual(['g_1_ops', 'g_3_ops', 'g_4_ops']);
    clock.advance(DAY_MS);
    expect(await due()).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('is sent by one of two processes that look at the same time', async () => {
    await played('game:speed', 'game:speed');
    await Promise.all([deliver(), deliver()]);
    expect(ids()).toEqual(['g_1_ops', 'g_2_ops']);
  });

  it('waits where the receiver fails, later events too, and goes on where it failed', async () => {
    await played('game:speed', 'game:speed', 'game:speed');
    const here = process();
    receiver.now((response, request) => answer(ids().length === 2 ? 503 : 200, '')(response, request));
    await deliver(here);
    clock.advance(4_000);
    await deliver(here);
    expect(ids()).toEqual(['g_1_ops', 'g_2_ops']);
    clock.advance(2_000);
    await deliver(here);
    expect(ids()).toEqual(['g_1_ops', 'g_2_ops', 'g_2_ops', 'g_3_ops']);
    expect(messages()).toEqual(['a webhook fails', 'a webhook works again']);
  });

  it('is sent again by another process, with the same id, if one dies while it sends', async () => {
    await played('game:speed');
    receiver.now(BEHAVIOURS.hangs);
    const abort = new AbortController();
    const [game] = await due();
    // What it would write when it is called off never gets there, as after kill -9.
    const dies = new SqlDeliveryQueue(database);
    let moves = 0;
    dies.move = (...what) => ((moves += 1) === 1 ? queue.move(...what) : Promise.resolve(undefined));
    const sender = new WebhookSender(connections, clock, meter, new SenderOptions());
    const dying = new GameDelivery(dies, store, sender, process().watch, clock);
    const attempt = game && dying.run(webhook(), game, abort.signal);
    await receiver.received(1);
    abort.abort();
    await attempt;
    receiver.now(OK);
    clock.advance(14_000);
    await deliver();
    expect(ids()).toEqual(['g_1_ops']);
    clock.advance(1_000);
    await deliver();
    expect(ids()).toEqual(['g_1_ops', 'g_1_ops']);
    expect(await due()).toEqual([]);
  });

  it('is given back at once by a process that stops', async () => {
    await played('game:speed');
    receiver.now(BEHAVIOURS.hangs);
    const abort = new AbortController();
    const [game] = await due();
    const attempt = game && process().delivery.run(webhook(), game, abort.signal);
    await receiver.received(1);
    abort.abort();
    await attempt;
    expect(await due()).toMatchObject([{ nextSeq: 1, failures: 0 }]);
  });

  it('is without an event that ten attempts could not deliver, which is reported', async () => {
    await played('game:speed', 'game:speed');
    receiver.now((response, { headers }) => {
      response.writeHead(headers['webhook-id'] === 'g_1_ops' ? 500 : 200).end();
    });
    // Each by another process: none of them sees the receiver fail for days.
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await deliver();
      clock.advance(2 * DAY_MS);
    }
    expect(ids()).toHaveLength(10);
    await deliver();
    expect(ids().slice(9)).toEqual(['g_1_ops', 'g_2_ops']);
    expect(meter.counted.filter((what) => what === 'ops gave up')).toHaveLength(1);
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ msg: 'an event was not delivered', game_id: 'g', seq: 1, error: 'answered 500' }),
    );
  });

  it('stays, where the receiver answers 410: the webhook is disabled until the next start', async () => {
    await played('game:speed');
    const here = process();
    receiver.now(answer(410, ''));
    await deliver(here);
    expect(here.watch.isDisabled('ops')).toBe(true);
    expect(messages()).toEqual(['a webhook was disabled until the next start']);
    expect(meter.counted).toEqual(['ops gone', 'ops disabled']);
    receiver.now(OK);
    await deliver(process());
    expect(ids()).toEqual(['g_1_ops', 'g_1_ops']);
    expect(await due()).toEqual([]);
  });

  it('is without the events that it does not want any more', async () => {
    await played('game:speed', 'game:paused', 'game:speed');
    await deliver(process(), ['game:paused']);
    expect(ids()).toEqual(['g_2_ops']);
    clock.advance(DAY_MS);
    expect(await due()).toEqual([]);
  });

  it('is sent over several turns, if it is much', async () => {
    await played(...Array.from({ length: 120 }, () => 'game:speed' as const));
    const counts: number[] = [];
    while ((await due()).length > 0) {
      await deliver();
      counts.push(ids().length);
    }
    expect(counts).toEqual([50, 100, 120]);
  });
});

import { Module } from '@nestjs/common';
import { Database } from '#libs/database';
import { Clock, Log } from '#libs/service';
import { CheckedConnections, HostResolver, SystemHostResolver } from '../agent-client/index.js';
import { GamesModule } from '../games/index.js';
import type { OrchestratorSchema } from '../store/index.js';
import { GameDelivery } from './delivery/game-delivery.js';
import { ReceiverWatch } from './delivery/receiver-watch.js';
import { SenderOptions, WebhookSender } from './delivery/webhook-sender.js';
import { DeliveryQueue } from './delivery-queue.js';
import { WebhookSettings } from './settings/index.js';
import { SqlDeliveryQueue } from './sql/sql-delivery-queue.js';
import { WebhookDeliveries, WebhookWorkers } from './webhook-deliveries.js';
import { WebhookWorker, type WorkerParts } from './webhook-worker.js';

/** Sends events to webhooks. The store has put them into the queue; a process without this module puts its own there, too. */
@Module({
  imports: [GamesModule],
  providers: [
    Clock,
    {
      provide: DeliveryQueue,
      inject: [Database],
      useFactory: (database: Database<OrchestratorSchema>) => new SqlDeliveryQueue(database),
    },
    { provide: HostResolver, useClass: SystemHostResolver },
    {
      provide: CheckedConnections,
      inject: [WebhookSettings, HostResolver],
      useFactory: ({ addresses }: WebhookSettings, names: HostResolver) => new CheckedConnections(addresses, names),
    },
    { provide: SenderOptions, useValue: new SenderOptions() },
    WebhookSender,
    ReceiverWatch,
    GameDelivery,
    {
      provide: WebhookWorkers,
      inject: [WebhookSettings, DeliveryQueue, GameDelivery, ReceiverWatch, Clock, Log],
      useFactory: (
        { webhooks }: WebhookSettings,
        queue: DeliveryQueue,
        delivery: GameDelivery,
        watch: ReceiverWatch,
        clock: Clock,
        log: Log,
      ) => workersOf(webhooks, { queue, delivery, watch, clock, log }),
    },
    WebhookDeliveries,
  ],
})
export class WebhooksModule {}

function workersOf(webhooks: WebhookSettings['webhooks'], parts: WorkerParts): WebhookWorkers {
  return new WebhookWorkers(webhooks.map((webhook) => new WebhookWorker(webhook, parts)));
}

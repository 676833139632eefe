import type { Selectable } from 'kysely';
import type { Database } from '#libs/database';
import { gameKey, type OrchestratorSchema } from '../../store/index.js';
import { DeliveryQueue, type QueuedGame, type QueueProgress } from '../delivery-queue.js';

/** The table that the store writes with each commit. */
export class SqlDeliveryQueue extends DeliveryQueue {
  constructor(private readonly database: Database<OrchestratorSchema>) {
    super();
  }

  async due(webhook: string, at: string, limit: number): Promise<readonly QueuedGame[]> {
    const rows = await this.database.query
      .selectFrom('webhook_queue')
      .selectAll()
      .where('webhook', '=', webhook)
      .where('due_at', '<=', at)
      .orderBy('due_at')
      .limit(limit)
      .execute();
    return rows.map(queuedGame);
  }

  async move(game: QueuedGame, { nextSeq, failures, dueAt }: QueueProgress): Promise<QueuedGame | undefined> {
    const guard = this.database.query
      .updateTable('webhook_queue')
      .set({ next_seq: nextSeq, failures, due_at: dueAt })
      .where('game_id', '=', game.gameId)
      .where('webhook', '=', game.webhook)
      .where('due_at', '=', game.dueAt)
      .compile();
    // Without a key: replicas compete for a game, and a conflict would have the commits of its group written one by one.
    const outcome = await this.database.write({ guard, statements: [] });
    return outcome === 'written' ? { ...game, nextSeq, failures, dueAt } : undefined;
  }

  async finish(game: QueuedGame): Promise<boolean> {
    const guard = this.database.query
      .deleteFrom('webhook_queue')
      .where('game_id', '=', game.gameId)
      .where('webhook', '=', game.webhook)
      .where('due_at', '=', game.dueAt)
      .where('last_seq', '=', game.lastSeq)
      .compile();
    return (await this.database.write({ key: gameKey(game.gameId), guard, statements: [] })) === 'written';
  }
}

function queuedGame(row: Selectable<OrchestratorSchema['webhook_queue']>): QueuedGame {
  const { webhook, game_id: gameId, next_seq: nextSeq, last_seq: lastSeq, failures, due_at: dueAt } = row;
  return { webhook, gameId, nextSeq, lastSeq, failures, dueAt };
}

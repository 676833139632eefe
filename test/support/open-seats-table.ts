import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GameView } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadConnectFourConfig, startConnectFour } from '../../apps/connect-four/src/index.js';
import { type SealedCardsEngine, startSealedCards } from '../fixtures/sealed-cards.js';
import { SeatHolder } from './seat-holder.js';
import { Table, type TableOptions } from './table.js';

export const HOUSE = { name: 'House', personality: 'calm' };
export const OPEN = { open: true, personality: 'calm' };

/** An orchestrator with Connect Four (`discs`) and a game of hidden cards (`cards`). */
export class OpenSeatsTable implements AsyncDisposable {
  private constructor(
    readonly table: Table,
    private readonly discs: RunningService,
    private readonly sealed: SealedCardsEngine,
    private readonly folder: string,
  ) {}

  static async set({ agent, config = {} }: Pick<TableOptions, 'agent' | 'config'> = {}): Promise<OpenSeatsTable> {
    const folder = await mkdtemp(join(tmpdir(), 'seats-'));
    const discs = await startConnectFour(
      loadConnectFourConfig({
        CONNECT_FOUR_HOST: '127.0.0.1',
        CONNECT_FOUR_PORT: '0',
        CONNECT_FOUR_LOG_LEVEL: 'silent',
        CONNECT_FOUR_DATA_DIR: folder,
      }),
    );
    const sealed = await startSealedCards();
    const engines = { GAME_ENGINES: `discs=${discs.url},cards=${sealed.url}` };
    const table = await Table.set({
      ...(agent !== undefined && { agent }),
      config: { ...engines, LIMIT_READ: '0', LIMIT_CONTROL: '0', ...config },
    });
    return new OpenSeatsTable(table, discs, sealed, folder);
  }

  get cards(): SealedCardsEngine['cards'] {
    return this.sealed.cards;
  }

  /** A new game; of Connect Four where nothing else is chosen. */
  async waiting(agents: readonly object[], settings: object = {}): Promise<GameView> {
    const { rest } = this.table;
    const { game_id: id } = await rest.createGame({ game: 'discs', turn_timeout: 60, ...settings }, agents);
    return rest.game(id);
  }

  /** Takes a seat by its place. */
  take({ game_id: id, players }: GameView, seat: number, name?: string): Promise<SeatHolder> {
    return SeatHolder.take(this.table.orchestrator.url, id, players[seat]?.id ?? '', name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.table[Symbol.asyncDispose]();
    await Promise.all([this.discs.close(), this.sealed.stop()]);
    await rm(this.folder, { recursive: true });
  }
}

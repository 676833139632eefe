import { setTimeout as delay } from 'node:timers/promises';
import { SpectatorClient, SpectatorError, type WatchedGame } from '#libs/spectator-client';
import type { SeenEvent, ViewerLog } from '../evidence.js';
import type { Viewer } from './viewer.js';

export interface LibraryViewerOptions {
  readonly name: string;
  readonly url: string;
  readonly gameId: string;
  readonly deltas: boolean;
}

/** Nobody was there to be asked. */
const UNREACHABLE = ['timeout', 'disconnected'];
const AGAIN_MS = 250;

/** Watches through the client library, which is to come back by itself; its connections are broken from outside. */
export class LibraryViewer implements Viewer {
  resyncs = 0;
  private readonly seen: SeenEvent[] = [];
  private readonly complaints: string[] = [];
  private client: SpectatorClient | undefined;
  private isClosed = false;

  constructor(private readonly options: LibraryViewerOptions) {
    void this.watch();
  }

  get log(): ViewerLog {
    return { viewer: this.options.name, seen: this.seen, complaints: this.complaints };
  }

  get seq(): number {
    return this.seen.at(-1)?.seq ?? 0;
  }

  drop(): void {
    // The front door breaks its connection: the library is not to know.
  }

  close(): void {
    this.isClosed = true;
    this.client?.close();
  }

  private async watch(): Promise<void> {
    while (!this.isClosed) {
      const { url, gameId, deltas } = this.options;
      this.client = new SpectatorClient(url, { reconnect: { delayMs: 100, maxDelayMs: 1_000 } });
      try {
        await this.follow(await this.client.watch(gameId, { afterSeq: this.seq, deltas }));
      } catch (error) {
        this.failed(error);
      }
      this.client.close();
      await delay(AGAIN_MS);
    }
  }

  private async follow(game: WatchedGame): Promise<void> {
    game.on('event', ({ seq, event, payload }) => this.seen.push({ seq, event, payload: { ...payload } }));
    game.on('resync', () => (this.resyncs += 1));
    const error = await new Promise<SpectatorError | null>((resolve) => game.on('close', resolve));
    if (error !== null) this.complain('gave up', `${error.code}, ${error.message}`);
  }

  private failed(error: unknown): void {
    if (this.isClosed || (error instanceof SpectatorError && UNREACHABLE.includes(error.code))) return;
    this.complain('was refused', error instanceof SpectatorError ? `${error.code}, ${error.message}` : String(error));
  }

  /** Once for each event that it stands at, however often it comes back to the same answer. */
  private complain(what: string, why: string): void {
    const complaint = `the library ${what} after event ${this.seq}: ${why}`;
    if (!this.complaints.includes(complaint)) this.complaints.push(complaint);
  }
}

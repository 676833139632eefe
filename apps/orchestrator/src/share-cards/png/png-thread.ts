import { Worker } from 'node:worker_threads';
import { lineFontFilesFor } from '../fonts/line-fonts.js';
import { slicesFor } from '../fonts/sliced-fonts.js';
import type { DrawReply, DrawRequest } from './messages.js';

/** Milliseconds. A card takes less than a tenth of a second on a quiet machine; the first one loads fonts and renderer, too. */
const MAX_DRAWING_MS = 20_000;
/** Then the thread is ended, and its memory is free. */
const IDLE_MS = 60_000;
/** Megabytes of JavaScript; the renderer's memory is its own, and ends with the thread. */
const MAX_HEAP_MB = 64;

interface Waiting {
  readonly resolve: (png: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** Draws SVG as PNG in a thread of its own, one at a time: it never holds up the event loop. */
export class PngThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private timer: NodeJS.Timeout | undefined;

  /** Rejects where the thread fails; the next drawing gets a new one. */
  async draw(svg: string): Promise<Buffer> {
    const worker = (this.worker ??= this.started());
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      if (this.waiting.size === 1) this.expect();
      const request: DrawRequest = { id, svg, fonts: [...slicesFor(svg), ...lineFontFilesFor(svg)] };
      worker.postMessage(request, []);
    });
  }

  async close(): Promise<void> {
    await this.end(new Error('The service stops.'));
  }

  private started(): Worker {
    const worker = new Worker(new URL('./png-worker.mjs', import.meta.url), {
      name: 'share-cards',
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    worker.unref();
    worker.on('message', (reply: DrawReply) => this.settle(reply));
    worker.on('error', (error) => this.gone(worker, error));
    worker.on('exit', () => this.gone(worker, new Error('The thread that draws has ended.')));
    return worker;
  }

  private settle({ id, png }: DrawReply): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    this.expect();
    waiting?.resolve(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  }

  /** Waits for the next answer, or for there being nothing to do for a while. */
  private expect(): void {
    clearTimeout(this.timer);
    const isIdle = this.waiting.size === 0;
    const why = new Error(isIdle ? 'Nothing is drawn.' : `A card was not drawn within ${MAX_DRAWING_MS} ms.`);
    this.timer = setTimeout(() => void this.end(why), isIdle ? IDLE_MS : MAX_DRAWING_MS);
    this.timer.unref();
  }

  private async end(why: Error): Promise<void> {
    const { worker } = this;
    if (worker === undefined) return;
    this.gone(worker, why);
    await worker.terminate();
  }

  private gone(worker: Worker, why: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    clearTimeout(this.timer);
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(why);
  }
}

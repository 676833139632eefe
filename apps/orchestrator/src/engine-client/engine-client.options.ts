import { DEFAULT_ENGINE } from '../games/ports/index.js';

/** How the engine is reached. A class, so that it is an injection token too. */
export class EngineClientOptions {
  /** What it is called at this server. */
  readonly name: string;
  /** The engine's base address, with or without a path. */
  readonly url: string;
  /** Milliseconds until the whole answer to one request must be there. */
  readonly timeoutMs: number;
  /** How often a failed call is repeated, where repeating is safe. */
  readonly retries: number;
  /** The largest answer that is read, in bytes. */
  readonly maxBytes: number;
  /** The longest wait before the first repetition, in milliseconds; it doubles up to twenty times this. */
  readonly backoffMs: number;

  constructor(options: { url: string } & Partial<Omit<EngineClientOptions, 'url' | 'at'>>) {
    this.name = options.name ?? DEFAULT_ENGINE;
    this.url = options.url;
    this.timeoutMs = options.timeoutMs ?? 60_000;
    this.retries = options.retries ?? 3;
    this.maxBytes = options.maxBytes ?? 4 * 1024 * 1024;
    this.backoffMs = options.backoffMs ?? 100;
  }

  /** The same for another engine. */
  at({ name, url }: { readonly name: string; readonly url: string }): EngineClientOptions {
    const { timeoutMs, retries, maxBytes, backoffMs } = this;
    return new EngineClientOptions({ name, url, timeoutMs, retries, maxBytes, backoffMs });
  }
}

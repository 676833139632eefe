import type { Tokens } from './chat-model.js';
import { ProviderFailure } from './provider-failure.js';

/** What the requests with one key may come to; undefined: as much as they like. */
export interface KeyLimits {
  /** Requests at the same time. */
  readonly concurrency: number | undefined;
  readonly requestsPerMinute: number | undefined;
  /** Input and output together, as the provider counted those of the last minute. */
  readonly tokensPerMinute: number | undefined;
  /** US dollars in a day (UTC). */
  readonly usdPerDay: number | undefined;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Lets requests with one key through, in the order in which they came, as its limits allow. */
export class KeyLimiter {
  private running = 0;
  private begun: number[] = [];
  private used: { readonly at: number; readonly tokens: number }[] = [];
  private spending = { day: 0, usd: 0 };
  /** The end of the queue: each request waits for those before it. */
  private last: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(
    private readonly limits: KeyLimits,
    private readonly now: () => number,
  ) {}

  /**
   * Resolves once a request may begin; {@link release} has to follow.
   *
   * @throws {ProviderFailure} `budget_spent`, or `throttled` where the signal fires before its turn
   */
  async admit(signal: AbortSignal): Promise<void> {
    const turn = this.last.then(async () => this.untilAllowed(signal));
    // Who gives up does not hold up the others.
    this.last = turn.catch(() => undefined);
    await turn;
  }

  /** A request is over. */
  release({ input, output }: Tokens, costUsd: number | null): void {
    this.running -= 1;
    const at = this.now();
    this.used.push({ at, tokens: (input ?? 0) + (output ?? 0) });
    this.spending = { day: this.today, usd: this.spentToday + (costUsd ?? 0) };
    this.wake();
  }

  private async untilAllowed(signal: AbortSignal): Promise<void> {
    for (;;) {
      if (this.spentToday >= (this.limits.usdPerDay ?? Number.POSITIVE_INFINITY))
        throw new ProviderFailure('budget_spent');
      if (signal.aborted) throw new ProviderFailure('throttled');
      const ms = this.waitMs();
      if (ms <= 0) break;
      await this.changed(ms, signal);
    }
    this.running += 1;
    this.begun.push(this.now());
  }

  /** 0: now. Infinite: until a request is over. */
  private waitMs(): number {
    const { concurrency = Number.POSITIVE_INFINITY, requestsPerMinute, tokensPerMinute } = this.limits;
    const since = this.now() - MINUTE_MS;
    this.begun = this.begun.filter((at) => at > since);
    this.used = this.used.filter(({ at }) => at > since);
    if (this.running >= concurrency) return Number.POSITIVE_INFINITY;
    const tokens = this.used.reduce((sum, one) => sum + one.tokens, 0);
    const isOverRequests = requestsPerMinute !== undefined && this.begun.length >= requestsPerMinute;
    const isOverTokens = tokensPerMinute !== undefined && tokens >= tokensPerMinute;
    const requestsMs = isOverRequests ? (this.begun[0] ?? 0) - since : 0;
    return Math.max(requestsMs, isOverTokens ? (this.used[0]?.at ?? 0) - since : 0);
  }

  /** Resolves after so long, when a request is over, or when the signal fires. */
  private async changed(ms: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
      this.wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    });
  }

  private get today(): number {
    return Math.floor(this.now() / DAY_MS);
  }

  private get spentToday(): number {
    return this.spending.day === this.today ? this.spending.usd : 0;
  }
}

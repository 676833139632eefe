import { Inject, Injectable } from '@nestjs/common';
import { normalizeIp, ThrottlerStorage } from '@nestjs/throttler';
import { LimitSettings, type Rate } from './limit-settings.js';
import type { Sender } from './senders.js';

/** What is left of a rate, at the narrower of address and key. */
export interface Quota {
  readonly rate: Rate;
  readonly limit: number;
  readonly windowS: number;
  readonly remaining: number;
  /** Seconds until something of it is there again. */
  readonly resetS: number;
  readonly isExceeded: boolean;
}

/** Characters of an address that a proxy passes on. */
const MAX_ADDRESS_LENGTH = 100;

/**
 * Counts what each address and each key does, in windows that slide. What is refused is not counted, so that a client that goes
 * on trying gets its part again. Nest's ThrottlerGuard would count at the handler: after the body of a request was read, and
 * not at all what the access guard refuses. So only its storage is used.
 */
@Injectable()
export class RateLimits {
  constructor(
    @Inject(ThrottlerStorage) private readonly storage: ThrottlerStorage,
    private readonly settings: LimitSettings,
  ) {}

  /** Takes one of a rate; undefined: there is no such limit. */
  async take(rate: Rate, { address, key }: Sender): Promise<Quota | undefined> {
    const limit = this.settings.rates[rate];
    if (limit === 0) return undefined;
    const byAddress = await this.takeOf(rate, limit, `address:${addressGroup(address)}`);
    if (key === undefined || byAddress.isExceeded) return byAddress;
    const byKey = await this.takeOf(rate, limit, `key:${key}`);
    return byKey.isExceeded || byKey.remaining < byAddress.remaining ? byKey : byAddress;
  }

  private async takeOf(rate: Rate, limit: number, counted: string): Promise<Quota> {
    const { windowMs } = this.settings;
    const taken = await this.storage.increment(`${rate}:${counted}`, windowMs, limit, 0, rate);
    const { totalHits, isBlocked, timeToExpire, timeToBlockExpire } = taken;
    return {
      rate,
      limit,
      windowS: Math.ceil(windowMs / 1_000),
      remaining: isBlocked ? 0 : Math.max(0, limit - totalHits),
      resetS: Math.max(1, isBlocked ? timeToBlockExpire : timeToExpire),
      isExceeded: isBlocked,
    };
  }
}

/** An IPv6 address stands for its network: a client has all of them. */
export function addressGroup(address: string): string {
  return normalizeIp(address.slice(0, MAX_ADDRESS_LENGTH));
}

/** For a client, by which it knows what to wait for. */
export function detailOf({ rate, limit, windowS, resetS }: Quota): string {
  return `The limit ${rate} is reached: ${limit} in ${windowS} s for each address and each API key. Try again in ${resetS} s.`;
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ConsoleLimit } from '#libs/protocol';
import { Clock } from '#libs/service';
import { addressGroup, LimitMeter, type Sender } from '../../access/index.js';

/** Clients that are known at a time, of all limits: addresses are many. Those that were refused last are kept. */
const MAX_ENTRIES = 500;
/** How long an entry is kept after its last refusal, milliseconds. */
const KEPT_MS = 3_600_000;
/** Hexadecimal digits of an address's digest, as of a key's in the audit log. */
const SHOWN_DIGITS = 8;

/** Which limits were reached here, and by whom: for operators. An address is kept as a digest. */
@Injectable()
export class LimitRecord extends LimitMeter {
  private readonly entries;

  constructor(private readonly clock: Clock) {
    super();
    this.entries = new LRUCache<string, ConsoleLimit>({
      max: MAX_ENTRIES,
      ttl: KEPT_MS,
      ttlResolution: 0,
      perf: clock,
    });
  }

  reached(limit: string, { address, key }: Sender): void {
    const [by, who] = key === undefined ? (['address', digestOf(address)] as const) : (['key', key] as const);
    const id = JSON.stringify([limit, by, who]);
    const count = (this.entries.get(id)?.count ?? 0) + 1;
    this.entries.set(id, { limit, by, who, count, last_at: this.clock.at() });
  }

  /** The most frequent first. */
  top(max: number): readonly ConsoleLimit[] {
    return [...this.entries.values()].toSorted((a, b) => b.count - a.count).slice(0, max);
  }
}

function digestOf(address: string): string {
  return createHash('sha256').update(addressGroup(address)).digest('hex').slice(0, SHOWN_DIGITS);
}

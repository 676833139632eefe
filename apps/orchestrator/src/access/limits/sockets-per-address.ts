import type { LimitMeter } from './limit-meter.js';
import { addressGroup } from './rate-limits.js';

/** Counts the open connections of each address to this process. */
export class SocketsPerAddress {
  private readonly open = new Map<string, number>();

  /** @param max 0: no limit */
  constructor(
    private readonly max: number,
    private readonly meter?: LimitMeter,
  ) {}

  isFull(address: string): boolean {
    return this.max > 0 && (this.open.get(addressGroup(address)) ?? 0) >= this.max;
  }

  /** A connection was refused without a request that is answered as others are. */
  countRefused(address: string): void {
    this.meter?.reached('sockets', { address, key: undefined });
  }

  /** Call what it returns once, when the connection is closed. */
  add(address: string): () => void {
    const group = addressGroup(address);
    this.open.set(group, (this.open.get(group) ?? 0) + 1);
    return () => {
      const left = (this.open.get(group) ?? 1) - 1;
      if (left > 0) this.open.set(group, left);
      else this.open.delete(group);
    };
  }
}

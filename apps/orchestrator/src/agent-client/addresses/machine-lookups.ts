import type { LookupAddress } from 'node:dns';
import { Semaphore } from './semaphore.js';

/** How many names are looked up at once: each holds one of Node's few threads until it is done. */
const AT_ONCE = 2;
/** How many names may wait to be looked up; further ones fail at once. */
const MOST_WAITING = 100;

/** All addresses of a host, as `dns.lookup` finds them. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

/** Lookups the machine's way, a few at a time. Those who ask for a name that is being looked up get the same answer. */
export class MachineLookups {
  private readonly semaphore = new Semaphore(AT_ONCE);
  private readonly underWay = new Map<string, Promise<readonly LookupAddress[]>>();

  constructor(private readonly lookup: Lookup) {}

  /** Rejects with the code EAI_AGAIN when too many names wait already. */
  async resolve(host: string): Promise<readonly LookupAddress[]> {
    return this.underWay.get(host) ?? this.begin(host);
  }

  private async begin(host: string): Promise<readonly LookupAddress[]> {
    if (this.semaphore.queued >= MOST_WAITING) {
      throw Object.assign(new Error(`too many names wait to be looked up, ${host} among them`), { code: 'EAI_AGAIN' });
    }
    const found = this.semaphore.run(() => this.lookup(host)).finally(() => this.underWay.delete(host));
    this.underWay.set(host, found);
    return found;
  }
}

import { Injectable } from '@nestjs/common';
import type { LookupAddress } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';
import { isLoopbackName } from './address-kinds.js';
import { MachineLookups } from './machine-lookups.js';

/** Milliseconds that a name server has for its first answer, and how often it is asked. */
const NAME_SERVER = { timeout: 1_000, tries: 2 };

const LOOPBACK: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/** Finds a host's addresses. A port, so that tests can answer in the place of a name server. */
export abstract class HostResolver {
  /** All of them, best first. Rejects with an error that has a `code` such as ENOTFOUND. */
  abstract resolve(host: string): Promise<readonly LookupAddress[]>;
}

/**
 * Asks the name servers without holding a thread: a name whose server takes its time must not keep others waiting. Names
 * that they do not know are looked up as the machine does it, with its hosts file and search domains, a few at a time.
 */
@Injectable()
export class SystemHostResolver extends HostResolver {
  private readonly nameServers = new Resolver(NAME_SERVER);
  private readonly machine = new MachineLookups((host) => lookup(host, { all: true }));

  async resolve(host: string): Promise<readonly LookupAddress[]> {
    if (isLoopbackName(host)) return LOOPBACK;
    const answers = [this.nameServers.resolve4(host), this.nameServers.resolve6(host)];
    const [four, six] = await Promise.allSettled(answers);
    const found = [...addressesIn(four, 4), ...addressesIn(six, 6)];
    return found.length > 0 ? found : this.machine.resolve(host);
  }
}

function addressesIn(answer: PromiseSettledResult<string[]> | undefined, family: 4 | 6): LookupAddress[] {
  return answer?.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];
}

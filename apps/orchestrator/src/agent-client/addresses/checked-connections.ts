import type { OnApplicationShutdown } from '@nestjs/common';
import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector, type Dispatcher } from 'undici';
import { HttpFailure, KeptAlive } from '../../http-client/index.js';
import { type AddressPolicy, destinationOf } from './address-policy.js';
import type { HostResolver } from './host-resolver.js';

/** An address that may not be called. Nothing was sent there. */
export class AddressRefused extends HttpFailure {
  constructor(message: string) {
    super('unreachable', message, false);
  }
}

/**
 * The connections to addresses that are checked, such as those of the agents that seats bring with them. A name is asked
 * for once for each connection, every one of its addresses is checked, and only those that were checked are connected to:
 * a name that changes its mind between the check and the connection has no chance to.
 */
export class CheckedConnections implements OnApplicationShutdown {
  private readonly connections = new KeptAlive((target, done) => void this.open(target, done));

  constructor(
    private readonly policy: AddressPolicy,
    private readonly resolver: HostResolver,
  ) {}

  get dispatcher(): Dispatcher {
    return this.connections.dispatcher;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connections.destroy();
  }

  private async open(target: buildConnector.Options, done: buildConnector.Callback): Promise<void> {
    try {
      const lookup = answering(await this.checked(target));
      buildConnector({ lookup })(target, done);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)), null);
    }
  }

  private async checked(target: buildConnector.Options): Promise<readonly LookupAddress[]> {
    const { hostname } = target;
    const destination = destinationOf(hostname, target);
    const family = isIP(hostname);
    const addresses = family > 0 ? [{ address: hostname, family }] : await this.resolver.resolve(hostname);
    for (const { address } of addresses) {
      const refusal = this.policy.refusal(destination, address);
      if (refusal !== undefined) throw new AddressRefused(refusal);
    }
    return addresses;
  }
}

/** A lookup for net.connect that returns these addresses instead of asking a name server again. */
function answering(addresses: readonly LookupAddress[]): LookupFunction {
  return (hostname, { all }, done) => {
    const [first] = addresses;
    if (first === undefined) done(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '');
    else if (all) done(null, [...addresses]);
    else done(null, first.address, first.family);
  };
}

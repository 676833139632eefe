import { Injectable } from '@nestjs/common';
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';

/** Finds a host's addresses. A port, so that tests can say what a name server answers. */
export abstract class HostResolver {
  /** All of them, best first. Rejects with an error that has a `code` such as ENOTFOUND. */
  abstract resolve(host: string): Promise<readonly LookupAddress[]>;
}

/** As the machine does it: its hosts file, then its name servers. */
@Injectable()
export class SystemHostResolver extends HostResolver {
  resolve(host: string): Promise<readonly LookupAddress[]> {
    return lookup(host, { all: true });
  }
}

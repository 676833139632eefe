import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiKeys } from '../api-keys.js';
import { PublicAddress } from '../public-address.js';
import { type Client, keysInHandshake, keysInHeaders } from '../shown-keys.js';

/** Who has sent something. */
export interface Sender {
  readonly address: string;
  /** The name of the API key that was shown, if it is known. */
  readonly key: string | undefined;
}

/** Finds out who has sent a request or a message: limits are counted for address and key. */
@Injectable()
export class Senders {
  constructor(
    private readonly keys: ApiKeys,
    private readonly address: PublicAddress,
  ) {}

  ofRequest({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): Sender {
    return { address: ip, key: this.nameIn(keysInHeaders(headers)) };
  }

  ofSocket({ handshake }: Pick<Client, 'handshake'>): Sender {
    const address = this.address.ofClient(handshake.headers, handshake.address);
    return { address, key: this.nameIn(keysInHandshake(handshake)) };
  }

  private nameIn(shown: readonly string[]): string | undefined {
    return this.keys.known(shown)[0]?.name;
  }
}

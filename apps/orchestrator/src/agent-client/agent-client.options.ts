import { AddressPolicy } from './addresses/index.js';
import type { SigningKey } from './request-signer.js';

/** How agents are reached. A class, so that it is an injection token too. */
export class AgentClientOptions {
  /** The base address of the agent service for seats that have none of their own, with or without a path. */
  readonly url: string;
  /** The largest answer that is read, in bytes, its thinking stream included. */
  readonly maxBytes: number;
  /** Where seats may have agents of their own. It does not restrict `url`, which the operator chose. */
  readonly addresses: AddressPolicy;
  /** Requests are signed with each of them, as it is derived for their agent; with none they are not signed. */
  readonly signingKeys: readonly SigningKey[];

  constructor(options: {
    url: string;
    maxBytes?: number;
    addresses?: AddressPolicy;
    signingKeys?: readonly SigningKey[];
  }) {
    this.url = options.url;
    this.maxBytes = options.maxBytes ?? 256 * 1024;
    this.addresses = options.addresses ?? new AddressPolicy();
    this.signingKeys = options.signingKeys ?? [];
  }
}

/** How agents are reached. A class, so that it is an injection token too. */
export class AgentClientOptions {
  /** The base address of the agent service for seats that have none of their own, with or without a path. */
  readonly url: string;
  /** The largest answer that is read, in bytes, what the agent thinks aloud included. */
  readonly maxBytes: number;

  constructor(options: { url: string; maxBytes?: number }) {
    this.url = options.url;
    this.maxBytes = options.maxBytes ?? 256 * 1024;
  }
}

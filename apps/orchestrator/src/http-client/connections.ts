import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, type Dispatcher } from 'undici';

/**
 * The connections to engines and agents, kept alive between requests. Their number has no limit of its own: with one,
 * agents that hang would make healthy games wait for a free connection. The deadlines of the requests bound it.
 */
@Injectable()
export class Connections implements OnApplicationShutdown {
  readonly dispatcher: Dispatcher = new Agent({
    // Each request has one deadline for all of it, see Exchange.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Requests on one connection would wait for each other's answers.
    pipelining: 1,
  });

  /** Ends what is still in flight: its callers get HttpFailure `aborted`. */
  async onApplicationShutdown(): Promise<void> {
    await this.dispatcher.destroy();
  }
}

import { Agent, buildConnector, type Dispatcher } from 'undici';
import { watchAnswerStarts } from './answer-start.js';

/**
 * Connections that are kept alive between requests, and, for a request with `reset: true`, one of its own. Their number
 * has no limit: with one, services that hang would make requests to healthy ones wait for a free connection. The
 * deadlines of the requests bound it.
 */
export class KeptAlive {
  readonly dispatcher: Dispatcher;
  private readonly kept: Agent;
  private readonly single: Agent;

  constructor(open: buildConnector.connector = buildConnector({})) {
    const options = {
      // Each request has one deadline for all of it, see Exchange.
      headersTimeout: 0,
      bodyTimeout: 0,
      // Requests on one connection would wait for each other's answers.
      pipelining: 1,
      connect: watched(open),
    };
    this.kept = new Agent(options);
    this.single = new Agent(options);
    this.dispatcher = this.kept.compose(
      (dispatch) => (request, handler) =>
        request.reset === true ? this.single.dispatch(request, handler) : dispatch(request, handler),
    );
  }

  /** Ends what is still in flight: its callers get HttpFailure `aborted`. */
  async destroy(): Promise<void> {
    await Promise.all([this.kept.destroy(), this.single.destroy()]);
  }
}

function watched(open: buildConnector.connector): buildConnector.connector {
  return (target, done) =>
    open(target, (...result) => {
      if (result[0] === null) watchAnswerStarts(result[1]);
      done(...result);
    });
}

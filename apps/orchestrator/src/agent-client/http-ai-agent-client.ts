import { Injectable } from '@nestjs/common';
import { endpoint, HttpFailure, type HttpFailureKind, JsonHttp } from '../http-client/index.js';
import { AddressRefused, CheckedConnections } from './addresses/index.js';
import { AgentDirectory } from './agent-directory.js';
import { AgentClientOptions } from './agent-client.options.js';
import {
  type AgentAnswer,
  type AgentAsk,
  type AgentDecision,
  type AgentFailureCode,
  AIAgentClient,
  type KnownPlayers,
} from '../games/ports/index.js';
import { BadAnswer, readDecision } from './decision.reader.js';
import { ThinkingStream } from './thinking-stream.js';

const ACCEPT = { accept: 'application/json, application/x-ndjson' };

/** What an answer may be longer with the transcript that was asked for: eight attempts, escaped, and what surrounds them. */
const MAX_TRANSCRIPT_BYTES = 4_194_304;

/** Calls any agent that follows the contract, whether it answers in one piece or streams its thinking. */
@Injectable()
export class HttpAIAgentClient extends AIAgentClient {
  private readonly directory: AgentDirectory;

  constructor(
    private readonly http: JsonHttp,
    private readonly options: AgentClientOptions,
    private readonly seats: CheckedConnections,
  ) {
    super();
    this.directory = new AgentDirectory(http, options.url, seats);
  }

  async decide(ask: AgentAsk): Promise<AgentAnswer> {
    try {
      return await this.ask(ask);
    } catch (error) {
      if (error instanceof AddressRefused) return failed('agent_url_refused', error.message);
      if (error instanceof HttpFailure) return ANSWERS[error.kind](error.message);
      if (error instanceof BadAnswer)
        return { ...failed('agent_bad_answer', error.message), ...(error.usage && { usage: error.usage }) };
      throw error;
    }
  }

  async isHealthy(): Promise<boolean> {
    return this.http.isHealthy(this.options.url);
  }

  override known(url?: string): Promise<KnownPlayers> {
    return this.directory.known(url);
  }

  private async ask({ id, gameId, url, request, timeoutMs, signal, onThinking, span }: AgentAsk): Promise<AgentAnswer> {
    const thinking = new ThinkingStream((text) => onThinking?.(text));
    const base = url ?? this.options.url;
    const answer = await this.http.send({
      method: 'POST',
      url: endpoint(base, 'games', gameId, 'decide'),
      headers: ACCEPT,
      body: request,
      requestId: id,
      isRepeatable: true,
      timeoutMs,
      maxBytes: this.options.maxBytes + (request.want_transcript === true ? MAX_TRANSCRIPT_BYTES : 0),
      signal,
      span,
      onLine: (line) => thinking.read(line),
      // The common agent's address is the operator's own choice; a seat's is anybody's.
      ...(url !== undefined && { via: this.seats.dispatcher }),
    });
    const { status, redirect } = answer;
    if (!answer.ok)
      return failed('agent_http_error', `answered ${status}${redirect === undefined ? '' : `: ${redirect}`}`);
    return answered(thinking.hasBegun ? thinking.end() : readDecision(answer.json()));
  }
}

function answered(response: AgentDecision): AgentAnswer {
  return { kind: 'answered', response };
}

function failed(code: AgentFailureCode, error: string): Extract<AgentAnswer, { kind: 'failed' }> {
  return { kind: 'failed', code, error };
}

const ANSWERS: Readonly<Record<HttpFailureKind, (message: string) => AgentAnswer>> = {
  timeout: () => ({ kind: 'timeout' }),
  aborted: () => ({ kind: 'aborted' }),
  unreachable: (message) => failed('agent_unreachable', message),
  too_large: (message) => failed('agent_too_large', message),
  not_json: (message) => failed('agent_bad_answer', `${message} where a decision was expected`),
};

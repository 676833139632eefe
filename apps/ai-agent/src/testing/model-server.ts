import { fieldsOf, type JsonObject } from '#libs/protocol';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promptIn, type Protocol, PROTOCOLS, type Speech } from './model-protocols.js';

/** What the server does with one request. */
export type ModelBehaviour =
  /** Answers this, token by token (a word each). */
  | ({ readonly reply: string } & Partial<Omit<Speech, 'text'>> & {
        /** Stops after this number of pieces and stays silent. */
        readonly hangAfter?: number;
        /** Closes the connection after this number of pieces. */
        readonly breakAfter?: number;
      })
  /** An error in the protocol's own envelope, or with this body as it is. */
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
      readonly body?: unknown;
    }
  /** A stream of these pieces as they are, without an end of its own. */
  | { readonly events: readonly object[] }
  /** Sends this where the answer should be. */
  | { readonly garbage: string }
  | { readonly redirectTo: string }
  /** Never answers. */
  | 'hang'
  /** Closes the connection without an answer. */
  | 'reset';

export interface AskedModel {
  readonly protocol: Protocol['name'];
  readonly model: string;
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, unknown>>;
  /** System and messages in one. */
  readonly prompt: string;
}

type Script = ModelBehaviour | ((asked: AskedModel) => ModelBehaviour);

/** A server that speaks OpenAI's, Anthropic's and Ollama's protocols and behaves as the test asks. */
export class ModelServer implements AsyncDisposable {
  readonly asked: AskedModel[] = [];
  /** The tokens that it reported in its answers. */
  readonly reported = { input: 0, output: 0, cached: 0, answers: 0 };
  /** Resolves when a client has closed its connection before it had a whole answer. */
  readonly abandoned: Promise<void>;
  private readonly script: Script[] = [];
  private abandon: () => void = () => undefined;
  private readonly server: Server;

  private constructor(private readonly otherwise: Script) {
    this.abandoned = new Promise((resolve) => (this.abandon = resolve));
    this.server = createServer((request, response) => {
      response.once('close', () => response.writableFinished || this.abandon());
      void this.serve(request, response);
    });
  }

  /** @param otherwise what it does when no behaviour is left of those that were announced. */
  static async start(otherwise: Script = { status: 500, message: 'nothing to answer' }): Promise<ModelServer> {
    const models = new ModelServer(otherwise);
    await once(models.server.listen(0, '127.0.0.1'), 'listening');
    return models;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Variables that make an agent use this server as each of its providers. */
  get environment(): Readonly<Record<string, string>> {
    return {
      AI_AGENT_OPENAI_BASE_URL: `${this.url}/v1`,
      AI_AGENT_OPENAI_API_KEY: 'sk-very-secret-key',
      AI_AGENT_OPENROUTER_BASE_URL: `${this.url}/v1`,
      AI_AGENT_ANTHROPIC_BASE_URL: `${this.url}/v1`,
      AI_AGENT_ANTHROPIC_API_KEY: 'sk-very-secret-key',
      AI_AGENT_OLLAMA_BASE_URL: this.url,
      AI_AGENT_OLLAMA_NUM_CTX: '4096',
    };
  }

  /** What the next requests come to, one after the other. */
  next(...script: readonly Script[]): void {
    this.script.push(...script);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const protocol = PROTOCOLS.find(({ path }) => path === request.url);
    if (protocol === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = fieldsOf(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    const asked = {
      protocol: protocol.name,
      model: String(body['model']),
      body,
      headers: request.headers,
      prompt: promptIn(body),
    };
    this.asked.push(asked);
    const script = this.script.shift() ?? this.otherwise;
    this.behave(typeof script === 'function' ? script(asked) : script, protocol, body, response);
  }

  private behave(behaviour: ModelBehaviour, protocol: Protocol, body: JsonObject, response: ServerResponse): void {
    if (behaviour === 'hang') return;
    if (behaviour === 'reset') response.destroy();
    else if ('status' in behaviour) {
      const { status, headers, message = 'no', body: own = protocol.error(message) } = behaviour;
      response
        .writeHead(status, { ...headers, 'content-type': 'application/json' })
        .end(typeof own === 'string' ? own : JSON.stringify(own));
    } else if ('events' in behaviour)
      response
        .writeHead(200, { 'content-type': protocol.contentType })
        .end(behaviour.events.map((event) => protocol.event(event)).join(''));
    else if ('garbage' in behaviour)
      response.writeHead(200, { 'content-type': protocol.contentType }).end(behaviour.garbage);
    else if ('redirectTo' in behaviour) response.writeHead(307, { location: behaviour.redirectTo }).end();
    else this.speak(behaviour, protocol, body, response);
  }

  private speak(
    { reply, hangAfter, breakAfter, ...speaking }: Extract<ModelBehaviour, { reply: string }>,
    protocol: Protocol,
    body: JsonObject,
    response: ServerResponse,
  ): void {
    const tokens = { input: promptIn(body).length, output: reply.length, cached: 0 };
    const speech: Speech = { text: reply, thoughts: '', isCutOff: false, costUsd: undefined, tokens, ...speaking };
    if (body['stream'] !== true) {
      this.report(speech);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(protocol.whole(speech)));
      return;
    }
    response.writeHead(200, { 'content-type': protocol.contentType });
    const pieces = protocol.pieces(speech, words, body);
    for (const piece of pieces.slice(0, hangAfter ?? breakAfter)) response.write(piece);
    if (hangAfter !== undefined) return;
    if (breakAfter === undefined) {
      this.report(speech);
      response.end();
    } else response.socket?.end(() => response.destroy());
  }

  private report({ tokens }: Speech): void {
    this.reported.input += tokens.input;
    this.reported.output += tokens.output;
    this.reported.cached += tokens.cached;
    this.reported.answers += 1;
  }
}

/** Text in tokens: its words with the space before them. */
function words(text: string): readonly string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

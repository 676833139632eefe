import { Test } from '@nestjs/testing';
import type { CreateEngineGame, EngineActionRequest } from '#libs/protocol';
import { answer, type Behaviour, BEHAVIOURS, type SeenRequest, TestServer } from '../../http-client/testing/index.js';
import { EngineClientModule } from '../engine-client.module.js';
import { EngineClientOptions } from '../engine-client.options.js';
import { GameEngineClient } from '../../games/ports/index.js';
import { TinyEngine, TinyRefusal } from './tiny-engine.js';

/** What the server does with a request instead of what it should; undefined: it plays. */
export type Fault = (request: SeenRequest) => Behaviour | undefined;

/** The tiny game behind a real server, and a real client of it. */
export class TinyEngineServer {
  readonly engine = new TinyEngine();
  /** Whether it knows idempotency keys, and echoes them. */
  honoursKeys = false;
  private fault: Fault = () => undefined;

  private constructor(
    readonly server: TestServer,
    readonly client: GameEngineClient,
    private readonly stop: () => Promise<void>,
  ) {
    server.now((response, request) => (this.fault(request) ?? this.play(request))(response, request));
  }

  static async start(options: Partial<EngineClientOptions> = {}): Promise<TinyEngineServer> {
    const server = await TestServer.start(BEHAVIOURS.hangs);
    const useValue = new EngineClientOptions({ url: `${server.url}/v1/`, timeoutMs: 2_000, backoffMs: 1, ...options });
    const module = await Test.createTestingModule({ imports: [EngineClientModule.register({ useValue })] }).compile();
    return new TinyEngineServer(server, module.get(GameEngineClient), () => module.close());
  }

  always(behaviour: Behaviour | undefined): void {
    this.fault = () => behaviour;
  }

  /** Each behaviour once for requests that match `ends`, such as `POST /action`; undefined plays. Then it plays on. */
  once(ends: string, ...behaviours: (Behaviour | undefined)[]): void {
    this.fault = (request) => (matches(request, ends) ? behaviours.shift() : undefined);
  }

  on(ends: string, behaviour: Behaviour): void {
    this.fault = (request) => (matches(request, ends) ? behaviour : undefined);
  }

  /** Does what it is asked, and then loses the answer. */
  readonly loseTheAnswer: Behaviour = (response, request) => {
    this.play(request);
    response.socket?.destroy();
  };

  /** The requests that came in so far, such as `POST /game/tiny-1/action`. */
  get asked(): string[] {
    return this.server.requests.map(({ method, path }) => `${method} ${path.replace('/v1', '')}`);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.server.close();
  }

  private play(request: SeenRequest): Behaviour {
    try {
      return this.route(request);
    } catch (error) {
      if (error instanceof TinyRefusal) return answer(error.status, { detail: error.message });
      throw error;
    }
  }

  private route({ method, path, body, headers }: SeenRequest): Behaviour {
    const [, , id = '', page = ''] = path.replace('/v1', '').split('/');
    switch (`${method} ${page}`) {
      case 'POST ':
        return answer(201, { id: this.engine.create(JSON.parse(body) as CreateEngineGame) });
      case 'POST start':
        this.engine.start(id);
        return answer(200, '');
      case 'GET ':
        return answer(200, path.endsWith('/health') ? {} : this.engine.state(id));
      case 'GET actions':
        return answer(200, this.engine.actions(id));
      case 'POST action': {
        const key = this.honoursKeys ? String(headers['idempotency-key']) : undefined;
        const result = this.engine.act(id, JSON.parse(body) as EngineActionRequest, key);
        return answer(200, result, key === undefined ? {} : { 'idempotency-key': key });
      }
      case 'DELETE ':
        this.engine.remove(id);
        return answer(200, {});
      default:
        return answer(404, { detail: 'There is no such page.' });
    }
  }
}

function matches({ method, path }: SeenRequest, ends: string): boolean {
  const [verb = '', tail = ''] = ends.split(' ');
  return method === verb && path.endsWith(tail);
}

import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { TournamentOfGame } from '#libs/protocol';
import type { GameRequest } from '../domain/seat-request.js';
import { Log } from '#libs/service';
import { type Creation, GameDispatcher, GameStore, type Span } from '../ports/index.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { GameOpener, type OpenedGame } from './game-opener.js';
import { GameLedger } from '../stream/game-ledger.js';
import { createdView } from '../queries/game-view.js';

/** Whose request it is: where the client reached us, and the `Idempotency-Key` it sent. */
export interface CreationContext {
  /** `ws://…` or `wss://…` */
  readonly wsUrl: string;
  readonly key: string | undefined;
  /** The name of the API key that it came with. */
  readonly createdBy?: string | undefined;
  /** Which tournament it is played for. */
  readonly tournament?: TournamentOfGame | undefined;
  /** Of the request, where it is traced. */
  readonly span?: Span | undefined;
}

/** What a creation is answered: the game's id and the body, as JSON. */
export interface CreationAnswer {
  readonly gameId: string;
  readonly body: string;
}

/** Has a game set up and passes it on; or why there is none. */
type Open = (keep: (game: OpenedGame) => Promise<CreationAnswer | Refusal>) => Promise<CreationAnswer | Refusal>;

/** Creates games; a repeated request with the same key is answered what the first was. */
@Injectable()
export class GameCreator {
  /** Requests under way by key: of two at once, the second waits for the first. */
  private readonly underWay = new Map<string, Promise<CreationAnswer | Refusal>>();

  constructor(
    private readonly opener: GameOpener,
    private readonly ledger: GameLedger,
    private readonly store: GameStore<GameSession>,
    private readonly dispatcher: GameDispatcher,
    private readonly log: Log,
  ) {}

  /** Throws EngineFailure. */
  create(request: GameRequest, context: CreationContext): Promise<CreationAnswer | Refusal> {
    return this.once(request, context, (keep) => this.opener.open(request, context, keep));
  }

  /** Has `open` pass a game to what keeps it, unless the same was `asked` with the same key before. Throws what `open` does. */
  async once(asked: object, context: CreationContext, open: Open): Promise<CreationAnswer | Refusal> {
    const { key } = context;
    if (key === undefined) return open(async (game) => this.keep(game, context, undefined));
    const mine = this.afterEarlier(key).then(() => this.onceOnly(asked, context, { key, open }));
    this.underWay.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.underWay.get(key) === mine) this.underWay.delete(key);
    }
  }

  /** The result of an earlier request with this key goes to the client that sent it. */
  private async afterEarlier(key: string): Promise<void> {
    await Promise.allSettled([this.underWay.get(key)]);
  }

  private async onceOnly(
    asked: object,
    context: CreationContext,
    { key, open }: { readonly key: string; readonly open: Open },
  ): Promise<CreationAnswer | Refusal> {
    const fingerprint = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
    const earlier = await this.store.findCreation(key);
    if (earlier !== undefined) return repeated(earlier, fingerprint);
    return open(async (game) => this.keep(game, context, { key, fingerprint }));
  }

  private async keep(
    { session, reported }: OpenedGame,
    { wsUrl, span }: CreationContext,
    id: Pick<Creation, 'key' | 'fingerprint'> | undefined,
  ): Promise<CreationAnswer | Refusal> {
    const answer = { gameId: session.id, body: JSON.stringify(createdView(session, wsUrl)) };
    const creation = id && { ...id, gameId: session.id, answer: answer.body };
    if ((await this.ledger.create({ session, reported }, creation, span)) === undefined)
      return this.outrun(session, id);
    void this.haveRun(session.id);
    return answer;
  }

  /** Never rejects, and is not waited for: the game is kept, and the dispatcher finds it where this fails. */
  private async haveRun(gameId: string): Promise<void> {
    try {
      await this.dispatcher.start(gameId);
    } catch (error) {
      this.log.warn('a game was created and has no runner yet', { err: error, game_id: gameId });
    }
  }

  /** Another process created a game with the same key meanwhile: that one counts. */
  private async outrun(
    session: GameSession,
    id: Pick<Creation, 'key' | 'fingerprint'> | undefined,
  ): Promise<CreationAnswer | Refusal> {
    await this.opener.discard(session);
    const earlier = id && (await this.store.findCreation(id.key));
    if (earlier === undefined) throw new Error(`The game ${session.id} could not be kept.`);
    return repeated(earlier, id?.fingerprint ?? '');
  }
}

function repeated(earlier: Creation, fingerprint: string): CreationAnswer | Refusal {
  if (earlier.fingerprint === fingerprint) return { gameId: earlier.gameId, body: earlier.answer };
  return refuse('idempotency_key_reused', 'This Idempotency-Key was used with another request before.');
}

import { createHash } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { isRefusal } from '#libs/protocol';
import { decodeEvent } from '../games/ports/index.js';
import { GameQueries, type GameSession, isOver, type Refusal, seqOutOfRange } from '../games/index.js';
import { cardOf } from './model/card-of.js';
import { PngThread } from './png/png-thread.js';
import { cardSvg } from './svg/card-svg.js';

/** A drawn card. */
export interface CardImage {
  readonly png: Buffer;
  /** For `ETag`, with its quotes. */
  readonly tag: string;
  /** It is the same for ever: a moment of a game that is over. */
  readonly isFinal: boolean;
}

/** Bytes of all images that are kept: some hundreds. */
const MAX_KEPT = 33_554_432;
/** Events before the moment among which a quote is looked for. */
const MAX_EVENTS = 64;

/** Draws moments of games. Many who ask for one at the same time are answered with one drawing. */
@Injectable()
export class ShareCards implements OnModuleDestroy {
  private readonly thread = new PngThread();
  private readonly kept = new LRUCache<string, CardImage>({
    maxSize: MAX_KEPT,
    sizeCalculation: ({ png }) => png.length,
  });
  private readonly drawing = new Map<string, Promise<CardImage | Refusal>>();

  constructor(private readonly queries: GameQueries) {}

  /** @param seq the event after which the game is shown; undefined: the last one */
  async of(gameId: string, seq: number | undefined): Promise<CardImage | Refusal> {
    const session = await this.queries.find(gameId);
    if (isRefusal(session)) return session;
    const shown = seq ?? session.seq;
    if (shown > session.seq) return seqOutOfRange(session);
    // What was hidden is shown when the game is over: the same moment is another image then.
    const status = shown === session.seq ? session.status : 'moment';
    const key = [gameId, shown, status, isOver(session)].join(' ');
    return this.kept.get(key) ?? this.drawing.get(key) ?? this.begin(key, session, shown);
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.close();
  }

  private async begin(key: string, session: GameSession, seq: number): Promise<CardImage | Refusal> {
    const drawing = this.drawn(session, seq);
    this.drawing.set(key, drawing);
    try {
      const image = await drawing;
      if (!isRefusal(image)) this.kept.set(key, image);
      return image;
    } finally {
      this.drawing.delete(key);
    }
  }

  private async drawn(session: GameSession, seq: number): Promise<CardImage | Refusal> {
    const [at, events] = await Promise.all([
      this.queries.stateAt(session.id, seq),
      this.queries.eventsAfter(session.id, Math.max(0, seq - MAX_EVENTS), Math.min(seq, MAX_EVENTS)),
    ]);
    if (isRefusal(at)) return at;
    const card = cardOf({ session, seq, state: at.state, events: events.map(decodeEvent) });
    const png = await this.thread.draw(cardSvg(card));
    const tag = `"${createHash('sha256').update(png).digest('base64url')}"`;
    return { png, tag, isFinal: isOver(session) };
  }
}

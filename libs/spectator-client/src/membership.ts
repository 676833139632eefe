import type { JoinedGame, JoinGame } from '#libs/protocol';
import type { Requests } from './requests.js';
import { asSpectatorError, SpectatorError } from './spectator-error.js';

/** Why a game was joined once more: the connection came back, or something that was sent did not arrive. */
export type ResyncReason = 'reconnected' | 'gap';

export interface Resync {
  /** The last event seen; the server sends those after it. Null where none was, and nothing was joined. */
  readonly afterSeq: number | null;
  readonly reason: ResyncReason;
}

/** The game that is kept joined, as its membership sees it. */
export interface Member {
  /** The last event seen; null while it is not known where to begin. */
  readonly afterSeq: number | null;
  /** Whether something is known to be missing. */
  readonly incomplete: boolean;
  joined(answer: JoinedGame): void;
  resyncing(resync: Resync): void;
  /** The membership is over: refused, or what is missing never came. */
  failed(error: SpectatorError): void;
}

type Stage = 'away' | 'joining' | 'catching_up' | 'joined';

const MAX_FRUITLESS_RESYNCS = 5;

/** What a server says that is there but cannot answer right now. */
const PASSING = new Set(['database_unavailable']);
const PASSING_MS = 500;

/**
 * Keeps one game joined: joins on every connection, and again whenever something is missing, each time after the last
 * event seen. One join at a time; when {@link MAX_FRUITLESS_RESYNCS} in a row bring nothing it gives up.
 */
export class Membership {
  readonly #requests: Requests;
  readonly #request: Omit<JoinGame, 'after_seq'>;
  readonly #member: Member;
  #stage: Stage = 'away';
  #attempt = 0;
  #fruitless = 0;
  #everJoined = false;
  /** While catching up: the number to reach, and the furthest number so far. */
  #target = 0;
  #reached = -1;
  #stall: ReturnType<typeof setTimeout> | undefined;

  constructor(requests: Requests, request: Omit<JoinGame, 'after_seq'>, member: Member) {
    this.#requests = requests;
    this.#request = request;
    this.#member = member;
  }

  connected(): void {
    this.#fruitless = 0;
    void this.#join('reconnected');
  }

  /** Stops asking, until the next connection. */
  disconnected(): void {
    this.#attempt += 1;
    this.#enter('away');
  }

  /** To be called after whatever was received: notices what is missing, and that nothing is any more. */
  check(): void {
    if (this.#stage === 'away' || this.#stage === 'joining') return;
    const seq = this.#member.afterSeq ?? 0;
    if (seq > this.#reached) this.#fruitless = 0;
    if (this.#stage === 'catching_up' && seq < this.#target) this.#awaitMore(seq);
    else if (this.#member.incomplete) this.#joinAgain();
    else {
      this.#fruitless = 0;
      this.#enter('joined');
    }
    this.#reached = seq;
  }

  async #join(reason: ResyncReason): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const { afterSeq } = this.#member;
    this.#enter('joining');
    if (this.#everJoined) this.#member.resyncing({ afterSeq, reason });
    if (attempt !== this.#attempt) return; // whoever was told left the game
    try {
      const answer = await this.#requests.join({
        ...this.#request,
        ...(afterSeq !== null && { after_seq: afterSeq }),
      });
      if (attempt === this.#attempt) this.#accepted(answer, afterSeq ?? 0);
    } catch (error) {
      if (attempt === this.#attempt) this.#refused(asSpectatorError(error, 'refused'));
    }
  }

  #accepted(answer: JoinedGame, afterSeq: number): void {
    if (answer.seq < afterSeq) {
      const text = `The server knows ${answer.seq} events, but ${afterSeq} were asked for: it is another history`;
      this.#member.failed(new SpectatorError('unknown_seq', text));
      return;
    }
    this.#everJoined = true;
    this.#target = answer.seq;
    this.#enter('catching_up');
    this.#member.joined(answer);
  }

  #refused(error: SpectatorError): void {
    if (error.code === 'disconnected') return; // the next connection joins again
    if (PASSING.has(error.code)) this.#joinLater();
    else if (error.code === 'timeout' && this.#everJoined) this.#joinAgain();
    else this.#member.failed(error);
  }

  #joinAgain(): void {
    this.#fruitless += 1;
    if (this.#fruitless <= MAX_FRUITLESS_RESYNCS) void this.#join('gap');
    else {
      const text = `What follows event ${this.#member.afterSeq} was asked for ${MAX_FRUITLESS_RESYNCS} times and never came`;
      this.#member.failed(new SpectatorError('gap', text));
    }
  }

  #joinLater(): void {
    this.#enter('joining');
    this.#stall = setTimeout(() => void this.#join('reconnected'), PASSING_MS);
  }

  /** Missed events may follow the answer, at their own pace: as long as they come nothing is wrong. */
  #awaitMore(seq: number): void {
    if (this.#stall !== undefined && seq === this.#reached) return;
    this.#enter('catching_up');
    this.#stall = setTimeout(() => this.#joinAgain(), this.#requests.timeoutMs);
  }

  #enter(stage: Stage): void {
    clearTimeout(this.#stall);
    this.#stall = undefined;
    this.#stage = stage;
  }
}

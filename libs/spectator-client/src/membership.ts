import type { JoinedGame, JoinGame } from '#libs/protocol';
import type { Requests } from './requests.js';
import { asSpectatorError, SpectatorError } from './spectator-error.js';

/** Why a game was joined again: the connection was restored, or events are missing. */
export type ResyncReason = 'reconnected' | 'gap';

export interface Resync {
  /** The last event seen; the server sends those after it. Null: no game was joined yet. */
  readonly afterSeq: number | null;
  readonly reason: ResyncReason;
}

/** The game that a {@link Membership} keeps joined. */
export interface Member {
  /** The last event seen; null while the first event is not known. */
  readonly afterSeq: number | null;
  /** Whether something is known to be missing. */
  readonly incomplete: boolean;
  joined(answer: JoinedGame): void;
  resyncing(resync: Resync): void;
  /** The membership is over: the server refused it, or missing events never arrived. */
  failed(error: SpectatorError): void;
}

type MembershipPhase = 'away' | 'joining' | 'catching_up' | 'joined';

/** Joins in a row without a new event; then the server does not have the missing events. */
const MAX_FRUITLESS_RESYNCS = 5;

/** Codes of a server that is reachable but cannot answer at the moment; the join is repeated. */
const TEMPORARY_CODES = new Set(['database_unavailable']);
/** Milliseconds to the next join after a temporary refusal; all viewers of a server repeat their joins at the same time. */
const REJOIN_DELAY_MS = 500;

/**
 * Keeps one game joined: joins on every connection, and again when events are missing, each time after the last event
 * seen. One join runs at a time; after {@link MAX_FRUITLESS_RESYNCS} joins in a row without a new event it fails.
 */
export class Membership {
  readonly #requests: Requests;
  readonly #request: Omit<JoinGame, 'after_seq'>;
  readonly #member: Member;
  #phase: MembershipPhase = 'away';
  #attempt = 0;
  #fruitless = 0;
  #everJoined = false;
  /** While catching up: the event number to reach, and the highest one so far. */
  #target = 0;
  #reached = -1;
  #rejoinTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(requests: Requests, request: Omit<JoinGame, 'after_seq'>, member: Member) {
    this.#requests = requests;
    this.#request = request;
    this.#member = member;
  }

  connected(): void {
    this.#fruitless = 0;
    void this.#join('reconnected');
  }

  /** Stops joining until the next connection. */
  disconnected(): void {
    this.#attempt += 1;
    this.#enter('away');
  }

  /** Called after each received message: joins again when events are missing. */
  check(): void {
    if (this.#phase === 'away' || this.#phase === 'joining') return;
    const seq = this.#member.afterSeq ?? 0;
    if (seq > this.#reached) this.#fruitless = 0;
    if (this.#phase === 'catching_up' && seq < this.#target) this.#awaitMore(seq);
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
    if (attempt !== this.#attempt) return; // a resync listener left the game
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
    if (TEMPORARY_CODES.has(error.code)) this.#joinLater();
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
    this.#rejoinTimer = setTimeout(() => void this.#join('reconnected'), REJOIN_DELAY_MS);
  }

  /** Missed events may arrive after the answer; the timer restarts with each of them. */
  #awaitMore(seq: number): void {
    if (this.#rejoinTimer !== undefined && seq === this.#reached) return;
    this.#enter('catching_up');
    this.#rejoinTimer = setTimeout(() => this.#joinAgain(), this.#requests.timeoutMs);
  }

  #enter(phase: MembershipPhase): void {
    clearTimeout(this.#rejoinTimer);
    this.#rejoinTimer = undefined;
    this.#phase = phase;
  }
}

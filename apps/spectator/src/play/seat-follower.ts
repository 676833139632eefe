import type { GameAction, SeatTurn, SeatView } from '#libs/protocol';
import { messageOf, RequestFailed } from '../api/index.js';
import type { SeatApi } from './seat-api.js';

/**
 * How a person stands to their seat: there; away, played by default actions until they come back; replaced by an agent for
 * good; unreachable, while the server is.
 */
export type Contact = 'there' | 'away' | 'replaced' | 'unreachable';

export interface SeatStatus {
  readonly view: SeatView | null;
  /** When the question that is asked now lapses, in milliseconds of `performance`. Null: none is asked. */
  readonly deadlineAt: number | null;
  /** Seconds that there were for it when it came. */
  readonly seconds: number;
  readonly contact: Contact;
  /** The server's sentence about the last answer, or what happened instead of one. */
  readonly notice: string | null;
  readonly isSending: boolean;
}

export const NO_STATUS: SeatStatus = {
  view: null,
  deadlineAt: null,
  seconds: 0,
  contact: 'there',
  notice: null,
  isSending: false,
};

type Requests = Pick<SeatApi, 'view' | 'decide' | 'resign' | 'leave'>;

/** Time and pauses, which tests have their own of. Milliseconds. */
export interface SeatClock {
  readonly now: () => number;
  /** Ends early when the signal aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Seconds of a long poll. */
const WAIT_S = 25;
/** While a question is open, another tab of the same person may answer it. */
const RECHECK_MS = 4_000;
/** An answer that comes sooner without a question is not asked for again at once. */
const MIN_POLL_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
const TIME_IS_UP = 'Time was up: a default action was taken for you.';
/** Statuses of games that are over. */
export const OVER: readonly string[] = ['completed', 'stopped'];

/** Follows the game as a seat sees it, by long polls, until it is over, and answers what the seat is asked. */
export class SeatFollower {
  #status = NO_STATUS;
  #isActive = false;
  /** The person has come back, which is a sign of them in the turn that is found then. */
  #isBack = false;
  #failures = 0;
  readonly #closing = new AbortController();
  /** Aborts what the loop waits for: a question was answered, or the person went or came back. */
  #turning = new AbortController();

  constructor(
    private readonly requests: Requests,
    private readonly onStatus: (status: SeatStatus) => void,
    private readonly clock: SeatClock,
  ) {}

  /** Resolves when the game is over, the person is away, or the seat is closed. */
  async follow(): Promise<void> {
    this.#turning = new AbortController();
    const { signal } = this.#turning;
    while (!signal.aborted && !this.#closing.signal.aborted) {
      const from = this.clock.now();
      // Another tab may have answered the question that is on the page: that is not to be waited for.
      const isAsked = (this.#status.view?.turn ?? null) !== null;
      const view = await this.#read(isAsked ? 0 : WAIT_S, signal);
      if (view === null) continue;
      if (OVER.includes(view.status) || this.#status.contact === 'replaced') return;
      const least = view.status === 'failed' ? RECHECK_MS : MIN_POLL_MS;
      if (view.turn === null) await this.clock.pause(Math.max(0, least - (this.clock.now() - from)), signal);
      else if (!(await this.#turnIsOpen(signal))) return;
    }
  }

  /** The person does something: at the end of their time they are not taken to be away. */
  noteActivity(): void {
    this.#isActive = true;
  }

  /** Reads the game now, such as after an event of a game in which the seat sees more than others. */
  async refresh(): Promise<void> {
    if (this.#status.contact === 'there') await this.#read(0, this.#closing.signal);
  }

  /** Whether the answer was taken. */
  async decide(action: GameAction, chat: string | null): Promise<boolean> {
    const turn = this.#status.view?.turn;
    if (turn === null || turn === undefined || this.#status.isSending) return false;
    return this.#send(() => this.requests.decide(turn.request_id, action, chat));
  }

  async resign(): Promise<void> {
    await this.#send(() => this.requests.resign());
  }

  async leave(): Promise<void> {
    this.#turning.abort();
    await this.#send(() => this.requests.leave());
    this.#set({ contact: 'away', deadlineAt: null, notice: null });
  }

  /** Any request brings the person back. */
  async comeBack(): Promise<void> {
    this.#turning.abort();
    const { view } = this.#status;
    // What was asked then is answered by now.
    this.#set({
      contact: 'there',
      deadlineAt: null,
      notice: null,
      view: view === null ? null : { ...view, turn: null },
    });
    this.#isBack = true;
    await this.follow();
  }

  close(): void {
    this.#closing.abort();
    this.#turning.abort();
  }

  /** Waits while a question is open; false: its time is up, and the person is away. */
  async #turnIsOpen(signal: AbortSignal): Promise<boolean> {
    const left = (this.#status.deadlineAt ?? 0) - this.clock.now();
    if (left > 0) await this.clock.pause(Math.min(left, RECHECK_MS), signal);
    if (signal.aborted || left > RECHECK_MS) return true;
    // The server is not asked first: it has gone on by now, and any request would bring the person back.
    this.#set({ deadlineAt: null, notice: TIME_IS_UP, ...(!this.#isActive && { contact: 'away' }) });
    if (this.#isActive) await this.clock.pause(MIN_POLL_MS, signal);
    return this.#isActive;
  }

  async #send(ask: () => Promise<SeatView>): Promise<boolean> {
    this.#isActive = true;
    this.#set({ isSending: true, notice: null });
    let isTaken = false;
    try {
      this.#take(await ask());
      isTaken = true;
    } catch (error) {
      this.#set({ notice: messageOf(error) });
      if (error instanceof RequestFailed && error.status !== 0) await this.#read(0, this.#closing.signal);
    } finally {
      this.#set({ isSending: false });
    }
    this.#wake();
    return isTaken;
  }

  /** The loop looks at the game again. */
  #wake(): void {
    const before = this.#turning;
    if (before.signal.aborted) return;
    before.abort();
    void this.follow();
  }

  async #read(wait: number, signal: AbortSignal): Promise<SeatView | null> {
    try {
      const any = AbortSignal.any([signal, this.#closing.signal]);
      const view = await this.requests.view(wait, any);
      if (any.aborted) return null;
      if (this.#status.contact === 'unreachable') this.#set({ notice: null });
      this.#failures = 0;
      this.#take(view);
      return view;
    } catch (error) {
      if (!signal.aborted && !this.#closing.signal.aborted) await this.#failed(error, signal);
      return null;
    }
  }

  async #failed(error: unknown, signal: AbortSignal): Promise<void> {
    const status = error instanceof RequestFailed ? error.status : 0;
    if (status === 403 || status === 404 || status === 410) {
      this.#set({ contact: 'replaced', deadlineAt: null, notice: messageOf(error) });
      this.#turning.abort();
      return;
    }
    this.#failures += 1;
    if (this.#failures > 1) this.#set({ contact: 'unreachable' });
    await this.clock.pause(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1)), signal);
  }

  #take(view: SeatView): void {
    const { turn } = view;
    // An answer that another one has overtaken.
    if (view.seq < (this.#status.view?.seq ?? 0)) return;
    const isNew = turn !== null && turn.request_id !== this.#status.view?.turn?.request_id;
    if (isNew) {
      this.#isActive = this.#isBack;
      this.#isBack = false;
    }
    this.#set({
      view,
      contact: view.seat === 'replaced' ? 'replaced' : 'there',
      deadlineAt: turn === null ? null : this.#deadlineOf(turn, isNew),
      ...(isNew && turn !== null && { seconds: Math.round(turn.request.deadline_ms / 1_000) }),
      ...(turn?.request.last_error !== undefined && { notice: this.#status.notice ?? turn.request.last_error }),
    });
  }

  /** By what is left, since clocks differ; it does not move while a question is open. */
  #deadlineOf({ request: { deadline_ms: left } }: SeatTurn, isNew: boolean): number {
    const until = this.clock.now() + left;
    return isNew ? until : Math.min(until, this.#status.deadlineAt ?? until);
  }

  #set(change: Partial<SeatStatus>): void {
    if (this.#closing.signal.aborted) return;
    this.#status = { ...this.#status, ...change };
    this.onStatus(this.#status);
  }
}

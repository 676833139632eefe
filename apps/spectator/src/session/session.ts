import { advance, LIVE_PLAYHEAD, MAX_RECAP_STOPS, type Playhead, recapped, soughtTo } from '../playback/index.js';
import { pathBetween } from '../board-names/index.js';
import { messageOf } from '../api/index.js';
import {
  History,
  isHeadline,
  isMonopoly,
  isOver,
  type KnownGame,
  numberIn,
  type ReadReplay,
  type HistoryUpdate,
  type Story,
  type Swing,
  weightiest,
} from '../story/index.js';
import { everyFrame } from './frames.js';
import { LiveSource } from './live-source.js';
import { wantsMotion } from './motion.js';
import { readStream, streamOf } from './replay-stream.js';
import { type Link, type Loading, NO_GAME, useView } from './view.js';

const MAX_THINKING_CHARS = 600;

/** The start of playback: an event, a turn, or, if both are null, the newest event. */
export interface Start {
  readonly seq: number | null;
  readonly turn: number | null;
}

/**
 * One game on the page: updates are added to its history as they arrive, and a playhead moves through it independently.
 * Until the past is read, what the server knows of the game at once is shown in its place.
 */
export class Session {
  readonly #history = new History();
  readonly #source: LiveSource | null;
  readonly #closing = new AbortController();
  /** A turn to start at, until it is read. */
  #turn: number | null;
  #known: KnownGame | null = null;
  /** The number of events to read before the past is complete; null: not known yet. */
  #expected: number | null = null;
  #playhead: Playhead = LIVE_PLAYHEAD;
  #shown: Story = NO_GAME.shown;
  #loading: Loading = { phase: 'loading' };
  #thinking: { readonly playerId: string; readonly text: string } | null = null;
  #isChanged = true;

  /** `game`: the id of a game on the server, or a replay. */
  constructor(game: string | ReadReplay, { seq, turn }: Start) {
    this.#turn = seq === null ? turn : null;
    const start = seq ?? (typeof game === 'string' ? null : 0);
    if (start !== null) this.#playhead = soughtTo(LIVE_PLAYHEAD, start, Infinity);
    useView.setState({ ...NO_GAME, gameId: typeof game === 'string' ? game : game.gameId, history: this.#history });
    this.#source = typeof game === 'string' ? new LiveSource(game, seq, this.#listener()) : null;
    if (typeof game !== 'string') void this.#readFile(game);
    const stop = everyFrame((passedMs) => this.#frame(passedMs));
    this.#closing.signal.addEventListener('abort', stop);
  }

  close(): void {
    this.#closing.abort();
    this.#source?.close();
  }

  seek(seq: number): void {
    this.#turn = null;
    this.#move(soughtTo(this.#playhead, seq, this.#headSeq));
  }

  /** Moves to the last event. */
  toEnd(): void {
    this.seek(this.#headSeq);
  }

  goLive(): void {
    this.#turn = null;
    this.#move({ ...soughtTo(this.#playhead, this.#headSeq, this.#headSeq), mode: 'live' });
  }

  /** Plays or rests; a finished game that was played to its end starts again. */
  toggle(): void {
    const isAtEnd = this.#playhead.seq >= this.#headSeq;
    const isDone = this.#source === null || isOver(this.#head);
    if (isAtEnd && isDone) this.#move({ ...soughtTo(this.#playhead, 0, 0), mode: 'playing' });
    else if (this.#playhead.mode !== 'resting') this.#move({ ...this.#playhead, mode: 'resting' });
    else this.#move({ ...this.#playhead, mode: isAtEnd ? 'live' : 'playing', jumped: false });
  }

  /** Moves to the next or the previous moment that has a headline. */
  toMoment(direction: 'next' | 'previous'): void {
    const { seq } = this.#playhead;
    const stops = this.#history.moments.filter(isHeadline);
    const stop = direction === 'next' ? stops.find((one) => one.seq > seq) : stops.findLast((one) => one.seq < seq);
    if (stop !== undefined) this.seek(stop.seq);
  }

  /** Shows the weightiest moments only, one after the other. */
  recap(): void {
    this.#turn = null;
    const stops = weightiest(this.#history.moments, MAX_RECAP_STOPS).map(({ seq }) => seq);
    if (stops.length > 0) this.#move(recapped(this.#playhead, [...new Set(stops)]));
  }

  /** Jumps of the odds, all that are known so far. */
  takeSwings(swings: readonly Swing[]): void {
    this.#history.takeSwings(swings);
    this.#isChanged = true;
  }

  setRate(rate: number): void {
    this.#move({ ...this.#playhead, rate });
  }

  #listener(): ConstructorParameters<typeof LiveSource>[2] {
    return {
      onKnown: (game) => this.#know(game),
      onUpdate: (update) => this.#take(update),
      onThinking: (playerId, text) => this.#addThinking(playerId, text),
      onUnknownGame: () => this.#enter({ phase: 'unknown' }),
      onFailure: (reason) => this.#enter({ phase: 'broken', reason }),
    };
  }

  async #readFile(replay: ReadReplay): Promise<void> {
    this.#expected = replay.length;
    useView.setState({ gameName: replay.gameName });
    try {
      await readStream(streamOf(replay), (update) => this.#take(update), this.#closing.signal);
    } catch (error) {
      this.#enter({ phase: 'broken', reason: messageOf(error) });
    }
  }

  #know(game: KnownGame): void {
    const { speed, seq } = game.head;
    this.#known = game;
    this.#expected = seq;
    const isLive = this.#playhead.mode === 'live';
    this.#playhead = { ...this.#playhead, seq: isLive ? seq : Math.min(seq, this.#playhead.seq) };
    this.#isChanged = true;
    useView.setState({ speedAtFirst: speed, gameName: game.gameName });
  }

  get #isCatchingUp(): boolean {
    return this.#expected === null || this.#history.head.seq < this.#expected;
  }

  get #head(): Story {
    const { head } = this.#history;
    if (this.#known === null) return head;
    if (this.#isCatchingUp) return this.#known.head;
    // No event shows that a game waits for players: until it starts, its status is the one that the server gave.
    const isWaiting = head.status === 'starting' && this.#known.head.status === 'waiting';
    return isWaiting ? { ...head, status: 'waiting' } : head;
  }

  get #headSeq(): number {
    return Math.max(this.#head.seq, this.#expected ?? 0);
  }

  #take(update: HistoryUpdate): void {
    const wasCatchingUp = this.#isCatchingUp;
    if (update.kind === 'snapshot') this.#history.takeSnapshot(update.seq, update.state);
    else {
      this.#history.append(update.event);
      if (update.event.name === 'agent:decision') this.#thinking = null;
    }
    // While the past is read, nothing else of it is shown.
    if (!wasCatchingUp || !this.#isCatchingUp || this.#history.head.seq === this.#playhead.seq) this.#isChanged = true;
  }

  /** A turn's first event is known once the turn has begun, or all is read. */
  #findTurn(turn: number): void {
    const last = this.#history.chapters.at(-1)?.number ?? 0;
    if (last >= turn || !this.#isCatchingUp) this.seek(this.#history.seqOfTurn(turn));
  }

  #frame(passedMs: number): void {
    if (this.#turn !== null && this.#expected !== null) this.#findTurn(this.#turn);
    const isReady = this.#turn === null && (this.#known !== null || this.#history.head.seq > 0);
    if (isReady && this.#loading.phase === 'loading') this.#enter({ phase: 'ready' });
    const isPlayable = !this.#isCatchingUp || this.#playhead.seq < this.#history.head.seq;
    const next = isPlayable ? advance(this.#playhead, this.#playableEvents(), passedMs, wantsMotion()) : this.#playhead;
    if (next !== this.#playhead) this.#move(next);
    this.#publish();
  }

  /** What was read, else what the server described; an event that is neither is shown once it is read. */
  #storyAt(seq: number): Story {
    const read = this.#history.head.seq;
    if (seq <= read && (read > 0 || this.#known === null)) return this.#history.at(seq);
    const described = [this.#known?.shown, this.#known?.head].find((story) => story?.seq === seq);
    return described ?? this.#shown;
  }

  #playableEvents(): Parameters<typeof advance>[1] {
    return {
      headSeq: this.#history.head.seq,
      event: (seq) => {
        const event = this.#history.event(seq);
        if (event === undefined) return undefined;
        const [from, to] = [numberIn(event.fields, 'from_position'), numberIn(event.fields, 'to_position')];
        const isJump = numberIn(event.fields, 'dice_total') === null;
        const squares = from === null || to === null ? 0 : pathBetween(from, to, isJump).length;
        const isWholeAction = event.name === 'turn:action' && !isMonopoly(this.#history.head);
        return { name: event.name, squares, isWholeAction };
      },
    };
  }

  #publish(): void {
    const link: Link = this.#source?.linkAt(performance.now()) ?? 'none';
    if (!this.#isChanged && useView.getState().link === link) return;
    this.#isChanged = false;
    this.#shown = this.#storyAt(this.#playhead.seq);
    useView.setState({
      link,
      isCatchingUp: this.#isCatchingUp,
      loading: this.#loading,
      playhead: this.#playhead,
      head: this.#head,
      headSeq: this.#headSeq,
      shown: this.#shown,
      thinking: this.#thinking,
    });
  }

  #move(playhead: Playhead): void {
    this.#playhead = playhead;
    this.#isChanged = true;
  }

  #enter(loading: Loading): void {
    this.#loading = loading;
    this.#isChanged = true;
  }

  #addThinking(playerId: string, text: string): void {
    const before = this.#thinking?.playerId === playerId ? this.#thinking.text : '';
    this.#thinking = { playerId, text: `${before}${text} `.slice(-MAX_THINKING_CHARS) };
    this.#isChanged = true;
  }
}

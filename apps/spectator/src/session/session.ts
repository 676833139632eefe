import { advance, LIVE_PLAYHEAD, type Playhead, soughtTo } from '../playback/index.js';
import { pathBetween } from '../board-names/index.js';
import { History, InvalidReplay, isMonopoly, numberIn, type ReadReplay, type HistoryUpdate } from '../story/index.js';
import { everyFrame } from './frames.js';
import { UpdateQueue } from './update-queue.js';
import { LiveSource } from './live-source.js';
import { wantsMotion } from './motion.js';
import { type Link, type Loading, NO_GAME, useView } from './view.js';

/** Milliseconds per frame for reading updates; the remainder is for rendering. */
const READ_BUDGET_MS = 4;
/** Milliseconds between renderings while a long history is read: one rendering takes as long as reading hundreds of events. */
const CATCH_UP_REDRAW_MS = 600;
const MAX_THINKING_CHARS = 600;

/** The start of playback: an event, a turn, or, if both are null, the newest event. */
export interface Start {
  readonly seq: number | null;
  readonly turn: number | null;
}

/** One game on the page: updates are added to its history, and a playhead moves through it independently. */
export class Session {
  readonly #history = new History();
  readonly #queue = new UpdateQueue();
  readonly #source: LiveSource | null;
  readonly #stop: () => void;
  #start: Start | null;
  #playhead: Playhead = LIVE_PLAYHEAD;
  #loading: Loading = { phase: 'loading' };
  #thinking: { readonly playerId: string; readonly text: string } | null = null;
  #expected = 0;
  #sinceDrawnMs = CATCH_UP_REDRAW_MS;
  #isChanged = true;

  /** `game`: the id of a game on the server, or a replay. */
  constructor(game: string | ReadReplay, start: Start) {
    this.#start = start.seq === null && start.turn === null ? null : start;
    useView.setState({ ...NO_GAME, gameId: typeof game === 'string' ? game : game.gameId, history: this.#history });
    if (typeof game === 'string') this.#source = new LiveSource(game, this.#listener());
    else {
      this.#source = null;
      this.#start ??= { seq: 0, turn: null };
      this.#takeHistory(game);
    }
    this.#stop = everyFrame((passedMs) => this.#frame(passedMs));
  }

  close(): void {
    this.#stop();
    this.#source?.close();
  }

  seek(seq: number): void {
    this.#start = null;
    this.#move(soughtTo(this.#playhead, seq, this.#history.head.seq));
  }

  /** Moves to the last event; while the past is still being read, once it is read. */
  toEnd(): void {
    if (this.#history.head.seq < this.#expected) this.#start = { seq: this.#expected, turn: null };
    else this.seek(this.#history.head.seq);
  }

  goLive(): void {
    this.#move({ ...soughtTo(this.#playhead, this.#history.head.seq, this.#history.head.seq), mode: 'live' });
  }

  /** Plays or rests; a finished game that was played to its end starts again. */
  toggle(): void {
    const isAtEnd = this.#playhead.seq >= this.#history.head.seq;
    if (isAtEnd && this.#isOver()) this.#move({ ...soughtTo(this.#playhead, 0, 0), mode: 'playing' });
    else if (this.#playhead.mode !== 'resting') this.#move({ ...this.#playhead, mode: 'resting' });
    else this.#move({ ...this.#playhead, mode: isAtEnd ? 'live' : 'playing', jumped: false });
  }

  setRate(rate: number): void {
    this.#move({ ...this.#playhead, rate });
  }

  #listener(): ConstructorParameters<typeof LiveSource>[1] {
    return {
      onHistory: (script) => this.#takeHistory(script),
      onUpdate: (update) => this.#queue.add(update),
      onThinking: (playerId, text) => this.#addThinking(playerId, text),
      onUnknownGame: () => this.#enter({ phase: 'unknown' }),
      onFailure: (reason) => this.#enter({ phase: 'broken', reason }),
    };
  }

  #takeHistory(script: ReadReplay): void {
    this.#expected = script.length;
    useView.setState({ speedAtFirst: script.speed, gameName: script.gameName });
    this.#queue.addHistory(script.updates());
  }

  #frame(passedMs: number): void {
    this.#read();
    const isCatchingUp = !this.#queue.isEmpty || this.#history.head.seq < this.#expected;
    if (this.#history.head.seq > 0 && this.#loading.phase === 'loading') this.#enter({ phase: 'ready' });
    if (!isCatchingUp) this.#begin();
    const next = advance(this.#playhead, this.#playableEvents(), passedMs, wantsMotion());
    if (next !== this.#playhead) this.#move(next);
    this.#sinceDrawnMs += passedMs;
    if (isCatchingUp && this.#sinceDrawnMs < CATCH_UP_REDRAW_MS) return;
    this.#publish(isCatchingUp);
  }

  #read(): void {
    const until = performance.now() + READ_BUDGET_MS;
    try {
      for (let update = this.#queue.next(); update !== undefined; update = this.#queue.next()) {
        this.#take(update);
        if (performance.now() > until) return;
      }
    } catch (error) {
      if (!(error instanceof InvalidReplay)) throw error;
      this.#enter({ phase: 'broken', reason: error.message });
    }
  }

  #take(update: HistoryUpdate): void {
    this.#isChanged = true;
    if (update.kind === 'snapshot') this.#history.takeSnapshot(update.seq, update.state);
    else {
      this.#history.append(update.event);
      if (update.event.name === 'agent:decision') this.#thinking = null;
    }
  }

  /** Moves to the start once the whole past is read. */
  #begin(): void {
    const start = this.#start;
    if (start === null || this.#history.head.seq === 0) return;
    this.seek(start.seq ?? this.#history.seqOfTurn(start.turn ?? 0));
  }

  #playableEvents(): Parameters<typeof advance>[1] {
    return {
      headSeq: this.#start === null ? this.#history.head.seq : this.#playhead.seq,
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

  #publish(isCatchingUp: boolean): void {
    const link: Link = this.#source?.link ?? 'none';
    const before = useView.getState();
    if (!this.#isChanged && before.link === link && before.isCatchingUp === isCatchingUp) return;
    this.#isChanged = false;
    this.#sinceDrawnMs = 0;
    useView.setState({
      link,
      isCatchingUp,
      loading: this.#loading,
      playhead: this.#playhead,
      headSeq: this.#history.head.seq,
      shown: this.#history.at(this.#playhead.seq),
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

  #isOver(): boolean {
    return ['completed', 'stopped'].includes(this.#history.head.status) || this.#source === null;
  }
}

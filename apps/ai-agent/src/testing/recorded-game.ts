import {
  apply,
  createGame,
  eventsOf,
  fromWire,
  type Game,
  type GameOptions,
  type Happening,
  playerAt,
  snapshotOf,
  type Snapshot,
  toActionResult,
} from '#libs/monopoly';
import { answer, readTable, type TableView } from '#libs/monopoly-bots';
import type { DecideRequest, GameAction, RecentEvent, TalkLine } from '#libs/protocol';
import type { ModelQuestion } from '../models/index.js';
import { promptFor } from '../prompt/prompt.js';
import { PromptTemplates } from '../prompt/templates.js';
import { Memories } from '../seats/memory.js';
import { requestOf } from '../../../../libs/monopoly-bots/src/testing/index.js';

/** A decision for which a model would be asked, and everything that was true when it was. */
export interface RecordedDecision {
  readonly kind: string;
  readonly seat: number;
  readonly request: DecideRequest;
  readonly question: ModelQuestion;
  /** The game before the decision. */
  readonly before: Snapshot;
  /** What has happened in the game until now, by turn. */
  readonly happened: readonly { readonly turn: number; readonly happening: Happening }[];
}

export interface Recording {
  readonly seed: number;
  /** Decisions of models. */
  readonly decisions: number;
  /** The names of the seats; each plays the personality beside it. */
  readonly seats: readonly { readonly name: string; readonly personality: string }[];
  readonly options: Partial<GameOptions>;
  /** Whether the orchestrator sends recent events. */
  readonly sendsEvents?: boolean;
  /** What every seat sends as chat, and writes with its trades and for its reasons. */
  readonly message?: string;
  readonly onDecision: (decision: RecordedDecision) => void;
}

const SEATS = ['aggressive', 'analytical', 'chaotic', 'conservative'].map((personality, seat) => ({
  name: ['Ada', 'Baron', 'Cleo', 'Dmitri'][seat] ?? '',
  personality,
}));

/** A game in which every kind of decision comes up: little cash, few houses, a choice of taxes. */
export const BUSY_GAME = {
  seed: 19,
  decisions: 500,
  seats: SEATS,
  options: { incomeTax: 'ten_percent', houseLimit: 9, goSalary: 180, freeParkingPot: true, maxTurns: 400 },
} as const satisfies Omit<Recording, 'onDecision'>;

/** A game of heuristics in which every seat is asked as a model would be, with what an orchestrator sends. */
export class RecordedGame {
  private readonly game: Game;
  private readonly memories = new Memories();
  private readonly templates = PromptTemplates.of();
  private readonly events: RecentEvent[] = [];
  private readonly talk: TalkLine[] = [];
  private readonly happened: { readonly turn: number; readonly happening: Happening }[] = [];
  private readonly sent = new Map<number, number>();
  private turn = 0;
  private count = 0;

  private constructor(private readonly recording: Recording) {
    const { seed, seats, options } = recording;
    const players = seats.map(({ name, personality }, seat) => ({ id: `p-${seat}`, name, personality }));
    this.game = createGame({ id: 'recorded', seed, players, options });
  }

  static play(recording: Recording): Game {
    const recorded = new RecordedGame(recording);
    const { game } = recorded;
    while (game.decision.kind !== 'game_over' && recorded.count < recording.decisions)
      recorded.step(game.decision.seat);
    return game;
  }

  private step(seat: number): void {
    this.startTurn();
    const request = this.requestFor(seat);
    const table = readTable(request);
    this.memories.look('recorded', request, table);
    if (request.valid_actions.length > 1) this.ask(seat, request, table);
    const proposals = this.memories.proposals('recorded');
    const { action, chat } = answer(request, proposals.of(request.player_id));
    proposals.note(request, action);
    this.memories.decided('recorded', request, table, action, {
      note: null,
      scratchpad: `Plan of turn ${table.turn}.`,
    });
    const { message } = this.recording;
    this.carryOut(seat, message === undefined || action.trade == null ? action : withMessage(action, message));
    const said = message ?? chat;
    if (said != null) this.talk.push({ player_id: request.player_id, turn_number: table.turn, message: said });
  }

  private startTurn(): void {
    const { number, seat } = this.game.turn;
    if (number === this.turn) return;
    this.turn = number;
    this.emit('turn:start', { player_id: playerAt(this.game, seat).id, turn_number: number });
  }

  private requestFor(seat: number): DecideRequest {
    const request = requestOf(this.game, playerAt(this.game, seat).id);
    if (this.recording.sendsEvents === false) return request;
    const { options } = this.game;
    const since = this.sent.get(seat) ?? 0;
    this.sent.set(seat, this.events.length);
    return {
      ...request,
      settings: { turn_timeout: 30, ...(options.maxTurns !== null && { max_turns: options.maxTurns }) },
      recent_events: this.events.slice(since),
      talk: this.talk.slice(-20),
    };
  }

  private ask(seat: number, request: DecideRequest, table: TableView): void {
    const question = promptFor(request, table, this.memories.recall('recorded', table), this.templates);
    const before = snapshotOf(this.game);
    this.count += 1;
    const { onDecision } = this.recording;
    onDecision({ kind: before.decision.kind, seat, request, question, before, happened: this.happened });
  }

  private carryOut(seat: number, action: GameAction): void {
    const { game, turn } = this;
    const player_id = playerAt(game, seat).id;
    const { message } = this.recording;
    if (message !== undefined) this.emit('agent:decision', { player_id, action, reasoning: message });
    const happenings: Happening[] = [];
    const done = fromWire(action);
    const refusal = apply(game, seat, done, happenings);
    if (refusal !== null) throw new Error(refusal.message);
    this.happened.push(...happenings.map((happening) => ({ turn, happening })));
    for (const { type, ...payload } of eventsOf(game, happenings)) this.emit(type, payload);
    this.emit('turn:action', { player_id, action, result: toActionResult(game, seat, done, happenings) });
  }

  private emit(event: string, payload: Readonly<Record<string, unknown>>): void {
    this.events.push({ seq: this.events.length + 1, event, payload });
  }
}

function withMessage(action: GameAction, message: string): GameAction {
  return action.trade == null ? action : { ...action, trade: { ...action.trade, message } };
}

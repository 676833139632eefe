import { Injectable } from '@nestjs/common';
import type { DecideRequest, DecidingSeat, GameState, NumberedEvent } from '#libs/protocol';
import { Clock } from '#libs/service';
import { OrchestratorConfig } from '../../config.js';
import { isOutOfBudget } from '../domain/game-budget.js';
import { MAX_READ, recentEvents } from '../domain/recent-events.js';
import {
  type GameSeat,
  type GameSession,
  isRunnable,
  receivesEvents,
  type Question,
  seatOf,
} from '../domain/session.js';
import { requestIdOf } from '../domain/seat-answer.js';
import { shownEvent, shownState } from '../domain/visibility.js';
import { type AgentAsk, decodeEvent, GameStore } from '../ports/index.js';

/** One decision to be made: what is asked of whom, about which table, and until when (milliseconds since 1970). */
export interface DecisionCase {
  readonly session: GameSession;
  readonly question: Question;
  readonly state: GameState;
  readonly deadline: number;
}

type Briefing = Pick<DecideRequest, 'settings' | 'recent_events' | 'talk' | 'want_transcript'>;

/** Writes down what a seat's agent is asked. */
@Injectable()
export class DecideRequests {
  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly clock: Clock,
    private readonly config: OrchestratorConfig,
  ) {}

  /** Undefined where no time is left. */
  async askOf(
    { session, question, state, deadline }: DecisionCase,
    attempt: number,
    lastError: string | null,
  ): Promise<Omit<AgentAsk, 'signal' | 'onThinking'> | undefined> {
    const seat = seatOf(session, question.seatId);
    const briefing = seat === undefined ? {} : await this.briefing(session, seat);
    const timeoutMs = deadline - this.clock.now();
    if (timeoutMs <= 0) return undefined;
    return {
      id: requestIdOf(session, attempt),
      gameId: session.id,
      ...(seat?.url != null && { url: seat.url }),
      request: {
        player_id: question.seatId,
        game_state: shownState(state, question.seatId),
        valid_actions: question.validActions ?? [],
        turn_phase: question.phase,
        deadline_ms: timeoutMs,
        ...(seat && { seat: decidingSeat(seat) }),
        ...(question.decision !== undefined && { decision: question.decision }),
        ...(session.hasHidden === true && { chat_is_public: true }),
        ...(lastError !== null && { last_error: lastError }),
        ...(isOutOfBudget(session, question.seatId) && { heuristic_only: true }),
        ...played(session),
        ...this.peeking(session, seat),
        ...briefing,
      },
      timeoutMs,
    };
  }

  /** As this seat sees them, also where spectators see all. */
  async eventsFor(
    { id, hasHidden }: GameSession,
    seatId: string,
    after: number,
    limit: number = MAX_READ,
  ): Promise<NumberedEvent[]> {
    if (hasHidden !== true) return (await this.store.events(id, after, limit)).map(decodeEvent);
    const events = await this.store.fullEvents(id, after, limit);
    return events.map(({ seq, json, full = json }) => shownEvent(decodeEvent({ seq, json: full }), seatId));
  }

  /**
   * Where the seat's agent can look ahead, in a game in which everybody sees the same. Without an address for clients, our own
   * agents are given the one of this machine, and others none. One of several replicas has no such address: another one that
   * repeats its question has to ask the same.
   */
  private peeking({ id, hasHidden }: GameSession, seat: GameSeat | undefined): Pick<DecideRequest, 'peek_url'> {
    if (hasHidden === true) return {};
    const { publicUrl, host, port, redisUrl } = this.config;
    const isAnyHost = host === '0.0.0.0' || host === '::';
    const name = isAnyHost ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
    const isElsewhere = redisUrl !== undefined || port === 0 || seat?.url != null || seat?.holder !== undefined;
    const here = isElsewhere ? undefined : `http://${name}:${port}`;
    const base = publicUrl ?? here;
    return base === undefined ? {} : { peek_url: `${base}/games/${id}/peek` };
  }

  /** Nothing is read for a seat whose agent makes nothing of it. */
  private async briefing(session: GameSession, seat: GameSeat): Promise<Briefing> {
    if (!receivesEvents(seat)) return {};
    const { maxTurns, rules, turnTimeout } = session;
    const after = Math.max(receivedUpTo(session), session.seq - MAX_READ);
    return {
      settings: {
        ...(maxTurns !== null && { max_turns: maxTurns }),
        ...(rules !== undefined && { rules }),
        turn_timeout: turnTimeout,
      },
      recent_events: recentEvents(await this.eventsFor(session, seat.id, after)),
      talk: session.talk ?? [],
      ...(session.keepsTranscripts === true && { want_transcript: true }),
    };
  }
}

/**
 * What its engine described at the creation; nothing where it did not. The engine is not asked again: a question that is
 * repeated after a crash must be the same.
 */
function played({ gameName: name, gameRules: rules, hasHidden, seed }: GameSession): Pick<DecideRequest, 'game'> {
  if (name === undefined) return {};
  const isSeedShown = hasHidden !== true && seed !== null;
  return { game: { name, ...(rules !== undefined && { rules }), ...(isSeedShown && { seed }) } };
}

/** The number of the last event that the seat received before. */
function receivedUpTo(session: GameSession): number {
  if (!isRunnable(session) || session.stage.name !== 'asked') return 0;
  return session.stage.since ?? 0;
}

function decidingSeat({ name, personality, model, modelOptions }: GameSeat): DecidingSeat {
  return { name, personality, model, ...(modelOptions !== undefined && { model_options: modelOptions }) };
}

import type { GameSettings, GameSpeed, GameState, TournamentOfGame } from '#libs/protocol';
import { gameBudgetOf } from './game-budget.js';
import type { GameRequest } from './seat-request.js';
import type { GameSession, GameSeat } from './session.js';

/** A game that the engine has started, and what its creator left open. `at` is ISO 8601. */
export interface Opening {
  readonly id: string;
  readonly engineGameId: string;
  readonly request: GameRequest;
  readonly state: GameState;
  readonly at: string;
  /** What chance is drawn from, where the engine names it. */
  readonly engineSeed?: number | undefined;
  readonly createdBy?: string | undefined;
  readonly tournament?: TournamentOfGame | undefined;
  /** Which engine, which of its games, and what that is called. */
  readonly choice?: Pick<GameSession, 'engine' | 'game' | 'gameName' | 'gameRules' | 'gameKey'>;
  readonly defaults: { readonly speed: GameSpeed; readonly turnTimeout: number; readonly maxStepsPerTurn: number };
}

/** The session of a new game; undefined when the engine's players are not those who were sent. */
export function opened({
  id,
  engineGameId,
  request,
  state,
  at,
  engineSeed,
  createdBy,
  tournament,
  choice,
  defaults,
}: Opening): GameSession | undefined {
  const seats = seated(request, state);
  if (seats === undefined) return undefined;
  return {
    ...(seats.some(({ open }) => open === true)
      ? { status: 'waiting', startBy: startBy(request.settings?.start_by, at) }
      : { status: 'starting' }),
    id,
    engineGameId,
    seats,
    speed: request.settings?.speed ?? defaults.speed,
    turnTimeout: request.settings?.turn_timeout ?? defaults.turnTimeout,
    maxStepsPerTurn: defaults.maxStepsPerTurn,
    maxTurns: request.settings?.max_turns ?? null,
    seed: request.settings?.seed ?? null,
    seq: 0,
    createdAt: at,
    updatedAt: at,
    state,
    stateSeq: 0,
    turn: null,
    turnCount: 0,
    step: 1,
    refusals: 0,
    lastRefusal: null,
    ...(createdBy !== undefined && { createdBy }),
    ...(tournament !== undefined && { tournament }),
    ...(engineSeed !== undefined && { engineSeed }),
    ...choice,
    ...(state.hidden !== undefined && { hasHidden: true }),
    ...optional(request.settings ?? {}),
  };
}

/** Seconds that a game waits for its open seats, where its creator did not choose. */
const WAITING_S = 600;

/** Seconds for which a game that is created at `now` (milliseconds) may wait; undefined: it has no open seats. */
export function waitingSeconds({ agents, settings }: GameRequest, now: number): number | undefined {
  if (!agents.some(({ open }) => open === true)) return undefined;
  return (Date.parse(startBy(settings?.start_by, new Date(now).toISOString())) - now) / 1_000;
}

function startBy(asked: GameSettings['start_by'], at: string): string {
  if (typeof asked === 'string') return new Date(asked).toISOString();
  return new Date(Date.parse(at) + (asked ?? WAITING_S) * 1_000).toISOString();
}

/** Characters of JSON. Rules are written down with every step, and sent to agents: longer ones only the engine knows. */
const MAX_RULES = 16_384;

function optional({
  budget,
  rules,
  on_model_failure: onModelFailure,
  transcripts,
  options,
  spectators,
  on_illegal: onIllegal,
  rejoin,
}: GameSettings): Pick<
  GameSession,
  | 'allowance'
  | 'rules'
  | 'onModelFailure'
  | 'keepsTranscripts'
  | 'options'
  | 'spectators'
  | 'onIllegal'
  | 'leavesOutRules'
  | 'rejoin'
> {
  const [keepsRules, keepsOptions] = [rules, options].map((fields) => JSON.stringify(fields ?? {}).length <= MAX_RULES);
  return {
    ...((!keepsRules || !keepsOptions) && { leavesOutRules: true }),
    ...(budget != null && { allowance: gameBudgetOf(budget) }),
    ...(rules != null && keepsRules && { rules }),
    ...(onModelFailure != null && { onModelFailure }),
    ...(transcripts === true && { keepsTranscripts: true }),
    ...(options != null && keepsOptions && { options }),
    ...(spectators != null && { spectators }),
    ...(onIllegal != null && { onIllegal }),
    ...(rejoin != null && { rejoin }),
  };
}

/** Each agent finds its player by name, else by its place at the table: an engine may change names, or shuffle seats. */
function seated({ agents }: GameRequest, { players }: GameState): readonly GameSeat[] | undefined {
  if (players.length !== agents.length) return undefined;
  const areNamed = agents.every(({ name }) => players.some((player) => player.name === name));
  return players.flatMap((player, index): GameSeat[] => {
    const agent = areNamed ? agents.find(({ name }) => name === player.name) : agents[index];
    if (agent === undefined) return [];
    const { name, personality, model, url, model_options: modelOptions, budget, open, identity } = agent;
    const seat = { id: player.id, name, personality, model: model ?? null, url: url ?? null };
    return [
      {
        ...seat,
        ...(modelOptions != null && { modelOptions }),
        ...(budget != null && { budget: gameBudgetOf(budget) }),
        ...(open === true && { open }),
        ...(identity !== undefined && { identity }),
      },
    ];
  });
}

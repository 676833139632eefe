import {
  apply,
  createGame,
  type Action,
  type Game,
  type GameOptions,
  type Happening,
  fromWire,
  playerAt,
  toActionResult,
  toEngineActions,
  toGameState,
} from '#libs/monopoly';
import { answer, Proposals } from '#libs/monopoly-bots';
import { isJsonObject, type DecideRequest, type GameState, type JsonObject } from '#libs/protocol';
import { RandomPlayer } from '../../../../../libs/monopoly/src/testing/index.js';
import { History } from '../history.js';
import { gameEvent } from '../game-event.js';

/** A personality, or a seat that takes offers by chance. */
export type Style = 'aggressive' | 'analytical' | 'chaotic' | 'conservative' | 'random';

export interface GameToPlay {
  readonly seed: number;
  readonly styles: readonly Style[];
  readonly turns: number;
  readonly options?: Partial<GameOptions>;
}

/** What a server would send of an action, without envelopes. */
export interface PlayedStep {
  readonly events: readonly (readonly [name: string, fields: JsonObject])[];
  readonly state: GameState;
}

export interface PlayedGame {
  readonly first: GameState;
  readonly steps: readonly PlayedStep[];
}

/** Plays a game by the rules, and keeps what a page would get of it. */
export function played({ seed, styles, turns, options }: GameToPlay): PlayedGame {
  const players = styles.map((style, seat) => ({ id: `p-${seat}`, name: `${style} ${seat}`, personality: style }));
  const game = createGame({ id: 'game', seed, players, options: { ...options, maxTurns: turns } });
  const first = toGameState(game);
  const decide = decider(seed, styles);
  const steps: PlayedStep[] = [];
  while (game.decision.kind !== 'game_over') {
    const { seat } = game.decision;
    const action = decide(game);
    const happenings: Happening[] = [];
    const before = game.turn.number;
    if (apply(game, seat, action, happenings) !== null) continue;
    steps.push({ events: eventsOf(game, seat, action, happenings, before), state: toGameState(game) });
  }
  return { first, steps };
}

function decider(seed: number, styles: readonly Style[]): (game: Game) => Action {
  const [random, proposals] = [new RandomPlayer(seed), new Proposals()];
  return (game) => {
    const seat = game.decision.kind === 'game_over' ? 0 : game.decision.seat;
    if (styles[seat] === 'random') return random.choose(game);
    const { id } = playerAt(game, seat);
    const { actions, turn_phase, decision } = toEngineActions(game);
    const request: DecideRequest = {
      player_id: id,
      game_state: toGameState(game),
      valid_actions: actions,
      turn_phase: turn_phase ?? '',
      deadline_ms: 1_000,
      decision,
    };
    const { action } = answer(request, proposals.of(id));
    proposals.note(request, action);
    return fromWire(action);
  };
}

function eventsOf(
  game: Game,
  seat: number,
  action: Action,
  happenings: readonly Happening[],
  turn: number,
): PlayedStep['events'] {
  const by = { player_id: playerAt(game, seat).id, player_name: playerAt(game, seat).name };
  const nameOf = (id: unknown): unknown => game.players.find((player) => player.id === id)?.name ?? null;
  const { events: reported, ...result } = toActionResult(game, seat, action, happenings);
  const rich = (Array.isArray(reported) ? reported : []).filter(isJsonObject).map(({ type, ...fields }) => {
    const names = Object.entries(fields).flatMap(([field, id]) => {
      return field.endsWith('_id') && nameOf(id) !== null ? [[field.replace(/_id$/, '_name'), nameOf(id)]] : [];
    });
    return [String(type), { ...fields, ...Object.fromEntries(names) }] as const;
  });
  const decided = { ...by, action: { type: action.type }, reasoning: 'Why not.' };
  return [
    ['agent:thinking', { ...by, valid_actions: [] }],
    ['agent:decision', decided],
    ...rich,
    ['turn:action', { ...by, action: { type: action.type }, result }],
    ...(game.turn.number === turn ? [] : [['turn:end', { ...by, turn_number: turn }] as const]),
  ];
}

/** The history of a played game; `change` alters what the server sends. */
export function historyOf(
  { first, steps }: PlayedGame,
  change: (step: PlayedStep) => PlayedStep['events'] = ({ events }) => events,
): History {
  const history = new History();
  history.takeSnapshot(0, first);
  const add = (name: string, fields: JsonObject): void => {
    const sent: unknown = JSON.parse(JSON.stringify(fields));
    history.append(gameEvent(name, history.head.seq + 1, null, isJsonObject(sent) ? sent : {}));
  };
  add('game:started', { players: first.players });
  for (const step of steps) {
    for (const [name, fields] of change(step)) {
      if (name === 'turn:end') history.takeSnapshot(history.head.seq, step.state);
      add(name, fields);
    }
    history.takeSnapshot(history.head.seq, step.state);
  }
  return history;
}

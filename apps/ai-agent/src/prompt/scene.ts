import { type GameOptions, readRules, STANDARD_OPTIONS } from '#libs/monopoly';
import type { TableView } from '#libs/monopoly-bots';
import { type DecideRequest, fieldsOf, type JsonObject, listOf, numberOr, textOrNull } from '#libs/protocol';

const HOTELS_IN_THE_BANK = 12;

/** A decision as a prompt describes it: the table, and what else of the request is about the game. */
export interface Scene {
  readonly table: TableView;
  readonly request: DecideRequest;
  /** The rules that the game is played by. */
  readonly options: GameOptions;
  readonly maxTurns: number | null;
  /** Whose turn it is; null where nothing states it. */
  readonly turnPlayerId: string | null;
  readonly lastThrow: readonly [number, number] | null;
  /** Doubles in a row in this turn; more than 0: a throw is due. */
  readonly doubles: number;
  readonly hotelsLeft: number;
  /** Dollars on Free Parking. */
  readonly pot: number;
  /** The engine's kind of decision; empty where it names none. */
  readonly kind: string;
  /** What the decision is about, by its kind. */
  readonly context: JsonObject;
}

export function sceneOf(request: DecideRequest, table: TableView): Scene {
  const state = fieldsOf(request.game_state);
  const decision = fieldsOf(request.decision ?? state['decision']);
  const settings = fieldsOf(request.settings);
  const maxTurns = numberOr(state['max_turns'], numberOr(settings['max_turns'], 0));
  const [first, second] = listOf(state['last_dice_roll']).map((die) => numberOr(die, 0));
  const seat = table.seats[numberOr(state['current_player_index'], -1)];
  return {
    table,
    request,
    options: { ...STANDARD_OPTIONS, ...optionsIn(settings['rules']), ...optionsIn(state['rules']) },
    maxTurns: maxTurns > 0 ? maxTurns : null,
    turnPlayerId: textOrNull(decision['turn_player_id']) ?? seat?.id ?? null,
    lastThrow: first === undefined || second === undefined ? null : [first, second],
    doubles: numberOr(state['doubles_count'], 0),
    hotelsLeft: numberOr(fieldsOf(state['bank'])['hotels'], HOTELS_IN_THE_BANK - hotelsOn(table)),
    pot: numberOr(state['free_parking'], 0),
    kind: textOrNull(decision['kind']) ?? '',
    context: fieldsOf(decision['context']),
  };
}

/** Those rules that are valid; what an engine of others means by the rest is not known. */
function optionsIn(rules: unknown): Partial<GameOptions> {
  let options: Partial<GameOptions> = {};
  for (const [name, value] of Object.entries(fieldsOf(rules))) {
    const read = readRules({ [name]: value });
    if ('options' in read) options = { ...options, ...read.options };
  }
  return options;
}

function hotelsOn({ all }: TableView): number {
  return all.filter(({ houses }) => houses === 5).length;
}

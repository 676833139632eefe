import { fieldsOf, numberOr, textOr, textOrNull } from '#libs/protocol';

/** One player as the table shows it. */
export interface SeatView {
  readonly id: string;
  /** Place in the list of players, from 0; the only name of a seat that is the same in every run of a seed. */
  readonly order: number;
  readonly name: string;
  readonly personality: string | null;
  readonly model: string | null;
  /** Dollars; `Infinity` where an engine does not state it, which is then trusted to offer only what can be paid. */
  readonly cash: number;
  readonly position: number;
  readonly inJail: boolean;
  readonly jailCards: number;
  readonly bankrupt: boolean;
}

export function readSeat(value: unknown, order: number): SeatView {
  const player = fieldsOf(value);
  return {
    id: textOr(player['id'], ''),
    order,
    name: textOr(player['name'], `player ${order + 1}`),
    personality: textOrNull(player['personality']),
    model: textOrNull(player['model']),
    cash: numberOr(player['cash'], Number.POSITIVE_INFINITY),
    position: numberOr(player['position'], 0),
    inJail: player['in_jail'] === true,
    jailCards: numberOr(player['get_out_of_jail_cards'], 0),
    bankrupt: player['is_bankrupt'] === true,
  };
}

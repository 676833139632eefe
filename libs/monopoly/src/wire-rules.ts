import { INCOME_TAXES, STANDARD_OPTIONS, type GameOptions } from './options.js';

/** A rule of a game that its creator may set. */
interface Rule {
  /** What it may be, in words. */
  readonly allowed: string;
  /** The option that a value stands for; null: the value is not allowed. */
  read(value: unknown): Partial<GameOptions> | null;
}

const MOST_DOLLARS = 1_000_000;
const MOST_TRADES = 100;
/** Four houses for each of the 22 streets. */
const MOST_HOUSES = 88;

function whole(minimum: number, maximum: number, option: (value: number) => Partial<GameOptions>): Rule {
  return {
    allowed: `a whole number from ${minimum} to ${maximum}`,
    read: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum
        ? option(value)
        : null,
  };
}

function yesOrNo(option: (value: boolean) => Partial<GameOptions>): Rule {
  return { allowed: 'true or false', read: (value) => (typeof value === 'boolean' ? option(value) : null) };
}

function oneOf<T extends string>(choices: readonly T[], option: (value: T) => Partial<GameOptions>): Rule {
  const read = (value: unknown): Partial<GameOptions> | null => {
    const chosen = choices.find((choice) => choice === value);
    return chosen === undefined ? null : option(chosen);
  };
  return { allowed: choices.join(' or '), read };
}

/** The names that a game's options have on the wire, in `rules`. */
const RULES: Readonly<Record<string, Rule>> = {
  starting_cash: whole(0, MOST_DOLLARS, (startingCash) => ({ startingCash })),
  go_salary: whole(0, MOST_DOLLARS, (goSalary) => ({ goSalary })),
  income_tax: oneOf(INCOME_TAXES, (incomeTax) => ({ incomeTax })),
  free_parking_pot: yesOrNo((freeParkingPot) => ({ freeParkingPot })),
  auctions: yesOrNo((auctions) => ({ auctions })),
  auction_min_bid: whole(1, MOST_DOLLARS, (auctionMinBid) => ({ auctionMinBid })),
  trading: yesOrNo((trading) => ({ trading })),
  max_trades_per_turn: whole(0, MOST_TRADES, (maxTradesPerTurn) => ({ maxTradesPerTurn })),
  house_limit: whole(0, MOST_HOUSES, (houseLimit) => ({ houseLimit })),
  resignation: yesOrNo((resignation) => ({ resignation })),
};

export const RULE_NAMES: readonly string[] = Object.keys(RULES);

/** The rules of a game that are not the printed ones, by their names on the wire. */
export function changedRules(options: GameOptions): Readonly<Record<string, unknown>> {
  const names = {
    starting_cash: 'startingCash',
    go_salary: 'goSalary',
    income_tax: 'incomeTax',
    free_parking_pot: 'freeParkingPot',
    auctions: 'auctions',
    auction_min_bid: 'auctionMinBid',
    trading: 'trading',
    max_trades_per_turn: 'maxTradesPerTurn',
    house_limit: 'houseLimit',
    resignation: 'resignation',
  } as const satisfies Record<string, keyof GameOptions>;
  const changed = Object.entries(names).filter(([, option]) => options[option] !== STANDARD_OPTIONS[option]);
  return Object.fromEntries(changed.map(([name, option]) => [name, options[option]]));
}

export interface RuleProblem {
  readonly rule: string;
  readonly message: string;
}

/** Reads `rules`, or lists everything that is wrong with them. Null counts as not given. */
export function readRules(
  rules: object,
): { readonly options: Partial<GameOptions> } | { readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  let options: Partial<GameOptions> = {};
  for (const [name, value] of Object.entries(rules)) {
    if (value === null) continue;
    const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
    const option = rule?.read(value);
    if (option != null) options = { ...options, ...option };
    else if (rule === undefined)
      problems.push({ rule: name, message: `is unknown; known are ${RULE_NAMES.join(', ')}` });
    else problems.push({ rule: name, message: `must be ${rule.allowed}` });
  }
  return problems.length === 0 ? { options } : { problems };
}

import {
  type ActionParams,
  type ChoiceParam,
  type ChoicesParam,
  type IntegerParam,
  isJsonObject,
  type Trade,
  type TradeParams,
} from '#libs/protocol';
import type { TradeSideParams } from '#libs/protocol';

/** A value that is not within its limits: where it stands in the action, and what would be right. */
export interface ParamProblem {
  readonly path: string;
  readonly message: string;
}

type Param = IntegerParam | ChoiceParam | ChoicesParam;
/** What is wrong with a value; null if nothing is. */
function flawIn(param: Param, value: unknown): string | null {
  if (value === undefined || value === null) return param.required === true ? `is required: ${limitsOf(param)}` : null;
  return fits(param, value) ? null : `must be ${limitsOf(param)}`;
}

function fits(param: Param, value: unknown): boolean {
  switch (param.type) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= param.minimum && value <= param.maximum;
    case 'string':
      return typeof value === 'string' && param.enum.includes(value);
    case 'array': {
      if (!Array.isArray(value)) return false;
      const isEach = value.every((item: unknown) => typeof item === 'string' && param.enum.includes(item));
      return isEach && new Set(value).size === value.length;
    }
  }
}

function limitsOf(param: Param): string {
  if (param.type === 'integer') return `a whole number from ${param.minimum} to ${param.maximum}`;
  const choices = param.enum.length === 0 ? 'nothing' : param.enum.join(', ');
  return param.type === 'string' ? `one of ${choices}` : `a list without repetition of ${choices}`;
}

function checked(path: string, param: Param, value: unknown): readonly ParamProblem[] {
  const message = flawIn(param, value);
  return message === null ? [] : [{ path, message }];
}

function sideProblems(path: string, params: TradeSideParams, side: unknown): readonly ParamProblem[] {
  if (!isJsonObject(side)) return [{ path, message: 'must be an object of cash, properties and jail_cards' }];
  const known = ['cash', 'properties', 'jail_cards'] as const;
  const unknown = Object.keys(side).filter((key) => !known.some((name) => name === key));
  return [
    ...known.flatMap((name) => checked(`${path}.${name}`, params[name], side[name])),
    ...unknown.map((key) => ({ path: `${path}.${key}`, message: `is not one of ${known.join(', ')}` })),
  ];
}

const LONGEST_MESSAGE = 500;

function messageProblems(message: unknown): readonly ParamProblem[] {
  if (message === undefined || message === null) return [];
  if (typeof message === 'string' && message.length <= LONGEST_MESSAGE) return [];
  return [{ path: 'trade.message', message: `must be a text of at most ${LONGEST_MESSAGE} characters` }];
}

function tradeProblems(params: TradeParams, trade: unknown): readonly ParamProblem[] {
  if (!isJsonObject(trade)) return [{ path: 'trade', message: 'is required: an object of to_player_id, give and get' }];
  const to = trade['to_player_id'];
  const wrong = checked('trade.to_player_id', params.to_player_id, to);
  const partner = typeof to === 'string' && Object.hasOwn(params.get_by_player, to) ? params.get_by_player[to] : null;
  return [
    ...wrong,
    ...sideProblems('trade.give', params.give, trade['give']),
    ...(partner == null ? [] : sideProblems('trade.get', partner, trade['get'])),
    ...messageProblems(trade['message']),
  ];
}

/** The validator of an offer's `params`: what is wrong with what a seat filled in, and nothing if all is right. */
export function problemsWith(
  params: ActionParams,
  filledIn: { amount?: unknown; trade?: unknown },
): readonly ParamProblem[] {
  if ('amount' in params) return checked('amount', params.amount, filledIn.amount);
  return tradeProblems(params, filledIn.trade);
}

/** Narrows what was filled in once {@link problemsWith} found nothing wrong. */
export function isTrade(value: unknown): value is Trade {
  return (
    isJsonObject(value) &&
    typeof value['to_player_id'] === 'string' &&
    isJsonObject(value['give']) &&
    isJsonObject(value['get'])
  );
}

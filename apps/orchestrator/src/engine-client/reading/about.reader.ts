import { type EngineAbout, type GameAbout, isDeeperThan, isJsonObject, type SeatRange } from '#libs/protocol';
import { cut, plainLine, plainText } from '#libs/service';
import { Nonsense } from './fields.js';

/** Characters: of a game's word and of its name, of the rules, and of the schemas of its options as JSON. */
const MAX_WORD = 100;
const MAX_RULES = 32_768;
const MAX_OPTIONS = 16_384;
const MAX_OPTION_LEVELS = 16;

/** Games of one engine, and seats of one game. */
const MAX_GAMES = 1_000;
const MAX_SEATS = 16;

/** GET /about. What is malformed is left out; throws Nonsense where not even the game is named. */
export function readAbout(body: unknown): EngineAbout {
  const own = isJsonObject(body) ? gameIn(body) : undefined;
  if (own === undefined) throw new Nonsense('answered no description of what it plays');
  const others = isJsonObject(body) && Array.isArray(body['games']) ? body['games'].slice(0, MAX_GAMES) : [];
  const games = others.flatMap((entry: unknown) => gameIn(entry) ?? []);
  return { ...own, ...(games.length > 0 && { games }) };
}

/** Its word alone is a description too. */
function gameIn(entry: unknown): GameAbout | undefined {
  if (typeof entry === 'string') return gameIn({ game: entry });
  if (!isJsonObject(entry)) return undefined;
  const game = plainLine(entry['game'], MAX_WORD);
  if (game === null) return undefined;
  const { name, version, seats, rules, options, rebuilds } = entry;
  const [shownName, shownVersion, range] = [plainLine(name, MAX_WORD), plainLine(version, MAX_WORD), seatsIn(seats)];
  return {
    game,
    ...(shownName !== null && { name: shownName }),
    ...(shownVersion !== null && { version: shownVersion }),
    ...(range !== undefined && { seats: range }),
    ...(typeof rules === 'string' && rules.trim() !== '' && { rules: cut(plainText(rules), MAX_RULES) }),
    ...(isSchemas(options) && { options }),
    ...(rebuilds === true && { rebuilds }),
  };
}

function seatsIn(seats: unknown): SeatRange | undefined {
  if (!isJsonObject(seats)) return undefined;
  const [min, max] = [seats['min'], seats['max']].map(Number);
  if (min === undefined || max === undefined || !Number.isInteger(min) || !Number.isInteger(max)) return undefined;
  return min >= 1 && min <= max ? { min: Math.min(min, MAX_SEATS), max: Math.min(max, MAX_SEATS) } : undefined;
}

function isSchemas(options: unknown): options is NonNullable<GameAbout['options']> {
  if (!isJsonObject(options) || isDeeperThan(MAX_OPTION_LEVELS, options)) return false;
  return Object.values(options).every(isJsonObject) && JSON.stringify(options).length <= MAX_OPTIONS;
}

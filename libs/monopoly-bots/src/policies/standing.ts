import type { TableView } from '../table/table-view.js';
import { type Estate, estateWith, HORIZON, type Moved, type Parts, partsOf, portfolioAfter } from './estate.js';

/** Each player's share in the win, 0 to 1, all together 1. */
export type Shares = ReadonlyMap<string, number>;

/** Dollars: a player who is this much ahead is e times as likely to win. */
const SCALE = 1200;
const NOTHING: Moved = new Map();

/** What is known of a table as it is: many changes of it are compared with that. */
interface Known {
  readonly parts: Map<string, Parts>;
  readonly strengths: Map<string, number>;
  shares: Shares | null;
}

const KNOWN = new WeakMap<TableView, Known>();

function knownOf(table: TableView): Known {
  const known = KNOWN.get(table);
  if (known !== undefined) return known;
  const none: Known = { parts: new Map(), strengths: new Map(), shares: null };
  KNOWN.set(table, none);
  return none;
}

function partsNow(playerId: string, table: TableView): Parts {
  const { parts } = knownOf(table);
  const known = parts.get(playerId) ?? partsOf(playerId, table);
  parts.set(playerId, known);
  return known;
}

function strengthNow(playerId: string, table: TableView): number {
  const { strengths } = knownOf(table);
  const known = strengths.get(playerId);
  if (known !== undefined) return known;
  const portfolio = portfolioAfter(NOTHING, playerId, partsNow(playerId, table), table);
  const players = table.solvent.length;
  const strength = strengthOf(estateWith(portfolio, table.cashOf(playerId), players), players);
  strengths.set(playerId, strength);
  return strength;
}

/** A dollar of income is got from each of the others, and not paid to oneself as it is by them. */
function strengthOf({ worth, income }: Estate, players: number): number {
  return worth + HORIZON * players * income;
}

/**
 * The shares as they are: by what everybody has, and by what everybody will pay to whom. Whatever makes one player
 * stronger costs all the others, the strongest of them most.
 */
export function sharesOf(table: TableView): Shares {
  const known = knownOf(table);
  known.shares ??= shared(table, (id) => strengthNow(id, table));
  return known.shares;
}

/** The shares once deeds have changed hands, by the cash that `players` have then. */
export function sharesAfter(
  players: readonly string[],
  moved: Moved,
  table: TableView,
): (cashOf: (playerId: string) => number) => Shares {
  const portfolios = new Map(players.map((id) => [id, portfolioAfter(moved, id, partsNow(id, table), table)] as const));
  const seats = table.solvent.length;
  return (cashOf) =>
    shared(table, (id) => {
      const portfolio = portfolios.get(id);
      if (portfolio === undefined) return strengthNow(id, table);
      return strengthOf(estateWith(portfolio, cashOf(id), seats), seats);
    });
}

function shared({ solvent }: TableView, strengthFor: (playerId: string) => number): Shares {
  const shares = new Map<string, number>();
  let most = -Infinity;
  for (const { id } of solvent) {
    const strength = strengthFor(id);
    shares.set(id, strength);
    if (strength > most) most = strength;
  }
  let sum = 0;
  for (const [id, strength] of shares) {
    const power = Math.exp((strength - most) / SCALE);
    shares.set(id, power);
    sum += power;
  }
  for (const [id, power] of shares) shares.set(id, power / sum);
  return shares;
}

import { engineStandingsOf, type GameState, isJsonObject, type PlayerState, ranksOf } from '#libs/protocol';
import { aboutOf, characterOf, type Mood } from '#libs/views';
import type { CardSeat } from './card.js';
import { drawable, drawableLine } from './drawable.js';
import { deedCount, isBoardOfDeeds, netWorth } from './monopoly.js';
import { isLatest, type Subject } from './subject.js';

const MAX_NAME_CHARS = 60;
/** Dollars: with less, the next rent may be the last. */
const LITTLE_CASH = 100;

/** A seat with what it is ranked by. */
export interface RankedSeat extends CardSeat {
  readonly id: string;
  readonly rank: number;
  /** Net worth or score; null: not known. */
  readonly amount: number | null;
}

function nameOf(name: string, order: number): string {
  return drawable(name, MAX_NAME_CHARS) ?? `Player ${order + 1}`;
}

/** Best first; of equals, in seat order. */
export function seatsOf(subject: Subject): readonly RankedSeat[] {
  const { session, state } = subject;
  const isMonopoly = isBoardOfDeeds(state);
  const winnerId = winnerOf(subject);
  const amounts = session.seats.map(({ id }) => (isMonopoly ? worthOf(state, id) : scoreOf(state, id)));
  const ranks = ranksOf(
    session.seats.map(({ id }, order) => ({
      id,
      isOut: isOut(state, id),
      outAt: null,
      score: [amounts[order] ?? null],
    })),
    winnerId,
    isMonopoly ? [] : engineStandingsOf(state),
  );
  const shares = sharesOf(amounts);
  const seats = session.seats.map(({ id, name, personality, model }, order) => ({
    id,
    order,
    name: nameOf(name, order),
    character: characterOf({ model, personality, name }),
    mood: moodOf(subject, id, winnerId),
    amount: amounts[order] ?? null,
    value: valueOf(amounts[order] ?? null, isMonopoly) || sideOf(state, id),
    note: isMonopoly ? holdingsOf(state, id) : playedBy(session.seats[order]),
    share: shares[order] ?? null,
    isOut: isOut(state, id),
    isWinner: id === winnerId,
    rank: ranks.get(id) ?? session.seats.length,
  }));
  const ranked = seats.toSorted((one, other) => one.rank - other.rank);
  return isInOrder(ranked) ? ranked : ranked.map((seat) => ({ ...seat, share: null }));
}

/** Where less is better, or where the winner has less than another, shares of the sum would mislead. */
function isInOrder(ranked: readonly RankedSeat[]): boolean {
  return ranked.every(({ amount }, index) => index === 0 || (amount ?? 0) <= (ranked[index - 1]?.amount ?? 0));
}

function holdingsOf(state: GameState, id: string): string {
  const { cash } = playerIn(state, id) ?? {};
  const deeds = deedCount(state, id);
  const money = typeof cash === 'number' && Number.isFinite(cash) ? `${valueOf(cash, true)} in cash` : '';
  return [money, deeds === 1 ? '1 deed' : `${deeds} deeds`].filter((part) => part !== '').join(', ');
}

function playedBy(seat: { readonly model: string | null; readonly personality: string } | undefined): string {
  return drawable(seat?.model ?? seat?.personality ?? '', MAX_NAME_CHARS) ?? '';
}

/** As on the page, as far as a state alone shows it. */
function moodOf({ state }: Subject, id: string, winnerId: string | null): Mood {
  if (isOut(state, id)) return 'ruined';
  if (winnerId !== null) return id === winnerId ? 'happy' : 'worried';
  const cash: unknown = playerIn(state, id)?.cash;
  const isShort = isBoardOfDeeds(state) && typeof cash === 'number' && cash < LITTLE_CASH;
  return isShort ? 'worried' : 'calm';
}

/** A game that ended knows its winner; the state of an earlier moment has none. */
function winnerOf(subject: Subject): string | null {
  const { session, state } = subject;
  if (!isLatest(subject)) return null;
  return session.status === 'completed'
    ? session.winnerId
    : session.status === 'stopped'
      ? null
      : (state.winner_id ?? null);
}

function playerIn({ players }: GameState, id: string): PlayerState | undefined {
  return players.find((one) => isJsonObject(one) && one.id === id);
}

function isOut(state: GameState, id: string): boolean {
  const player = playerIn(state, id);
  return player?.['is_bankrupt'] === true || player?.['is_out'] === true;
}

function worthOf(state: GameState, id: string): number | null {
  const player = playerIn(state, id);
  return player === undefined ? null : netWorth(state, player);
}

function scoreOf({ standings }: GameState, id: string): number | null {
  const all: readonly unknown[] = Array.isArray(standings) ? standings : [];
  const found = all.find((entry) => isJsonObject(entry) && entry['player_id'] === id);
  const score = isJsonObject(found) ? found['score'] : null;
  return typeof score === 'number' && Number.isFinite(score) ? score : null;
}

/** Shares of a sum mean something where everybody has an amount, and nobody less than nothing. */
function sharesOf(amounts: readonly (number | null)[]): readonly number[] {
  const known = amounts.filter((amount) => amount !== null && amount >= 0);
  const sum = known.reduce((total, amount) => (total ?? 0) + (amount ?? 0), 0) ?? 0;
  return known.length < amounts.length || known.length < 2 || sum <= 0
    ? []
    : known.map((amount) => (amount ?? 0) / sum);
}

export function valueOf(amount: number | null, isMoney: boolean): string {
  if (amount === null) return '';
  const digits = Math.abs(amount).toLocaleString('en-US', { maximumFractionDigits: 2 });
  return `${amount < 0 ? '−' : ''}${isMoney ? '$' : ''}${digits}`;
}

function sideOf({ view }: GameState, id: string): string {
  return isJsonObject(view) ? drawableLine(aboutOf(view).sides.get(id) ?? '') : '';
}

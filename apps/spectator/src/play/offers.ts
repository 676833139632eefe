import {
  isJsonObject,
  isKnownActionType,
  type GameAction,
  type JsonObject,
  type ValidAction,
  withoutDescription,
} from '#libs/protocol';
import { deedOf, withBoardNames } from '../board-names/index.js';
import type { BoardCell } from '../choices/index.js';
import { fieldsIn, numberIn, plain, textIn } from '../story/index.js';
import { actionText, money } from '../text/index.js';
import { type ParamField, paramFieldsIn } from './param-fields.js';
import { isTradeParams } from './trade-form.js';

/** An action on offer, as the panel and the board show it. */
export interface ShownOffer {
  /** The same for the same offer at the same place. */
  readonly key: string;
  readonly label: string;
  /** What it costs, leaves and completes; what else there is to know. */
  readonly notes: readonly string[];
  /** The squares of a grid that it is about. */
  readonly cells: readonly BoardCell[];
  /** It names a column: a click on any square of that column chooses it. */
  readonly hasColumn: boolean;
  /** The square of a Monopoly board that it is about. */
  readonly position: number | null;
  /** Taken if the player does not decide. */
  readonly isDefault: boolean;
  /** Gives the game up: it is asked before. */
  readonly isFinal: boolean;
  readonly form: OfferForm;
  readonly offer: ValidAction;
}

/** What is to be filled in: nothing, fields, or a trade of Monopoly. */
export type OfferForm =
  | { readonly kind: 'none' }
  | { readonly kind: 'fields'; readonly fields: readonly ParamField[] }
  | { readonly kind: 'trade'; readonly params: JsonObject };

/** More could not be read; the server bounds what an engine may offer. */
const MAX_OFFERS = 1_000;
const MAX_NOTES = 8;
const MAX_NOTE_CHARS = 120;
const FINAL: ReadonlySet<string> = new Set(['resign', 'declare_bankruptcy']);

/** The actions on offer; one that resigns is not among them where the seat can do that anyway. */
export function offersIn(offers: readonly ValidAction[]): readonly ShownOffer[] {
  return offers
    .slice(0, MAX_OFFERS)
    .filter(({ type }) => type !== 'resign' || offers.length === 1)
    .map(shownOffer);
}

function shownOffer(offer: ValidAction, index: number): ShownOffer {
  return {
    key: `${index} ${JSON.stringify(offer)}`,
    label: buttonText(withBoardNames(actionText({ ...offer }))),
    notes: notesOf({ ...offer }),
    cells: cellsIn(offer.cells),
    hasColumn: numberIn({ ...offer }, 'column') !== null,
    position: positionOf(offer),
    isDefault: offer.default === true,
    isFinal: FINAL.has(offer.type),
    form: formOf(offer),
    offer,
  };
}

/** As on a button: with a capital and no full stop. */
function buttonText(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}

function notesOf(offer: JsonObject): readonly string[] {
  const [cost, amount, after] = [numberIn(offer, 'cost'), numberIn(offer, 'amount'), numberIn(offer, 'cash_after')];
  const isMoney = isKnownActionType(textIn(offer, 'type') ?? '');
  const isMinimum = offer['params'] !== undefined;
  return [
    ...(isMoney && cost !== null ? [`costs ${money(cost)}`] : []),
    ...(isMoney && amount !== null && !isMinimum ? [`brings ${money(amount)}`] : []),
    ...(isMoney && after !== null ? [`leaves ${money(after)}`] : []),
    ...(isMoney && offer['completes_group'] === true ? ['completes the set'] : []),
    ...showNotes(fieldsIn(offer, 'show')),
  ].slice(0, MAX_NOTES);
}

function showNotes(show: JsonObject): readonly string[] {
  return Object.entries(show).flatMap(([name, value]) => {
    const words = name.replaceAll('_', ' ');
    if (value === true) return [plain(words, MAX_NOTE_CHARS)];
    const isPlain = typeof value === 'string' || typeof value === 'number';
    return isPlain ? [plain(`${words}: ${value}`, MAX_NOTE_CHARS)] : [];
  });
}

function cellsIn(cells: unknown): readonly BoardCell[] {
  const list: readonly unknown[] = Array.isArray(cells) ? cells : [];
  return list.flatMap((cell: unknown): BoardCell[] => {
    const place: readonly unknown[] = Array.isArray(cell) ? cell : [];
    const [row, column] = place;
    return typeof row === 'number' && typeof column === 'number' ? [[row, column]] : [];
  });
}

function positionOf({ type, property_id: id }: ValidAction): number | null {
  if (!isKnownActionType(type) || typeof id !== 'string') return null;
  return deedOf(id)?.position ?? null;
}

function formOf(offer: ValidAction): OfferForm {
  const params: unknown = offer.params;
  if (!isJsonObject(params)) return { kind: 'none' };
  if (isTradeParams(params)) return { kind: 'trade', params };
  const fields = paramFieldsIn(params);
  return { kind: 'fields', fields: isBid(offer) ? fields.map((field) => ({ ...field, label: BID_LABEL })) : fields };
}

const BID_LABEL = 'Your bid in dollars';

/** Whether it leaves no more to its seat than how many dollars to bid. */
function isBid({ type, params }: ValidAction): boolean {
  return type === 'place_bid' && isJsonObject(params) && Object.keys(params).every((name) => name === 'amount');
}

/** What the button that sends a form reads. */
export function sendText({ label, form, offer }: ShownOffer, filled: JsonObject | null): string {
  if (form.kind === 'trade') return 'Offer this trade';
  const amount = filled === null ? null : numberIn(filled, 'amount');
  return isBid(offer) && amount !== null ? `Bid ${money(amount)}` : label;
}

/** The action that is sent for an offer with what was filled in, by name: Monopoly's own beside the type, others in `params`. */
export function actionOf({ offer, form }: ShownOffer, filled: JsonObject = {}): GameAction {
  const { params: _, amount, ...named } = withoutDescription(offer);
  const { action_id: id, type } = offer;
  if (form.kind === 'none') return id === undefined ? withoutDescription(offer) : { type, action_id: id };
  const chosen: GameAction = id === undefined ? { ...named, type } : { type, action_id: id };
  const isOwn =
    form.kind === 'trade' || (type === 'place_bid' && Object.keys(filled).every((name) => name === 'amount'));
  if (isOwn) return { ...chosen, ...filled };
  return { ...chosen, ...(id === undefined && amount !== undefined && { amount }), params: filled };
}

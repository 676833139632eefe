import type { TableView } from '#libs/monopoly-bots';
import { type DecideRequest, fieldsOf, type GameAction, textOr } from '#libs/protocol';
import { deedName, goodsWords, type Side, sideOf } from '../prompt/goods.js';
import type { HistoryLine } from '../prompt/history.js';
import { labelOf, labelOfId } from '../prompt/labels.js';
import { quoted } from '../prompt/plain-text.js';

const MAX_TYPE = 60;

/** What a seat decided, until it shows whether it was carried out. */
export interface PastDecision {
  /** What it was and what came of it, by what the seat is asked next; null: it was refused, or is asked once more. */
  outcome(next: DecideRequest, table: TableView): HistoryLine | null;
}

/** What a seat decided, for orchestrators that do not send what came of it. */
export class OwnDecision implements PastDecision {
  private readonly decisionId: string;
  private readonly turn: number;

  constructor(
    request: DecideRequest,
    table: TableView,
    private readonly action: GameAction,
  ) {
    this.decisionId = decisionIdOf(request);
    this.turn = table.turn;
  }

  outcome(next: DecideRequest, table: TableView): HistoryLine | null {
    if (isAskedAgain(next, this.decisionId)) return null;
    const { type } = this.action;
    const isTrade = type === 'propose_trade' || type === 'counter_trade';
    const text = isTrade ? this.proposal(table) : `${labelOf(table.me)} did: ${this.words()}`;
    return { turn: this.turn, text, isLasting: isTrade };
  }

  private words(): string {
    const { type, property_id, amount } = this.action;
    const parts = [quoted(type, MAX_TYPE), typeof property_id === 'string' ? deedName(property_id) : null, amount];
    const trade = type === 'accept_trade' ? fieldsOf(this.action.trade) : {};
    const terms =
      trade['give'] === undefined
        ? ''
        : ` of ${goodsWords(sideOf(trade['give']))} for ${goodsWords(sideOf(trade['get']))}`;
    return `${parts.filter((part) => part != null).join(' ')}${terms}`;
  }

  private proposal(table: TableView): string {
    const trade = fieldsOf(this.action.trade);
    const [give, get] = [sideOf(trade['give']), sideOf(trade['get'])];
    const to = labelOfId(textOr(trade['to_player_id'], ''), table);
    const outcome = this.outcomeOf(give, get, textOr(trade['to_player_id'], ''), table);
    return `${labelOf(table.me)} offered ${to} ${goodsWords(give)} for ${goodsWords(get)}: ${outcome}`;
  }

  /** By where the deeds are now; without any it cannot be seen. */
  private outcomeOf(give: Side, get: Side, partnerId: string, table: TableView): string {
    if (give.properties.length + get.properties.length === 0) return 'outcome not known';
    const isTheirs = give.properties.every((id) => table.holding(id)?.ownerId === partnerId);
    const isMine = get.properties.every((id) => table.holding(id)?.ownerId === table.me.id);
    return isTheirs && isMine ? 'accepted' : 'not accepted';
  }
}

/** Whether a seat is asked for the same decision, or to correct it. */
export function isAskedAgain(next: DecideRequest, decisionId: string): boolean {
  return textOr(next.last_error, '') !== '' || (decisionId !== '' && decisionIdOf(next) === decisionId);
}

/** Names a decision, where its engine does; empty where it does not. */
export function decisionIdOf({ decision, game_state }: DecideRequest): string {
  return textOr(fieldsOf(decision ?? fieldsOf(game_state)['decision'])['id'], '');
}

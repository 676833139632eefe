import { asOffered, type TableView } from '#libs/monopoly-bots';
import { type DecideRequest, fieldsOf, type GameAction, isSameJson, textOr } from '#libs/protocol';
import { actionWords } from '../prompt/any-game/event-lines.js';
import { plainLegible } from '../prompt/any-game/legible.js';
import { SeatLabels } from '../prompt/any-game/seat-labels.js';
import type { HistoryLine } from '../prompt/history.js';
import { decisionIdOf, isAskedAgain, type PastDecision } from './own-decision.js';

const MAX_WORDS = 200;

/** As an own decision of Monopoly, in a game of which nothing is known: what it was, in its engine's words. */
export class OwnMove implements PastDecision {
  private readonly decisionId: string;
  private readonly line: HistoryLine;

  constructor(request: DecideRequest, table: TableView, action: GameAction) {
    const labels = new SeatLabels(request, table);
    const { params: _filled, ...sent } = action;
    const offer = table.offers.all.find((one) => isSameJson(asOffered(one), sent));
    const description = textOr(fieldsOf(offer)['description'], '');
    const words =
      description === '' ? actionWords(action, labels) : plainLegible(labels.inText(description), MAX_WORDS);
    this.decisionId = decisionIdOf(request);
    this.line = { turn: table.turn, text: `${labels.of(request.player_id)} did: ${words}`, isLasting: false };
  }

  outcome(next: DecideRequest): HistoryLine | null {
    return isAskedAgain(next, this.decisionId) ? null : this.line;
  }
}

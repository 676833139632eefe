import { BOARD } from '#libs/monopoly';
import type { RecordedDecision } from '../recorded-game.js';
import { DECISION_CHECKS } from './decision-checks.js';
import { checkPhrase } from './history-checks.js';
import { checkOffer } from './offer-checks.js';
import { TABLE_CHECKS } from './table-checks.js';
import { TRADE_CHECKS } from './trade-checks.js';
import { checkLine, Truth } from './truth.js';

const CHECKS = [...TABLE_CHECKS, ...TRADE_CHECKS, ...DECISION_CHECKS];
const OFFERS = '\nLegal actions, of which you choose one:\n';
const HISTORY_HEADS: ReadonlySet<string> = new Set([
  'What happened so far, oldest first:',
  'Trades and bankruptcies before that:',
]);

export interface Findings {
  readonly complaints: readonly string[];
  /** How many statements were compared. */
  readonly compared: number;
}

/** Compares every line of a prompt with the game; a line that no check knows is a complaint too. */
export function checkPrompt(decision: RecordedDecision): Findings {
  const truth = new Truth(decision);
  const text = decision.question.messages[0]?.text ?? '';
  const [before = '', offers = ''] = text.split(OFFERS);
  for (const line of withoutBlocks(before).split('\n')) if (line !== '') checkStatement(line, truth);
  const lines = offers.split('\n');
  for (const [index, line] of lines.entries()) checkOffer(line, index, truth);
  truth.same('the number of legal actions', lines.length, decision.request.valid_actions.length);
  return { complaints: truth.complaints, compared: truth.compared };
}

/** What others wrote, and the seat's own notes, state nothing. */
function withoutBlocks(text: string): string {
  return text.replaceAll(/<(players|table_talk|scratchpad)>\n[\s\S]*?\n<\/\1>\n/g, '');
}

function checkStatement(line: string, truth: Truth): void {
  if (HISTORY_HEADS.has(line) || /^\(What came before turn \d+ is left out\.\)$/.test(line)) return;
  const [, turn, phrases] = /^Turn (\d+): (.*)\.$/.exec(line) ?? [];
  if (phrases === undefined) return checkLine(line, CHECKS, truth);
  for (const phrase of phrases.split(/; (?=P\d |nobody bid)/)) checkPhrase(phrase, Number(turn), truth);
}

/** Compares the rules and the sheet of a system text with the options of the game and its board. */
export function checkSystem(decision: RecordedDecision): Findings {
  const truth = new Truth(decision);
  const { options } = truth.game;
  const { system } = decision.question;
  const stated = (pattern: RegExp): number => Number(pattern.exec(system)?.[1] ?? Number.NaN);
  truth.same('the salary', stated(/GO pays \$(\d+)/), options.goSalary);
  truth.same('the first bid', stated(/auctions it at once among all players, from \$(\d+)/), options.auctionMinBid);
  truth.same('the houses', stated(/The bank has (\d+) houses and 12 hotels/), options.houseLimit);
  truth.same('the proposals', stated(/You may propose (\d+) in a turn/), options.maxTradesPerTurn);
  truth.same('the last turn', stated(/after turn (\d+) at the latest/), options.maxTurns);
  truth.same('the tax', system.includes('$200 or a tenth of all you own'), options.incomeTax === 'ten_percent');
  truth.same('Free Parking', system.includes('collect on Free Parking'), options.freeParkingPot);
  for (const square of BOARD) {
    const line = system.split('\n').find((one) => one.startsWith(`${square.position} `)) ?? '';
    const facts =
      'id' in square
        ? [square.id, square.kind === 'street' ? square.group : square.kind, `$${square.price}`]
        : [square.name];
    const build = square.kind === 'street' ? [`house $${square.houseCost}`, `rent ${square.rents.join('/')}`] : [];
    const all = [...facts, ...build];
    truth.same(
      line,
      line
        .slice(String(square.position).length + 1)
        .split(', ')
        .slice(0, all.length),
      all,
    );
  }
  return { complaints: truth.complaints, compared: truth.compared };
}

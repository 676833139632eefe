import type { ValidAction } from '#libs/protocol';
import { Chance } from './chance.js';
import { fallback } from './fallback.js';
import type { Mood, Personality } from './personalities/index.js';
import { auction } from './policies/auction.js';
import { building } from './policies/building.js';
import { buying } from './policies/buying.js';
import { completing } from './policies/completing.js';
import { debt } from './policies/debt.js';
import { forced, surrender } from './policies/forced.js';
import { investing } from './policies/investing.js';
import { jail } from './policies/jail.js';
import { lifting } from './policies/lifting.js';
import { movingOn } from './policies/moving-on.js';
import { proposing } from './policies/proposing.js';
import { tax } from './policies/tax.js';
import { trade } from './policies/trade.js';
import type { ProposalHistory } from './proposals.js';
import { remark } from './remark.js';
import type { PolicyDecision, Policy, Situation } from './situation.js';
import type { TableView } from './table/table-view.js';

const BEFORE = [surrender, forced, tax, trade, auction, proposing, jail, buying, completing, debt];
const AFTER = [investing, movingOn];
const BUILDING_FIRST = [...BEFORE, building, lifting, ...AFTER];
const LIFTING_FIRST = [...BEFORE, lifting, building, ...AFTER];

/** The policies in the order in which they are asked; the first that has an opinion decides. */
function policiesOf(mood: Mood): readonly Policy[] {
  return mood.liftsFirst ? LIFTING_FIRST : BUILDING_FIRST;
}

/**
 * What a personality does at this table. Pure: the same table, whatever the ids on it, gets the same decision. Within a
 * turn it only ever spends on building and lifting, and raises cash only for a debt or a deed that is bought with it, so
 * no turn goes round in circles.
 */
export function decide(personality: Personality, table: TableView, proposals: ProposalHistory): PolicyDecision {
  const chance = new Chance(table);
  const mood = chance.pick(personality.moods, 'mood');
  const situation = { table, mood, talk: personality.talk, chance, proposals };
  const { action, reasoning, chat = remark(situation) } = choose(situation);
  const reason = mood.prefix === null ? reasoning : `${mood.prefix} — ${reasoning}`;
  return { action, reasoning: reason, ...(chat !== null && { chat }) };
}

/** As {@link decide}, without words. */
export function chosenBy(personality: Personality, table: TableView, proposals: ProposalHistory): ValidAction {
  const chance = new Chance(table);
  const mood = chance.pick(personality.moods, 'mood');
  return choose({ table, mood, talk: personality.talk, chance, proposals }).action;
}

function choose(situation: Situation): PolicyDecision {
  for (const policy of policiesOf(situation.mood)) {
    const decision = policy(situation);
    if (decision !== null) return decision;
  }
  const { offers, phase } = situation.table;
  const action = fallback(offers, phase);
  return { action, reasoning: `I play it safe: ${action.type.replaceAll('_', ' ')}.` };
}

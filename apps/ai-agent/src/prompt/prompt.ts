import type { TableView } from '#libs/monopoly-bots';
import { type DecideRequest, textOr } from '#libs/protocol';
import type { ModelQuestion } from '../models/index.js';
import { anyGamePrompt } from './any-game/any-game-prompt.js';
import { ANSWER_SCHEMA } from './answer-schema.js';
import { decisionLines } from './decision-lines.js';
import { labelOf, withLabels } from './labels.js';
import { offerLines } from './offer-lines.js';
import { quoted, setApart } from './plain-text.js';
import type { Recollection } from './recollection.js';
import { rulesBrief } from './rules-brief.js';
import { type Scene, sceneOf } from './scene.js';
import { SHEET } from './sheet.js';
import { stateLines } from './state-lines.js';
import type { PromptTemplates } from './templates.js';

const MAX_NAME = 40;
const MAX_ERROR = 300;

/**
 * The whole question to a model. What stays the same from question to question comes first, so that providers can
 * cache it: the system text, the players, the history. What is true now follows, and the legal actions come last.
 */
export function promptFor(
  request: DecideRequest,
  table: TableView,
  recollection: Recollection,
  templates: PromptTemplates,
): ModelQuestion {
  if (!table.isMonopoly) return anyGamePrompt(request, table, recollection, templates);
  const { history, scratchpad, talk } = recollection;
  const personality = templates.personalityFor(table.me.personality);
  const scene = sceneOf(request, table);
  const stable = [`${playersOf(table)}\n\n`, ...history];
  const now = [
    setApart('scratchpad', scratchpad === '' ? [] : [scratchpad]),
    setApart('table_talk', talk),
    ...monopolyParts(scene),
    refusalOf(request, table),
    ['Legal actions, of which you choose one:', ...offerLines(scene)].join('\n'),
  ];
  const rest = now.filter((part) => part !== '').join('\n\n');
  const text = `${stable.join('')}${history.length > 0 ? '\n' : ''}${rest}`;
  return {
    system: systemFor(scene, personality, templates),
    messages: [{ role: 'user', text, stableEnds: endsOf(stable) }],
    schema: ANSWER_SCHEMA,
    promptVersion: promptVersionFor(table, templates),
  };
}

/** The version of the questions that the seat's model is asked. */
export function promptVersionFor(table: TableView, templates: PromptTemplates): string {
  const personality = templates.personalityFor(table.me.personality);
  return templates.versionFor(personality, table.isMonopoly ? 'monopoly' : 'other');
}

function systemFor(scene: Scene, personality: string, templates: PromptTemplates): string {
  const rules = rulesBrief(scene.options, scene.maxTurns);
  return templates.systemFor('monopoly', personality, { rules, sheet: SHEET });
}

function playersOf(table: TableView): string {
  return setApart(
    'players',
    table.seats.map((seat) => `${labelOf(seat)} is called ${quoted(seat.name, MAX_NAME)}`),
  );
}

function monopolyParts(scene: Scene): readonly string[] {
  return [stateLines(scene).join('\n'), decisionLines(scene).join('\n')];
}

function refusalOf({ last_error }: DecideRequest, table: TableView): string {
  const error = quoted(withLabels(textOr(last_error, ''), table), MAX_ERROR);
  return error === '' ? '' : `Your last action was refused: ${error}`;
}

function endsOf(parts: readonly string[]): readonly number[] {
  let end = 0;
  return parts.map(({ length }) => (end += length));
}

/** The message to a model whose answer cannot be carried out. */
export function correctionOf(error: string): string {
  return `That cannot be done: ${quoted(error, MAX_ERROR)} Answer again, with one JSON object as described.`;
}

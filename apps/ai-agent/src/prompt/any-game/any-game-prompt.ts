import { gameNameIn, type TableView } from '#libs/monopoly-bots';
import { type DecideRequest, fieldsOf, type JsonObject, textOr } from '#libs/protocol';
import type { ModelQuestion } from '../../models/index.js';
import { setApart } from '../plain-text.js';
import type { Recollection } from '../recollection.js';
import type { PromptTemplates } from '../templates.js';
import { ANY_GAME_ANSWER_SCHEMA } from './answer-schema.js';
import { legibleLines, plainLegible } from './legible.js';
import { anyOfferLines } from './offer-lines.js';
import { SeatLabels } from './seat-labels.js';
import { secrecyLine, stateParts } from './state-lines.js';

const MAX_GAME_NAME = 60;
const MAX_NAME = 40;
const MAX_ERROR = 300;
const RULES = { lines: 300, chars: 8_000 };
const MAX_OPTIONS = 500;

/** The whole question to a model in a game of which nothing is known here; its parts stand in the same order as those of Monopoly. */
export function anyGamePrompt(
  request: DecideRequest,
  table: TableView,
  { history, scratchpad, talk }: Recollection,
  templates: PromptTemplates,
): ModelQuestion {
  const personality = templates.personalityFor(table.me.personality);
  const labels = new SeatLabels(request, table);
  const opening = history.length === 0 ? [] : ['<history>\n'];
  const stable = [`${playersOf(table)}\n\n`, ...opening, ...history];
  const now = [
    setApart('scratchpad', scratchpad === '' ? [] : [scratchpad]),
    setApart('table_talk', talk),
    ...stateParts(request, table, labels),
    secrecyLine(request),
    refusalOf(request, labels),
    ['Legal actions, of which you choose one:', ...anyOfferLines(table.offers, labels)].join('\n'),
  ];
  const rest = now.filter((part) => part !== '').join('\n\n');
  return {
    system: templates.systemFor('other', personality, gameIn(request)),
    messages: [
      {
        role: 'user',
        text: `${stable.join('')}${history.length === 0 ? '' : '</history>\n\n'}${rest}`,
        stableEnds: endsOf(stable),
      },
    ],
    schema: ANY_GAME_ANSWER_SCHEMA,
    promptVersion: templates.versionFor(personality, 'other'),
  };
}

/** The name of the game, its rules in its engine's words, and what its creator chose. */
function gameIn(request: DecideRequest): { readonly name: string; readonly rules: string } {
  const name = plainLegible(gameNameIn(request) ?? '', MAX_GAME_NAME);
  const { rules }: JsonObject = fieldsOf(request.game);
  const text = legibleLines(textOr(rules, ''), RULES);
  const known =
    text === '' ? 'Its rules are not known; the legal actions show what is possible.' : setApart('rules', [text]);
  const chosen = fieldsOf(fieldsOf(request.settings)['rules']);
  const options =
    Object.keys(chosen).length === 0
      ? []
      : [`Options of this game: ${plainLegible(JSON.stringify(chosen), MAX_OPTIONS)}`];
  return { name: name === '' ? '' : ` called ${name}`, rules: [known, ...options].join('\n\n') };
}

function playersOf({ seats, me }: TableView): string {
  const lines = seats.map(({ id, name, order }) => {
    const you = id === me.id ? ' (you)' : '';
    return `P${order + 1}${you} is called ${plainLegible(name, MAX_NAME) || 'nothing that can be shown'}`;
  });
  return setApart('players', lines);
}

function refusalOf({ last_error: error }: DecideRequest, labels: SeatLabels): string {
  const text = plainLegible(labels.inText(textOr(error, '').slice(0, MAX_ERROR * 4)), MAX_ERROR);
  return text === '' ? '' : `Your last action was refused: ${text}`;
}

function endsOf(parts: readonly string[]): readonly number[] {
  let end = 0;
  return parts.map(({ length }) => (end += length));
}

import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { WRITES_PROMPTS } from '../testing/knobs.js';
import { BUSY_GAME, type RecordedDecision, RecordedGame } from '../testing/recorded-game.js';
import { questionInConnectFour, questionInLeduc } from '../testing/other-games/recorded-questions.js';
import { ANSWER_SCHEMA } from './answer-schema.js';

const PAGE = new URL('../../../../docs/prompts.md', import.meta.url);
const MARK = '<!-- generated from here on -->\n';

/** The first decision of each kind after the opening, when there is something to remember. */
const OPENING = 40;

const TITLES: Readonly<Record<string, string>> = {
  pre_roll: 'Before a throw',
  buy: 'A deed on offer',
  auction: 'An auction',
  trade: 'A trade to answer',
  post_roll: 'After the last throw',
  jail: 'In jail',
  income_tax: 'A choice of taxes',
  debt: 'A debt',
  interest: 'A mortgaged deed that was received',
  place_building: 'A building that was won',
};

async function documented(): Promise<string> {
  const first = new Map<string, RecordedDecision>();
  let count = 0;
  const onDecision = (decision: RecordedDecision): void => {
    count += 1;
    if (count > OPENING && !first.has(decision.kind)) first.set(decision.kind, decision);
  };
  RecordedGame.play({ ...BUSY_GAME, onDecision });
  const [[, one] = []] = first;
  const parts = [
    `## The system text\n\nOf a seat with the personality \`${personalityOf(one)}\`, prompt version \`${one?.question.promptVersion}\`:\n\n${fenced(one?.question.system ?? '')}`,
    `## The schema of every answer\n\n${fenced(JSON.stringify(ANSWER_SCHEMA))}`,
    ...Object.entries(TITLES).map(
      ([kind, title]) => `## ${title}\n\n${fenced(first.get(kind)?.question.messages[0]?.text ?? 'none')}`,
    ),
  ];
  return [...parts, ...(await ofOtherGames())].join('\n\n');
}

async function ofOtherGames(): Promise<readonly string[]> {
  const [board, cards] = [await questionInConnectFour(), await questionInLeduc()];
  return [
    `## Another game: the system text\n\nOf a seat with the personality \`analytical\`, prompt version \`${cards.promptVersion}\`:\n\n${fenced(cards.system)}`,
    `## Another game: the schema of every answer\n\n${fenced(JSON.stringify(cards.schema))}`,
    `## Another game: a board\n\n${fenced(board.messages[0]?.text ?? 'none')}`,
    `## Another game: hidden cards\n\n${fenced(cards.messages[0]?.text ?? 'none')}`,
  ];
}

function personalityOf(decision: RecordedDecision | undefined): string {
  return BUSY_GAME.seats[decision?.seat ?? 0]?.personality ?? '';
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

describe('docs/prompts.md', () => {
  it('shows the prompts of a recorded game as they are; AI_AGENT_WRITE_PROMPTS=1 writes it anew', async () => {
    const page = readFileSync(PAGE, 'utf8');
    const [head = ''] = page.split(MARK);
    const written = `${head}${MARK}\n${await documented()}\n`;
    if (WRITES_PROMPTS) writeFileSync(PAGE, written);
    expect(readFileSync(PAGE, 'utf8')).toBe(written);
    for (const title of Object.values(TITLES)) expect(written).toContain(`## ${title}\n\n\`\`\`text\n<players>`);
  });
});

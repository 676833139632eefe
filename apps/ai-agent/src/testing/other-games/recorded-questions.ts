import { readTable } from '#libs/monopoly-bots';
import type { DecideRequest, DecideResponse } from '#libs/protocol';
import type { ModelQuestion } from '../../models/index.js';
import { promptFor } from '../../prompt/prompt.js';
import { PromptTemplates } from '../../prompt/templates.js';
import { Memories } from '../../seats/memory.js';
import { ConnectFour } from './connect-four.js';
import { Leduc } from './leduc.js';
import { playOther } from './other-table.js';
import type { TestGame } from './test-game.js';

/** What a model is asked in the middle of a game of Connect Four, after moves by a fixed order. */
export async function questionInConnectFour(): Promise<ModelQuestion> {
  const columns = [3, 3, 2, 4, 4, 1, 3, 2];
  return questionAfter(ConnectFour.start(), 7, 'Keep the middle.', (index) => columns[index] ?? 0);
}

/** What a model is asked in the second round of a game of leduc poker. */
export async function questionInLeduc(): Promise<ModelQuestion> {
  return questionAfter(Leduc.start(4), 3, 'P1 raises early.', () => 1);
}

/** The question of a decision of a game whose seats choose offers by their places in the list. */
async function questionAfter(
  game: TestGame,
  decisions: number,
  scratchpad: string,
  placeOf: (index: number) => number,
): Promise<ModelQuestion> {
  const memories = new Memories();
  const templates = PromptTemplates.of();
  const questions: ModelQuestion[] = [];
  const decide = async (request: DecideRequest): Promise<DecideResponse> => {
    const table = readTable(request);
    memories.look('recorded', request, table);
    questions.push(promptFor(request, table, memories.recall('recorded', table), templates));
    const { valid_actions: offers } = request;
    const action = offers[placeOf(questions.length - 1) % offers.length] ?? offers[0];
    if (action === undefined) throw new Error('nothing is on offer');
    memories.decided('recorded', request, table, action, { note: null, scratchpad });
    return { action, chat: questions.length === 2 ? 'Your move!' : null };
  };
  await playOther(game, { personalities: ['analytical', 'analytical'], decide });
  const question = questions[decisions];
  if (question === undefined) throw new Error(`the game had ${questions.length} decisions`);
  return question;
}

import { readTable } from '#libs/monopoly-bots';
import { promptFor } from '../prompt/prompt.js';
import type { Recollection } from '../prompt/recollection.js';
import { PromptTemplates } from '../prompt/templates.js';
import { anyQuestion, type AnyScene } from './any-question.js';

export const NOTHING: Recollection = { history: [], scratchpad: '', talk: [] };
const TEMPLATES = PromptTemplates.of();

/** What a model is asked in a game that is not Monopoly. */
export function anyPrompt(scene: AnyScene, recollection = NOTHING): { readonly system: string; readonly text: string } {
  const request = anyQuestion(scene);
  const { system, messages } = promptFor(request, readTable(request), recollection, TEMPLATES);
  return { system, text: messages[0]?.text ?? '' };
}

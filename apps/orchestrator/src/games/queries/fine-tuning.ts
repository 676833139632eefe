import { isJsonObject, type TranscriptLine } from '#libs/protocol';

/** A message as services for fine-tuning read it. */
export interface ChatMessage {
  readonly role: string;
  readonly content: string;
}

/** The conversation that led to a choice, with the answer as its end; undefined where the attempt holds none. */
export function conversationOf({ request, answer }: TranscriptLine): readonly ChatMessage[] | undefined {
  if (!isJsonObject(request)) return undefined;
  const { system, messages } = request;
  if (!Array.isArray(messages) || answer === null) return undefined;
  const instructions = textOf(system);
  return [
    ...(instructions === '' ? [] : [{ role: 'system', content: instructions }]),
    ...messages.filter(isJsonObject).flatMap(({ role, content }): ChatMessage[] => {
      return typeof role === 'string' ? [{ role, content: textOf(content) }] : [];
    }),
    { role: 'assistant', content: typeof answer === 'string' ? answer : JSON.stringify(answer) },
  ];
}

/** A text, or the texts of its blocks. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .filter(isJsonObject)
    .flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
    .join('\n');
}

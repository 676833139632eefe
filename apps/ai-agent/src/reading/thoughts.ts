import { settled, withoutTags, withoutThinking } from './think-tags.js';

const REASONING = /"reasoning"\s*:\s*"/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '', b: '', f: '' };
const CODE = /^[0-9a-f]{4}$/i;
const NO_CHARACTER = '\uFFFD';

/**
 * What an answer that is still being written shows of its reasoning: what it thinks between tags, then the `reasoning`
 * of the JSON object as far as it is there, or the text before any JSON, each on lines of its own and without the tags.
 * A later, longer text always shows what an earlier one did and more.
 */
export function thoughtsIn(text: string): string {
  const shown = withoutThinking(settled(text)).pieces.map((piece) =>
    piece.isThought ? piece.text.trim() : reasoningIn(piece.text),
  );
  return shown.filter((piece) => piece !== '').join('\n');
}

function reasoningIn(answer: string): string {
  const begin = /[{`]/.exec(answer)?.index ?? answer.length;
  const before = answer.slice(0, begin).trim();
  const reasoning = REASONING.exec(answer);
  if (before !== '' || reasoning === null) return before;
  const { content, isWhole } = stringFrom(answer, reasoning.index + reasoning[0].length);
  return withoutTags(isWhole ? content : settled(content));
}

/** The JSON string whose content begins at `start`, up to its end or to where the text ends. */
function stringFrom(text: string, start: number): { readonly content: string; readonly isWhole: boolean } {
  let content = '';
  let at = start;
  for (; at < text.length && text[at] !== '"'; at += 1) {
    if (text[at] !== '\\') {
      content += text[at];
      continue;
    }
    at += 1;
    const escape = text[at];
    if (escape === undefined) break;
    if (escape === 'u') {
      const code = text.slice(at + 1, at + 5);
      if (code.length < 4) break;
      content += CODE.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : NO_CHARACTER;
      at += 4;
    } else content += ESCAPES[escape] ?? escape;
  }
  return { content, isWhole: text[at] === '"' };
}

const REASONING = /"reasoning"\s*:\s*"/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '', b: '', f: '' };

/**
 * What an answer that is still being written shows of its reasoning: the `reasoning` of the JSON object as far as it
 * is there, or the text before any JSON. A later, longer text always shows what an earlier one did and more.
 */
export function thoughtsIn(text: string): string {
  const begin = /[{`]/.exec(text)?.index ?? text.length;
  const before = text.slice(0, begin).trim();
  const reasoning = REASONING.exec(text);
  if (before !== '' || reasoning === null) return before;
  return stringFrom(text, reasoning.index + reasoning[0].length);
}

/** The JSON string whose content begins at `start`, up to its end or to where the text ends. */
function stringFrom(text: string, start: number): string {
  let content = '';
  for (let at = start; at < text.length && text[at] !== '"'; at += 1) {
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
      content += String.fromCharCode(Number.parseInt(code, 16) || 0xfffd);
      at += 4;
    } else content += ESCAPES[escape] ?? escape;
  }
  return content;
}

/** One line without control characters, no longer than `max` UTF-16 units, never cut inside a character; empty if nothing is left. */
export function plainText(text: string, max: number): string {
  const line = text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .trim();
  return line
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

/** What somebody else wrote, fit for a prompt: a plain line that cannot close the tags around it. */
export function quoted(text: string, max: number): string {
  return plainText(text.replaceAll(/[<>`]/g, ''), max);
}

/** As {@link quoted}, but its lines stay lines; empty ones are left out. */
export function quotedLines(text: string, max: number): string {
  const lines = text.slice(0, max * 2).split(/\r\n|[\n\r\u2028\u2029]/);
  const plain = lines.map((line) => quoted(line, max)).filter((line) => line !== '');
  return plain
    .join('\n')
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}

/** Separates what others wrote from the rest of the prompt. Empty if there is nothing. */
export function setApart(tag: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<${tag}>\n${lines.join('\n')}\n</${tag}>`;
}

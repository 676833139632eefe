/** A tab, as it is drawn. */
const TAB = '  ';

/**
 * What an engine wrote, without what could pass for the tags of a prompt: a bracket before a word goes, any other one
 * becomes its look-alike, as boards are drawn with them.
 */
function legible(text: string): string {
  return text
    .replaceAll(/<(?=\s*\/?\s*\p{L})/gu, '')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll('`', '´');
}

/** One line of it, its spaces as they are; cut to a number of UTF-16 units. */
function legibleLine(text: string, max: number): string {
  const line = legible(text.slice(0, max * 2).replaceAll('\t', TAB)).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '');
  return line.length > max ? `${line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/** One line with single spaces. */
export function plainLegible(text: string, max: number): string {
  return legibleLine(text.slice(0, max * 4).replaceAll(/\s+/gu, ' '), max).trim();
}

/** Lines as they are, spaces included: a drawn board needs them. What is too long is cut, and that is noted. */
export function legibleLines(text: string, limits: { readonly lines: number; readonly chars: number }): string {
  const all = text.slice(0, limits.chars * 2).split(/\r\n|[\n\r\u2028\u2029]/);
  const kept: string[] = [];
  let size = 0;
  for (const line of all.slice(0, limits.lines)) {
    const legibly = legibleLine(line, limits.chars).trimEnd();
    size += legibly.length + 1;
    if (size > limits.chars) {
      if (kept.length === 0) kept.push(legibly.slice(0, limits.chars));
      break;
    }
    kept.push(legibly);
  }
  const shown = kept.join('\n').replace(/^(?:\n)+|\n+$/g, '');
  const isWhole = kept.length === all.length && text.length <= limits.chars * 2;
  return isWhole ? shown : `${shown}\n(${NOTED})`;
}

const NOTED = 'cut here: the rest is too long to show';

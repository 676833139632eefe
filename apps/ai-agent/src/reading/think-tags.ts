const NAMES = 'think|thinking|thought|thoughts|reasoning|reflection|scratchpad';
const TAG = new RegExp(`<(/?)(?:${NAMES})>|◁(/?)think▷`, 'gi');
/** What may become a tag with the letters that follow. */
const BEGUN_TAG = /(?:<\/?[a-z]{0,10}|◁\/?[a-z]{0,5})$/i;
const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;
/** Answers of JSON may speak of tags in their texts. */
const IS_JSON = /^\s*(?:```\w*\s*)?\{/;

interface Piece {
  readonly isThought: boolean;
  readonly text: string;
}

/** A text that may hold thoughts between tags, taken apart. */
export interface Tagged {
  /** In their order, without the tags. */
  readonly pieces: readonly Piece[];
  /** What is between tags, one text for each pair. */
  readonly thoughts: readonly string[];
  /** What is not. */
  readonly answer: string;
  /** Whether the last tag never closes. */
  readonly isOpen: boolean;
}

/** Some templates send the closing tag only: then all before it is thinking. */
export function withoutThinking(text: string): Tagged {
  const pieces: Piece[] = [];
  let [from, isOpen, isFirst] = [0, false, true];
  for (const { 0: tag, 1: slash, 2: otherSlash, index } of text.matchAll(TAG)) {
    if (!isOpen && IS_JSON.test(text.slice(from))) break;
    const closes = (slash ?? otherSlash) === '/';
    pieces.push({ isThought: isOpen || (closes && isFirst), text: text.slice(from, index) });
    isOpen = !closes;
    isFirst = false;
    from = index + tag.length;
  }
  pieces.push({ isThought: isOpen, text: text.slice(from) });
  const textsOf = (isThought: boolean): readonly string[] =>
    pieces.filter((piece) => piece.isThought === isThought).map((piece) => piece.text);
  return { pieces, thoughts: textsOf(true), answer: textsOf(false).join(''), isOpen };
}

/** A text without the tags themselves. */
export function withoutTags(text: string): string {
  return text.replaceAll(TAG, '');
}

/** A text that goes on, without what is only half there at its end: a tag, or a character of two units. */
export function settled(text: string): string {
  return text.replace(BEGUN_TAG, '').replace(HIGH_SURROGATE, '');
}

const NAMES = 'think|thinking|thought|thoughts|reasoning|reflection|scratchpad';
const TAG = new RegExp(`<(/?)(?:${NAMES})>|◁(/?)think▷`, 'gi');
/** What may become a tag with the letters that follow. */
const BEGUN_TAG = /(?:<\/?[a-z]{0,10}|◁\/?[a-z]{0,5})$/i;
const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;
/** Answers of JSON may speak of tags in their texts. */
const IS_JSON = /^\s*(?:```\w*\s*)?\{/;

/** A text that may hold thoughts between tags, taken apart. */
export interface Tagged {
  /** What is between tags, one text for each pair. Some templates send the closing tag only. */
  readonly thoughts: readonly string[];
  /** What is not. */
  readonly answer: string;
  /** Whether the last tag never closes. */
  readonly isOpen: boolean;
}

export function withoutThinking(text: string): Tagged {
  if (IS_JSON.test(text)) return { thoughts: [], answer: text, isOpen: false };
  const thoughts: string[] = [];
  let [answer, from, isOpen] = ['', 0, false];
  for (const { 0: tag, 1: slash, 2: otherSlash, index } of text.matchAll(TAG)) {
    const piece = text.slice(from, index);
    const closes = (slash ?? otherSlash) === '/';
    if (isOpen) thoughts.push(piece);
    else if (closes) {
      thoughts.push(answer + piece);
      answer = '';
    } else answer += piece;
    isOpen = !closes;
    from = index + tag.length;
  }
  const rest = text.slice(from);
  if (isOpen) thoughts.push(rest);
  return { thoughts, answer: isOpen ? answer : answer + rest, isOpen };
}

/** A text without the tags themselves. */
export function withoutTags(text: string): string {
  return text.replaceAll(TAG, '');
}

/** A text that goes on, without what is only half there at its end: a tag, or a character of two units. */
export function settled(text: string): string {
  return text.replace(BEGUN_TAG, '').replace(HIGH_SURROGATE, '');
}

import { type JsonObject, jsonObjectIn } from '#libs/protocol';

/** Opening braces after this many are not looked at. */
const MAX_STARTS = 50;
/** The longest white space between a brace and the first name. */
const MAX_GAP = 100;
/** What a model writes that JSON does not allow: bare line breaks and tabs in texts, a comma after the last item. */
const TEXT_OR_LAST_COMMA = /"(?:[^"\\]|\\[^])*"|,(?=\s*[}\]])/g;
/** How an object begins, unlike a brace in a sentence. */
const BEGINNING = /^\{\s*"/;
const BARE: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The JSON objects in a text, and what is around them. */
export interface JsonInText {
  /** In their order; objects inside others are not listed. */
  readonly objects: readonly JsonObject[];
  /** The text without them. */
  readonly around: string;
}

/**
 * Looks for JSON objects in a text that may have more text around them, fenced or not. What is inside an object that does not
 * end counts for nothing.
 */
export function jsonIn(text: string): JsonInText {
  const objects: JsonObject[] = [];
  const around: string[] = [];
  let [starts, from] = [0, 0];
  for (let at = text.indexOf('{'); at >= 0 && starts < MAX_STARTS; at = text.indexOf('{', at)) {
    starts += 1;
    const end = endOfObject(text, at);
    if (end === undefined && BEGINNING.test(text.slice(at, at + MAX_GAP))) break;
    const object = end === undefined ? undefined : parsed(text.slice(at, end));
    if (object === undefined || end === undefined) at += 1;
    else {
      objects.push(object);
      around.push(text.slice(from, at));
      from = end;
      at = end;
    }
  }
  return { objects, around: [...around, text.slice(from)].join('\n') };
}

/** The index after the brace that closes the one at `start`; undefined if none does. Braces in strings do not count. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at];
    if (inString) {
      if (letter === '\\') at += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function parsed(json: string): JsonObject | undefined {
  return jsonObjectIn(json) ?? jsonObjectIn(json.replaceAll(TEXT_OR_LAST_COMMA, mended));
}

function mended(part: string): string {
  return part === ',' ? '' : part.replaceAll(/[\n\r\t]/g, (bare) => BARE[bare] ?? bare);
}

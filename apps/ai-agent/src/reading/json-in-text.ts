import { type Fields, isFields } from '../table/reading.js';

/** Beyond so many opening braces no object is looked for. */
const MAX_STARTS = 50;

/** The JSON objects in a text that may say more around them, fenced or not, in their order; objects inside others are not listed. */
export function jsonObjectsIn(text: string): readonly Fields[] {
  const objects: Fields[] = [];
  let starts = 0;
  for (let at = text.indexOf('{'); at >= 0 && starts < MAX_STARTS; at = text.indexOf('{', at)) {
    starts += 1;
    const end = endOfObject(text, at);
    const object = end === undefined ? undefined : parsed(text.slice(at, end));
    if (object !== undefined) objects.push(object);
    at = object === undefined || end === undefined ? at + 1 : end;
  }
  return objects;
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

function parsed(json: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isFields(value) ? value : undefined;
  } catch {
    // A brace in a sentence; what follows may still hold an object.
    return undefined;
  }
}

import { plain } from '#libs/views';
import { isInLineFont } from '../fonts/line-fonts.js';
import { slicedFontOf } from '../fonts/sliced-fonts.js';

/** Ranges of characters, hexadecimal, that DejaVu Sans has in both weights. */
const COVERED =
  '20-7e a0-2e9 2ec-2ee 2f3 2f7 300-34f 351-353 357-358 35a 35c-362 370-525 531-55f 561-587 589-58a 5b0-5c3 5c6-5ea ' +
  '5f0-5f4 606-607 609-60a 60c 615 61b 61f 621-63a 640-655 657 65a 660-670 674 679-6bf 6c6-6c8 6cb-6cc 6ce 6d0 6d5 ' +
  '6f0-6f9 7c0-7e7 7eb-7f5 7f8-7fa 10a0-10c5 10d0-10fc 1d00-1d14 1d16-1d23 1d26-1d2e 1d30-1d5b 1d5d-1d6a 1e00-1efb ' +
  '1f00-200a 2010-2027 202f-205f 2070-20b5 20b8-20ba 20bd 2100-2109 210b-2149 214b 214e 2150-2185 2189 2190-2311 ' +
  '2318-2319 231c-2321 2324-2328 232b-232c 23ce-23cf 2460-2469 2500-269c 269e-26b8 26c0-26c3 26e2 2701-2704 2706-2709 ' +
  '270c-2727 2729-274b 274d 274f-2752 2756 2758-275e 2761-2794 2798-27af 27b1-27be 27e6-27eb 27f0-28ff 2b00-2b1a ' +
  '2b1f-2b24 4dc0-4dff fb00-fb06 fb1d-fb4f 1d538-1d56b 1d7d8-1d7e1 1f030-1f0be 1f0c1-1f0df 1f311-1f318 1f42d-1f42e ' +
  '1f431 1f435 1f600-1f623 1f625-1f62b 1f62d-1f640 1f643';

const UNCOVERED = new RegExp(`[^${COVERED.split(' ').map(asClass).join('')}…]+`, 'gu');
/** With less of a text than this, what is left of it says something else. */
const MIN_SHARE = 0.6;
const LETTERS = /[\p{L}\p{N}]/gu;

/** What joins several emoji to one, or colours one: fonts have the parts. */
const JOINED = /\u200D\p{Extended_Pictographic}|\uFE0F|[\u{1F3FB}-\u{1F3FF}]/gu;
const FLAG_LETTERS = /[\u{1F1E6}-\u{1F1FF}]/gu;
const FIRST_FLAG_LETTER = 0x1f1e6;

function asClass(range: string): string {
  return range
    .split('-')
    .map((code) => `\\u{${code}}`)
    .join('-');
}

/**
 * An untrusted text as one bounded line without what cannot be drawn: what no font has would be an empty box. Null where too
 * little is left of it.
 */
export function drawable(text: string, longest: number): string | null {
  const line = plain(text, longest);
  const drawn = drawableLine(line).replaceAll(/ {2,}/g, ' ').trim();
  const letters = line.match(LETTERS)?.length ?? 0;
  const kept = drawn.match(LETTERS)?.length ?? 0;
  return drawn === '' || kept < letters * MIN_SHARE ? null : drawn;
}

/** A text that came through a reader of `libs/views` already; empty where nothing of it can be drawn. */
export function drawableLine(line: string): string {
  return line
    .normalize('NFC')
    .replace(JOINED, '')
    .replace(FLAG_LETTERS, letterOfFlag)
    .replace(UNCOVERED, (run) => Array.from(run).filter(isInOtherFont).join(''));
}

function isInOtherFont(character: string): boolean {
  return isInLineFont(character) || slicedFontOf(character) !== undefined;
}

/** Flags are drawn as their country's letters. */
function letterOfFlag(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) - FIRST_FLAG_LETTER + 'A'.charCodeAt(0));
}

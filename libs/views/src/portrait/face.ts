/** What a face looks like, whatever its mood. */
export interface Face {
  readonly head: Head;
  readonly eyes: Eyes;
  readonly top: Top;
  /** A colour that a dark line is seen on. */
  readonly skin: string;
  readonly cloth: string;
}

const HEADS = ['round', 'oval', 'square', 'egg', 'wide'] as const;
const EYES = ['dots', 'round', 'glasses', 'visor', 'monocle'] as const;
const TOPS = ['hat', 'antenna', 'curls', 'spikes', 'cap', 'parting', 'bun', 'ears'] as const;
const SKINS = ['#f6d7b0', '#e8b98a', '#c98d5e', '#9fd4c7', '#b9c7f2', '#f2b8c6', '#d9e59a', '#cdb7ee'] as const;
const CLOTHS = ['#3a2f4f', '#28465e', '#5a2e2e', '#2f4a37', '#4d3b1f', '#444b57'] as const;

export type Head = (typeof HEADS)[number];
export type Eyes = (typeof EYES)[number];
export type Top = (typeof TOPS)[number];

/** The face of a character, always the same one for its name. */
export function faceOf(character: string): Face {
  let left = hashOf(character);
  const pick = <Part>(parts: readonly [Part, ...Part[]]): Part => {
    const part = parts[left % parts.length] ?? parts[0];
    left = Math.floor(left / parts.length);
    return part;
  };
  return { head: pick(HEADS), eyes: pick(EYES), top: pick(TOPS), skin: pick(SKINS), cloth: pick(CLOTHS) };
}

/** FNV-1a, 32 bits, mixed so that names that differ in their last letter have other faces. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

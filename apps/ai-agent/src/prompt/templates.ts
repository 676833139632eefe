import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Raised with every change to the parts of prompts that are not in templates. */
const FORMATS = { monopoly: 2, other: 3 } as const;
const FILE = /^([a-z][a-z0-9_-]{0,49})\.md$/;
/** Characters; a longer template would crowd out the game. */
const MAX_TEMPLATE = 20_000;
const MAX_FILES = 100;
/** The folder of the texts that take the place of those of the same name in games other than Monopoly. */
const OTHER_GAMES = 'other-games';
const BUILT_IN = fileURLToPath(new URL('./templates/', import.meta.url));

/** The templates that are no personality's, and what each may hold in double braces. */
const SHARED = {
  system: ['rules', 'sheet', 'answer', 'character'],
  'other-game': ['name', 'rules', 'answer', 'character'],
  answer: [],
} as const satisfies Record<string, readonly string[]>;

type SharedName = keyof typeof SHARED;

/** Whose prompts are meant. */
export type PromptedGame = keyof typeof FORMATS;

/** Which template the system text is made of. */
const SYSTEM: Readonly<Record<PromptedGame, SharedName>> = { monopoly: 'system', other: 'other-game' };

/** The texts of prompts: one of each personality, and those that all share. */
export class PromptTemplates {
  private constructor(private readonly texts: ReadonlyMap<string, string>) {}

  /**
   * Our own templates, with those of a folder in place of the ones with the same names; its further files are further
   * personalities. Throws an Error that names the file that is wrong.
   */
  static of(folder: string | null = null): PromptTemplates {
    const folders = folder === null ? [BUILT_IN] : [BUILT_IN, folder];
    const texts = new Map(folders.flatMap((each) => [...textsIn(each), ...otherTextsIn(each)]));
    const unused = [...texts.keys()].find((name) => name.includes('/') && !isUsed(name, texts));
    if (unused !== undefined)
      throw new Error(`${unused}.md is used by nothing: it must be answer.md or a personality's.`);
    return new PromptTemplates(texts);
  }

  /** The personalities that have a template. */
  get personalities(): readonly string[] {
    return [...this.texts.keys()].filter((name) => !isShared(name) && !name.includes('/')).toSorted();
  }

  /**
   * Another word for other templates: the number of the format, and a hash of the texts that a seat's prompts use. Those of
   * Monopoly have always counted `other-game` too: without it their versions would change, and ratings with them.
   */
  versionFor(personality: string, game: PromptedGame = 'monopoly'): string {
    const texts = {
      monopoly: () => [...Object.keys(SHARED), personality].map((name) => this.texts.get(name) ?? ''),
      other: () => [this.text(SYSTEM.other), this.textElsewhere('answer'), this.textElsewhere(personality)],
    }[game]();
    return `${FORMATS[game]}-${createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 8)}`;
  }

  /** The personality to play for a name, whatever its letter case: that of `analytical` for one without a template. */
  personalityFor(name: string | null): string {
    const wanted = name?.trim().toLowerCase() ?? '';
    return this.texts.has(wanted) && !isShared(wanted) && !wanted.includes('/') ? wanted : 'analytical';
  }

  /** The text in front of all questions to a seat. */
  systemFor(game: PromptedGame, personality: string, values: Readonly<Record<string, string>>): string {
    const text = (name: string): string => (game === 'monopoly' ? this.text(name) : this.textElsewhere(name));
    const filled: Readonly<Record<string, string>> = {
      ...values,
      answer: text('answer'),
      character: text(personality),
    };
    return this.text(SYSTEM[game]).replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => filled[name] ?? whole);
  }

  /** In a game that is not Monopoly. */
  private textElsewhere(name: string): string {
    return this.texts.get(`${OTHER_GAMES}/${name}`) ?? this.text(name);
  }

  private text(name: string): string {
    return this.texts.get(name) ?? '';
  }
}

function isShared(name: string): name is SharedName {
  return Object.hasOwn(SHARED, name);
}

function textsIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  if (files.length > MAX_FILES)
    throw new Error(`${folder} has ${files.length} templates; at most ${MAX_FILES} are read.`);
  return new Map(files.toSorted().map((file) => [nameOf(file, folder), textOf(join(folder, file))]));
}

/** Whether a text of other games takes the place of one. */
function isUsed(name: string, texts: ReadonlyMap<string, string>): boolean {
  const replaced = name.replace(/^.*\//, '');
  return texts.has(replaced) && (replaced === 'answer' || !isShared(replaced));
}

function otherTextsIn(folder: string): ReadonlyMap<string, string> {
  const inside = join(folder, OTHER_GAMES);
  if (!existsSync(inside)) return new Map();
  return new Map([...textsIn(inside)].map(([name, text]) => [`${OTHER_GAMES}/${name}`, text]));
}

function nameOf(file: string, folder: string): string {
  const [, name] = FILE.exec(file) ?? [];
  if (name === undefined)
    throw new Error(
      `${join(folder, file)}: a template's name is a lower-case word of at most 50 letters, digits, - and _.`,
    );
  return name;
}

function textOf(path: string): string {
  const text = readFileSync(path, 'utf8').trim();
  if (text === '' || text.length > MAX_TEMPLATE)
    throw new Error(`${path}: a template has 1 to ${MAX_TEMPLATE} characters, this one has ${text.length}.`);
  const name = path.replace(/^.*[/\\]/, '').replace(/\.md$/, '');
  const allowed: readonly string[] = isShared(name) ? SHARED[name] : [];
  const unknown = [...text.matchAll(/\{\{(.*?)\}\}/g)]
    .map(([, inner = '']) => inner)
    .find((inner) => !allowed.includes(inner));
  if (unknown !== undefined)
    throw new Error(
      `${path}: {{${unknown}}} is unknown; ${allowed.length === 0 ? 'nothing in double braces is' : allowed.join(', ') + ' are'} allowed.`,
    );
  return text;
}

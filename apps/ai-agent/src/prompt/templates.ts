import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Raised with every change to the parts of prompts that are not in templates. */
const FORMAT = 2;
const FILE = /^([a-z][a-z0-9_-]{0,49})\.md$/;
/** Characters; a longer template would crowd out the game. */
const MAX_TEMPLATE = 20_000;
const MAX_FILES = 100;
const BUILT_IN = fileURLToPath(new URL('./templates/', import.meta.url));

/** The templates that are no personality's, and what each may hold in double braces. */
const SHARED = {
  system: ['rules', 'sheet', 'answer', 'character'],
  'other-game': ['name', 'rules', 'answer', 'character'],
  answer: [],
} as const satisfies Record<string, readonly string[]>;

type SharedName = keyof typeof SHARED;

/** The texts of prompts: one of each personality, and those that all share. */
export class PromptTemplates {
  private constructor(private readonly texts: ReadonlyMap<string, string>) {}

  /**
   * Our own templates, with those of a folder in place of the ones with the same names; its further files are further
   * personalities. Throws an Error that names the file that is wrong.
   */
  static of(folder: string | null = null): PromptTemplates {
    return new PromptTemplates(new Map([...textsIn(BUILT_IN), ...(folder === null ? [] : textsIn(folder))]));
  }

  /** The personalities that have a template. */
  get personalities(): readonly string[] {
    return [...this.texts.keys()].filter((name) => !isShared(name)).toSorted();
  }

  /** Another word for other templates: the number of the format, and a hash of the texts that a seat's prompts use. */
  versionFor(personality: string): string {
    const texts = [...Object.keys(SHARED), personality].map((name) => this.texts.get(name) ?? '');
    return `${FORMAT}-${createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 8)}`;
  }

  /** The personality to play for a name, whatever its letter case: that of `analytical` for one without a template. */
  personalityFor(name: string | null): string {
    const wanted = name?.trim().toLowerCase() ?? '';
    return this.texts.has(wanted) && !isShared(wanted) ? wanted : 'analytical';
  }

  /** The text in front of all questions to a seat. */
  systemFor(
    template: Exclude<SharedName, 'answer'>,
    personality: string,
    values: Readonly<Record<string, string>>,
  ): string {
    const filled: Readonly<Record<string, string>> = {
      ...values,
      answer: this.text('answer'),
      character: this.text(personality),
    };
    return this.text(template).replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => filled[name] ?? whole);
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

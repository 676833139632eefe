import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../', import.meta.url);

/** A file inside the checkout. */
export function inRoot(file: string): string {
  return fileURLToPath(new URL(file, ROOT));
}

/** The first block of code of a document in a language. */
export async function blockOf(file: string, language: string): Promise<string> {
  const text = await readFile(inRoot(file), 'utf8');
  const block = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text)?.[1];
  if (block === undefined) throw new Error(`${file} has no block of ${language}.`);
  return block;
}

/** The examples of docs/extending.md by their names. */
export async function examples(): Promise<ReadonlyMap<string, string>> {
  const folder = inRoot('examples/extending/');
  const names = await readdir(folder);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(folder + name, 'utf8')] as const)));
}

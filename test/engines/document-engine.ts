import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '../../libs/service/src/testing/index.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The programs of docs/bring-your-own.md, in its order. */
export async function documentedPrograms(): Promise<readonly string[]> {
  const text = await readFile(join(ROOT, 'docs/bring-your-own.md'), 'utf8');
  return [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = '']) => code);
}

export function exampleFile(name: string): Promise<string> {
  return readFile(join(ROOT, 'examples/engines/nim', name), 'utf8');
}

/** Runs a program in an empty folder, as a reader of the document does, on a free port; it ends with us. */
export async function startProgram(file: string, code: string): Promise<{ child: ChildProcess; url: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'document-'));
  await writeFile(join(folder, file), code);
  const env = { ...process.env, PORT: '0', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [file], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  endWithUs(child, { folder });
  for await (const line of createInterface(child.stdout)) {
    const url = / at (http:\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`${file} ended before it listened.`);
}

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAMS = join(ROOT, 'test/fixtures/generated-clients');
const run = promisify(execFile);

const COMPILER_OPTIONS = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  types: ['node'],
  module: 'nodenext',
  strict: true,
  skipLibCheck: true,
  outDir: 'out',
  rootDir: '.',
};

/** A program of test/fixtures/generated-clients in a folder of its own, with the client that it uses generated beside it. */
export class TypeScriptClient implements AsyncDisposable {
  private constructor(
    private readonly folder: string,
    private readonly program: string,
  ) {}

  /** @param generate makes the client of a document: a script of a package, and its arguments; it runs in the folder */
  static async of(document: object, program: string, generate: readonly string[]): Promise<TypeScriptClient> {
    // Inside the checkout, where the program finds the packages that it imports.
    await mkdir(join(ROOT, '.cache'), { recursive: true });
    const client = new TypeScriptClient(await mkdtemp(join(ROOT, '.cache', 'client-')), program);
    try {
      await client.generate(document, generate);
      return client;
    } catch (error) {
      await client[Symbol.asyncDispose]();
      throw error;
    }
  }

  private async generate(document: object, [script = '', ...args]: readonly string[]): Promise<void> {
    const { folder, program } = this;
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(document));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
    await cp(join(PROGRAMS, `${program}.ts`), join(folder, `${program}.ts`));
    await node(folder, join(ROOT, 'node_modules', script), ...args);
  }

  /** Checks its types and compiles it; rejects with what the compiler says. */
  async compile(): Promise<void> {
    await node(this.folder, join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.');
  }

  /** Runs the compiled program to its end: the JSON that it printed. */
  async run(...args: readonly string[]): Promise<unknown> {
    return JSON.parse(await node(this.folder, join('out', `${this.program}.js`), ...args));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

/** What it printed; what it printed is also the reason of a failure, as compilers write their errors there. */
async function node(cwd: string, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] };
  try {
    return (await run(process.execPath, args, { cwd, env, maxBuffer: 16_777_216 })).stdout;
  } catch (error) {
    const printed = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    throw new Error(`${args[0]} failed: ${printed}`, { cause: error });
  }
}

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { endWithUs } from '../../libs/service/src/testing/index.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FIXTURES = join(ROOT, 'test/fixtures/python');
const MAX_OUTPUT_BYTES = 16_777_216;
const run = promisify(execFile);

/** How long the installation of a spec's packages may take. Milliseconds. */
export const INSTALLATION_MS = 600_000;

/** Python with the packages of one requirements file, in a virtual environment below .cache that is made once. */
export class Python {
  private constructor(private readonly folder: string) {}

  /**
   * @param requirements a file of test/fixtures/python
   * @throws {Error} that names the command to run, where there is no python3 with venv (Debian: python3-venv), or its packages
   *   cannot be installed
   */
  static async with(requirements: string): Promise<Python> {
    return Python.withFile(join(FIXTURES, requirements), requirements.replace(/\.txt$/, ''));
  }

  /**
   * The same for a requirements file that is elsewhere.
   *
   * @param name of the folder below .cache
   */
  static async withFile(file: string, name: string): Promise<Python> {
    const version = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
      .slice(0, 12);
    const folder = join(ROOT, '.cache', `python-${name}-${version}`);
    if (!existsSync(folder)) await install(file, folder);
    return new Python(folder);
  }

  get executable(): string {
    return join(this.folder, 'bin/python');
  }

  /** Runs a script of test/fixtures/python, or a module after `-m`, to its end: what it printed. Rejects if it fails. */
  async run(...args: readonly string[]): Promise<string> {
    const { stdout } = await run(this.executable, args, { cwd: FIXTURES, maxBuffer: MAX_OUTPUT_BYTES });
    return stdout;
  }

  /** Starts a script of test/fixtures/python, which ends with us at the latest. */
  start(...args: readonly string[]): ChildProcess {
    return this.spawned(join(this.folder, 'bin/python'), args);
  }

  /** Starts a program that a package brings with it. */
  async startOf(module: string, program: string, args: readonly string[]): Promise<ChildProcess> {
    const folder = await this.run('-c', `import os, ${module}; print(os.path.dirname(${module}.__file__))`);
    return this.spawned(join(folder.trim(), program), args);
  }

  private spawned(program: string, args: readonly string[]): ChildProcess {
    const child = spawn(program, args, { cwd: FIXTURES, stdio: ['ignore', 'pipe', 'inherit'] });
    endWithUs(child);
    return child;
  }
}

/** Under another name first, so that one that was interrupted is not taken for a whole one. */
async function install(requirements: string, folder: string): Promise<void> {
  await mkdir(join(ROOT, '.cache'), { recursive: true });
  const unfinished = await mkdtemp(`${folder}-`);
  try {
    await run('python3', ['-m', 'venv', unfinished]);
    const python = join(unfinished, 'bin/python');
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw new Error(howToInstall(requirements, folder), { cause: error });
  }
}

/** For a machine that reaches no package index now. */
function howToInstall(requirements: string, folder: string): string {
  const pip = `${join(folder, 'bin/python')} -m pip install -r ${requirements}`;
  return `The Python packages of the test could not be installed. Run this, then try again:\n\n  python3 -m venv ${folder} && ${pip}\n`;
}

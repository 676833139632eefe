import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A folder of somebody who has nothing of ours but what they install. */
export class EmptyProject implements AsyncDisposable {
  private constructor(readonly folder: string) {}

  static async create(): Promise<EmptyProject> {
    const project = new EmptyProject(await mkdtemp(join(tmpdir(), 'project-')));
    await project.write('package.json', JSON.stringify({ name: 'project', private: true, type: 'module' }));
    return project;
  }

  /** @param packages names or files, as for `npm install` */
  async install(packages: readonly string[]): Promise<void> {
    await this.run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages]);
  }

  async write(file: string, text: string): Promise<void> {
    await mkdir(dirname(this.path(file)), { recursive: true });
    await writeFile(this.path(file), text);
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  /** Runs a Node program to its end: what it printed. */
  async node(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    return this.run(process.execPath, args, env);
  }

  /** Runs a command to its end: what it printed, on both streams, which is also the reason where it fails. */
  async run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    const { PATH = '', HOME = '' } = process.env;
    const options = { cwd: this.folder, env: { PATH, HOME, ...env }, maxBuffer: 67_108_864 };
    try {
      const { stdout, stderr } = await run(command, args, options);
      return stdout + stderr;
    } catch (error) {
      // It is no Error of the realm that Jest runs specs in.
      const isOurs = typeof error === 'object' && error !== null;
      const printed = isOurs && 'stdout' in error ? String(error.stdout) : '';
      const complained = isOurs && 'stderr' in error ? String(error.stderr) : '';
      throw new Error(`${command} ${args.join(' ')} failed: ${printed}${complained}`, { cause: error });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

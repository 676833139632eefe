import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** One package as it is published. */
export interface Published {
  readonly name: string;
  /** The file to install. */
  readonly tarball: string;
  /** Its files by their paths, such as `dist/index.js`. */
  readonly files: ReadonlyMap<string, string>;
}

/** Our packages, packed as `npm publish` packs them, in a folder of their own. */
export class PublishedPackages implements AsyncDisposable {
  private constructor(
    private readonly folder: string,
    readonly all: readonly Published[],
  ) {}

  static async pack(): Promise<PublishedPackages> {
    const folder = await mkdtemp(join(tmpdir(), 'packages-'));
    await run('npm', ['pack', '--workspaces', `--pack-destination=${folder}`, '--loglevel=error'], { cwd: ROOT });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    return new PublishedPackages(folder, await Promise.all(names.map((name) => published(folder, name))));
  }

  /** @param name without its scope */
  get(name: string): Published {
    const found = this.all.find((each) => each.name === `@game-orchestrator/${name}`);
    if (found === undefined) throw new Error(`There is no package ${name}.`);
    return found;
  }

  get tarballs(): readonly string[] {
    return this.all.map(({ tarball }) => tarball);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

async function published(folder: string, name: string): Promise<Published> {
  const tarball = join(folder, name);
  const unpacked = await mkdtemp(join(folder, 'unpacked-'));
  await run('tar', ['-xzf', tarball, '-C', unpacked]);
  const root = join(unpacked, 'package');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, string>();
  for (const path of paths) files.set(path.slice(root.length + 1), await readFile(path, 'utf8'));
  const manifest = JSON.parse(files.get('package.json') ?? '') as { readonly name: string };
  return { name: manifest.name, tarball, files };
}

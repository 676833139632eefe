import { execFile } from 'node:child_process';
import { access, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian and Ubuntu install, a folder per version. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * The folder of `initdb` and `postgres`.
 *
 * @throws an Error that names the package to install if there is none
 */
export async function postgresBinaries(): Promise<string> {
  const folders = [...(await debianFolders()), ...(await configuredFolder()), ...(await pathFolder())];
  for (const folder of folders) {
    const both = await Promise.allSettled(['initdb', 'postgres'].map(async (name) => access(join(folder, name))));
    if (both.every(({ status }) => status === 'fulfilled')) return folder;
  }
  throw new Error(
    'The tests of the Postgres dialect need the programs initdb and postgres, and this machine has neither on its ' +
      `PATH nor in ${DEBIAN}. On Debian and Ubuntu: apt-get install postgresql`,
  );
}

/** Newest version first. */
async function debianFolders(): Promise<string[]> {
  const versions = await readdir(DEBIAN).catch(() => []);
  return versions.toSorted((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'));
}

async function configuredFolder(): Promise<string[]> {
  return printedBy('pg_config', ['--bindir']);
}

async function pathFolder(): Promise<string[]> {
  return (await printedBy('sh', ['-c', 'command -v initdb'])).map(dirname);
}

/** What a program prints, or nothing if there is no such program. */
async function printedBy(program: string, args: readonly string[]): Promise<string[]> {
  return run(program, args).then(
    ({ stdout }) => [stdout.trim()],
    () => [],
  );
}

import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UnusableDatabase } from '../errors.js';

/** Why the system did not make a folder, and what an operator can do about it. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not create it',
  EPERM: 'this user may not create it',
  EROFS: 'its file system is read-only',
  ENOENT: 'its file system does not take folders',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'there is a file of that name',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its path is a circle of links',
};

/**
 * Creates a folder, and those above it, where they are missing. (Node's own way, `recursive`, does not return below
 * /proc.)
 *
 * @throws {UnusableDatabase} with the reason why it cannot be created
 */
export async function makeDataFolder(path: string): Promise<void> {
  try {
    await make(resolve(path));
  } catch (error) {
    const code = codeOf(error);
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
    throw new UnusableDatabase(
      `The data folder ${path} cannot be created: ${reason}. Name a folder that this program may write to.`,
      { cause: error },
    );
  }
}

async function make(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await make(dirname(path));
    await makeOne(path);
  }
}

/** Another process may have been faster. */
async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

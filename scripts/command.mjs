import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { fail } from './log.mjs';

/**
 * One of our commands: what is missing is installed and built, then the program runs, and its exit code is the command's.
 *
 * @param {() => Promise<import('./child.mjs').Ended>} program
 */
export async function command(program) {
  try {
    await ensureInstalled();
    await ensureBuilt();
    const { code } = await program();
    process.exitCode = code;
  } catch (error) {
    fail(error);
  }
}

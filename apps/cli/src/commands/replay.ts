import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '#libs/command-line';
import { type Command, parsed } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { errorText } from '../error-fields.js';
import { safeJson } from '../screen/safe-text.js';
import { CommandFailed } from '../server/server.js';

export const replay: Command = {
  synopsis: 'replay GAME [--output FILE] [--force]',
  summary: 'writes a whole game into a file, for watch and for the page; by default GAME.json',
  run: async (args, { server, out, signal }) => {
    const { values, positionals } = parsed({
      args: [...args],
      allowPositionals: true,
      options: {
        output: { type: 'string' },
        force: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [game, ...more] = positionals;
    if (game === undefined || more.length > 0) throw new UsageError('replay needs the id of one game.');
    const file = values.output ?? fileFor(game);
    const content = await server.stream('games', game, 'replay');
    const bytes = await written(content, file, values.force, signal);
    out.write(values.json ? `${safeJson({ game_id: game, file, bytes })}\n` : `${file}\n`);
    return EXIT_CODES.well;
  },
};

/** An id of another server’s could name another folder. */
function fileFor(game: string): string {
  if (/^[\w-]+$/.test(game)) return `${game}.json`;
  throw new UsageError('This id makes no file name: add --output FILE.');
}

/** Answers how many bytes. Half a replay is none, and takes the place of no other file. */
async function written(
  content: NonNullable<Response['body']>,
  file: string,
  isForced: boolean,
  signal: AbortSignal,
): Promise<number> {
  const place = isForced ? `${file}.part` : file;
  const target = (await opened(place, isForced)).createWriteStream();
  try {
    await pipeline(Readable.fromWeb(content), target, { signal });
    if (isForced) await rename(place, file);
    return target.bytesWritten;
  } catch (error) {
    await rm(place, { force: true });
    throw new CommandFailed(reasonOf(error, file), undefined, { cause: error });
  }
}

/** Errors of files have the call that failed. */
function reasonOf(error: unknown, file: string): string {
  if (errorText(error, 'syscall') === undefined) return 'The server has not sent all of it.';
  return `${file} could not be written (${errorText(error, 'code') ?? 'unknown error'}).`;
}

async function opened(file: string, isForced: boolean): Promise<FileHandle> {
  try {
    return await open(file, isForced ? 'w' : 'wx');
  } catch (error) {
    const code = errorText(error, 'code') ?? 'unknown error';
    const reason = code === 'EEXIST' ? 'is there already: --force writes over it' : `could not be written (${code})`;
    throw new CommandFailed(`${file} ${reason}.`, undefined, { cause: error });
  }
}

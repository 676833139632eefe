import { existsSync } from 'node:fs';
import { GAME_SPEEDS, isGameSpeed, type GameSpeed } from '#libs/protocol';
import { UsageError, whole } from '#libs/command-line';
import { type Command, parsed, type Surroundings } from '../command.js';
import { safeLine } from '../screen/safe-text.js';
import { EXIT_CODES } from '../exit-codes.js';
import { followGame } from '../watch/follow-game.js';
import { playReplay } from '../watch/play-replay.js';
import { type CurrentGame, type View, viewFor } from '../watch/view.js';

const MAX_SEQ = 2 ** 31;

export const watch: Command = {
  synopsis: `watch GAME|FILE [--after-seq N] [--speed ${GAME_SPEEDS.join('|')}] [--plain]`,
  summary: 'shows a game until it is over; FILE is a replay, played at a speed',
  run: async (args, surroundings) => {
    const { values, positionals } = parsed({
      args: [...args],
      allowPositionals: true,
      options: {
        'after-seq': { type: 'string' },
        speed: { type: 'string' },
        plain: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [target, ...more] = positionals;
    if (target === undefined || more.length > 0) throw new UsageError('watch needs the id of one game, or one file.');
    const viewOf = (current: CurrentGame): View => viewFor(values.json, values.plain, surroundings, current);
    const { 'after-seq': after, speed } = values;
    const isFile = target.endsWith('.json') || existsSync(target);
    if (isFile && after !== undefined) throw new UsageError('--after-seq is for a game on a server.');
    if (!isFile && speed !== undefined) throw new UsageError('--speed is for a file; `speed` sets that of a game.');
    const afterSeq = after === undefined ? undefined : whole('after-seq', after, 0, MAX_SEQ);
    const code = isFile
      ? await playReplay(target, speedIn(speed, surroundings), surroundings.signal, viewOf)
      : await followGame({ id: target, afterSeq }, surroundings, viewOf);
    if (code !== EXIT_CODES.interrupted)
      surroundings.notes.write(`${safeLine(target, 200)}: ${MEANINGS[code] ?? ''}\n`);
    return code;
  },
};

const MEANINGS: Readonly<Record<number, string>> = {
  [EXIT_CODES.well]: 'this was the last event',
  [EXIT_CODES.gameFailed]: 'the game has failed',
  [EXIT_CODES.gameStopped]: 'the game was stopped',
};

/** Nobody looks at a pipe. */
function speedIn(text: string | undefined, { isScreen }: Surroundings): GameSpeed {
  if (text === undefined) return isScreen ? 'fast' : 'instant';
  if (isGameSpeed(text)) return text;
  throw new UsageError(`--speed must be one of ${GAME_SPEEDS.join(', ')}.`);
}

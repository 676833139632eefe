import { GAME_SPEEDS, isGameSpeed, type JsonObject } from '#libs/protocol';
import { UsageError } from '#libs/command-line';
import { type Command, parsed, type Surroundings } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { safeJson, safeLine } from '../screen/safe-text.js';

type Action = 'pause' | 'resume' | 'step' | 'stop';

const SUMMARIES: Readonly<Record<Action, string>> = {
  pause: 'pauses a game after its current step',
  resume: 'lets a paused or failed game go on',
  step: 'takes one step of a paused game',
  stop: 'ends a game for good',
};

export function control(action: Action): Command {
  return {
    synopsis: `${action} GAME`,
    summary: SUMMARIES[action],
    run: async (args, surroundings) => {
      const { values, positionals } = read(args);
      const [game, ...more] = positionals;
      if (game === undefined || more.length > 0) throw new UsageError(`${action} needs the id of one game.`);
      return shown(await surroundings.server.post(['games', game, action]), values.json, surroundings);
    },
  };
}

export const speed: Command = {
  synopsis: `speed GAME ${GAME_SPEEDS.join('|')}`,
  summary: 'sets how long a game rests between two steps',
  run: async (args, surroundings) => {
    const { values, positionals } = read(args);
    const [game, wanted, ...more] = positionals;
    if (game === undefined || !isGameSpeed(wanted) || more.length > 0)
      throw new UsageError(`speed needs the id of a game and one of ${GAME_SPEEDS.join(', ')}.`);
    const view = await surroundings.server.post(['games', game, 'speed'], { speed: wanted });
    return shown(view, values.json, surroundings);
  },
};

function read(args: readonly string[]) {
  const options = { json: { type: 'boolean', default: false } } as const;
  return parsed({ args: [...args], allowPositionals: true, options });
}

/** The game afterwards, in one line. */
function shown(view: JsonObject, isJson: boolean, { out }: Surroundings): number {
  const { status, speed: now, step, pausing } = view;
  const words = [status, now, `step ${String(step)}`].map((word) => safeLine(String(word), 40)).join(' · ');
  out.write(`${isJson ? safeJson(view) : `${words}${pausing === true ? ' · pausing' : ''}`}\n`);
  return EXIT_CODES.well;
}

import type { Command } from '../../command.js';
import { EXIT_CODES } from '../../exit-codes.js';
import { safeJson } from '../../screen/safe-text.js';
import { headLine } from '../../screen/tournament-text.js';
import { oneTournament } from './one-tournament.js';

type Action = 'pause' | 'resume' | 'stop';

const SUMMARIES: Readonly<Record<Action, string>> = {
  pause: 'begins no further games; those that are on are played to their end',
  resume: 'lets a paused tournament go on',
  stop: 'ends a tournament and its games for good',
};

export function control(action: Action): Command {
  return {
    synopsis: `tournament ${action} TOURNAMENT`,
    summary: SUMMARIES[action],
    run: async (args, { server, out }) => {
      const { id, isJson } = oneTournament(args, action);
      const view = await server.post(['tournaments', id, action]);
      out.write(`${isJson ? safeJson(view) : headLine(view)}\n`);
      return EXIT_CODES.well;
    },
  };
}

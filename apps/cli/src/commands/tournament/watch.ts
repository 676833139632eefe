import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '#libs/protocol';
import { type Command, parsed, type Surroundings } from '../../command.js';
import { EXIT_CODES } from '../../exit-codes.js';
import { LiveScreen } from '../../screen/live-screen.js';
import { safeJson } from '../../screen/safe-text.js';
import { headLine, leadersLine, tournamentFrame, tournamentLines } from '../../screen/tournament-text.js';
import { CommandFailed } from '../../server/server.js';
import { idIn } from './one-tournament.js';

/** Milliseconds between two requests. */
const LOOK_EVERY_MS = 2_000;

export const watch: Command = {
  synopsis: 'tournament watch TOURNAMENT [--plain]',
  summary: 'shows how a tournament stands until it is over',
  run: async (args, surroundings) => {
    const { values, positionals } = parsed({
      args: [...args],
      allowPositionals: true,
      options: { plain: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    const id = idIn(positionals, 'watch');
    const first = await surroundings.server.get('tournaments', id);
    const view = viewFor(values.json, values.plain, surroundings);
    try {
      const last = await follow(id, first, surroundings, view);
      return last['status'] === 'stopped' ? EXIT_CODES.gameStopped : EXIT_CODES.well;
    } finally {
      view.close();
    }
  },
};

interface View {
  show(tournament: JsonObject): void;
  notice(text: string): void;
  /** Gives the terminal back. */
  close(): void;
}

/** Until it is over, also while the server goes away and comes back. */
async function follow(
  id: string,
  first: JsonObject,
  { server, signal }: Surroundings,
  view: View,
): Promise<JsonObject> {
  let shown = first;
  view.show(shown);
  while (shown['status'] === 'running' || shown['status'] === 'paused') {
    await pause(LOOK_EVERY_MS, undefined, { signal });
    const now = await readAgain(id, server, view);
    if (now === undefined || JSON.stringify(now) === JSON.stringify(shown)) continue;
    shown = now;
    view.show(shown);
  }
  return shown;
}

/** Undefined: it cannot be read at the moment. */
async function readAgain(id: string, server: Surroundings['server'], view: View): Promise<JsonObject | undefined> {
  try {
    return await server.get('tournaments', id);
  } catch (error) {
    if (!(error instanceof CommandFailed) || error.code === 'tournament_not_found') throw error;
    view.notice(`${error.message} Trying again …`);
    return undefined;
  }
}

/** In place on a terminal, else a line for each change, and the table at the end. */
function viewFor(isJson: boolean, isPlain: boolean, { out, notes, isScreen }: Surroundings): View {
  let shown: JsonObject = {};
  const notice = (text: string): void => void notes.write(`${text}\n`);
  if (isJson) return { show: (now) => void out.write(`${safeJson(now)}\n`), notice, close: () => undefined };
  if (isPlain || !isScreen) {
    const show = (now: JsonObject): void => {
      shown = now;
      out.write(`${headLine(now)}${leadersLine(now)}\n`);
    };
    return { show, notice, close: () => void out.write(`${tournamentLines(shown).join('\n')}\n`) };
  }
  let trouble = '';
  const live = new LiveScreen(out, (size) => tournamentFrame(shown, trouble, size));
  const show = (now: JsonObject): void => {
    [shown, trouble] = [now, ''];
    live.update();
  };
  const showTrouble = (text: string): void => {
    trouble = text;
    live.update();
  };
  return { show, notice: showTrouble, close: () => live.close() };
}

import { type Command, parsed } from '../command.js';
import { CREATION_OPTIONS, creationIn, settingsOf, showCreated } from './creation.js';

export const create: Command = {
  synopsis:
    'create --seat FIELDS… [--speed S] [--seed N] [--max-turns N] [--turn-timeout SECONDS] [--transcripts] | --file FILE',
  summary: 'starts a game and prints its id; FILE has the body of POST /games, - is standard input',
  run: async (args, surroundings) => {
    const { values } = parsed({
      args: [...args],
      options: CREATION_OPTIONS,
    });
    const body = await creationIn('A game', values, (agents) => ({ agents, settings: settingsOf(values) }));
    const created = await surroundings.server.post(['games'], body);
    return showCreated(created, values.json, { field: 'game_id', watch: 'watch' }, surroundings);
  },
};

import { MAX_PLAYERS, MIN_PLAYERS } from '#libs/monopoly';
import type { CreateGameDto } from './create-game.dto.js';
import { refuse, type RequestRefusal } from './refusal.js';

/** The engine's word for what it plays. */
export const GAME = 'monopoly';

/** What a caller has chosen that this game does not have, in the codes that an orchestrator passes on to them. */
export function mistakeIn({ players, game, options }: CreateGameDto): RequestRefusal | undefined {
  if (game != null && game !== GAME) return refuse('unknown_game', `game: this engine plays ${GAME}`);
  if (players.length < MIN_PLAYERS || players.length > MAX_PLAYERS) {
    return refuse(
      'seats',
      `players: ${GAME} takes ${MIN_PLAYERS} to ${MAX_PLAYERS} players; ${players.length} were sent`,
    );
  }
  const [name] = Object.keys(options ?? {});
  return name === undefined
    ? undefined
    : refuse('invalid_options', 'options: this game has no options; what may be changed is in rules');
}

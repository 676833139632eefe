import { createGame, joinSeat, listGames } from './lobby-tools.js';
import { act, legalActions, observe, resign, waitForTurn } from './play-tools.js';
import type { MakeTool } from './tool.js';
import { spectate } from './watch-tools.js';

/** In the order in which a player needs them. */
export const TOOLS: readonly MakeTool[] = [
  listGames,
  createGame,
  joinSeat,
  waitForTurn,
  observe,
  legalActions,
  act,
  resign,
  spectate,
];

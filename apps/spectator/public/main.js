// Follows one game after the other: the one that the address names (?game=…), else the newest.
import * as scene from './scene.js';
import { inWords } from './words.js';

/** @typedef {import('#libs/protocol').GameSummary} GameSummary */
/** @typedef {import('#libs/protocol').GameState} GameState */
/** @typedef {import('./words.js').Payload} Payload */
/** @typedef {{ id: string, createdAt: string, seq: number, overSince: number | null }} Followed */

const LOOK_EVERY_MS = 3_000;
/** How long a game that is over stays on the page when a newer one is there already. */
const LAST_LOOK_MS = 5_000;
/** How many events of a game that is under way are told again. */
const LOOK_BACK = 60;
/** Actions that nobody needs explained.
 * @type {ReadonlySet<unknown>}
 */
const DULL = new Set(['roll_dice', 'end_turn']);
const OVER = ['completed', 'stopped', 'failed'];

const socket = io({ transports: ['websocket'] });
/** @type {Followed | null} */
let game = null;
let isLooking = false;
let named = new URLSearchParams(location.search).get('game');

socket.on('connect', () => {
  scene.showConnection('connected');
  if (game) join(game);
  else void look();
});
socket.on('disconnect', () => scene.showConnection('disconnected'));
socket.io.on('reconnect_attempt', () => scene.showConnection('connecting'));
socket.onAny((/** @type {string} */ name, /** @type {Payload} */ payload) => hear(name, payload));
scene.onSpeedChosen((speed) => {
  if (game) socket.emit('set_speed', { game_id: game.id, speed }, tellRefusal);
});
setInterval(() => void look(), LOOK_EVERY_MS);

/** Moves on to another game when there is none on the page, or one that is over. */
async function look() {
  const isWatching = game !== null && (game.overSince === null || Date.now() - game.overSince < LAST_LOOK_MS);
  if (!socket.connected || isWatching || isLooking) return;
  isLooking = true;
  try {
    const next = await nextGame();
    if (next) follow(next);
    else if (!game) scene.showStatus('No game yet. It appears here as soon as one starts.');
  } catch (error) {
    scene.showStatus(`The list of games cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    isLooking = false;
  }
}

/** @returns {Promise<GameSummary | undefined>} the named game the first time, then the newest that is newer than the one shown */
async function nextGame() {
  const id = named;
  named = null;
  if (id) return ask(`/games/${encodeURIComponent(id)}`, isSummary);
  const { games } = await ask('/games?limit=20', isList);
  const shownSince = game?.createdAt ?? '';
  const newer = games.filter((one) => one.created_at > shownSince);
  newer.sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || (a.created_at < b.created_at ? 1 : -1));
  return newer[0];
}

/**
 * @template T
 * @param {string} path
 * @param {(body: unknown) => body is T} isExpected
 */
async function ask(path, isExpected) {
  const answer = await fetch(path);
  /** @type {unknown} */
  const body = await answer.json();
  if (!answer.ok || !isExpected(body)) throw new Error(`${path} answered ${answer.status}`);
  return body;
}

/**
 * @param {unknown} body
 * @returns {body is GameSummary}
 */
function isSummary(body) {
  return typeof body === 'object' && body !== null && 'game_id' in body && 'created_at' in body && 'seq' in body;
}

/**
 * @param {unknown} body
 * @returns {body is { games: GameSummary[] }}
 */
function isList(body) {
  if (typeof body !== 'object' || body === null || !('games' in body)) return false;
  return Array.isArray(body.games) && body.games.every(isSummary);
}

/** @param {GameSummary} summary */
function isOver(summary) {
  return OVER.includes(summary.status);
}

/** @param {GameSummary} summary */
function follow(summary) {
  if (game) socket.emit('leave_game', { game_id: game.id }, () => undefined);
  scene.clear();
  game = {
    id: summary.game_id,
    createdAt: summary.created_at,
    seq: Math.max(0, summary.seq - LOOK_BACK),
    overSince: null,
  };
  join(game);
}

/**
 * Asks for everything after the last event heard, so that a lost connection leaves no hole in the log.
 *
 * @param {Followed} followed
 */
function join(followed) {
  const body = { game_id: followed.id, after_seq: followed.seq };
  socket.emit('join_game', body, (/** @type {Payload} */ answer) => {
    if (followed !== game) return;
    if (answer['success'] !== true) return giveUp(answer);
    const status = String(answer['status']);
    scene.showStatus(statusInWords(status));
    scene.showSpeed(OVER.includes(status) ? null : String(answer['speed']));
    const state = answer['state'];
    if (isPicture(state)) scene.showPicture(state);
    if (OVER.includes(status)) end(isPicture(state) ? winnerIn(state) : null, status);
  });
}

/** @param {Payload} answer */
function giveUp(answer) {
  game = null;
  tellRefusal(answer);
}

/** @param {Payload} answer */
function tellRefusal(answer) {
  if (answer['success'] !== true) scene.addLine(`Refused: ${String(answer['error'])}`, 'game:error');
}

/**
 * @param {string} name
 * @param {Payload} payload
 */
function hear(name, payload) {
  if (!game || payload['game_id'] !== game.id) return;
  if (name === 'game:state') return hearPicture(payload['state'] ?? payload);
  if (typeof payload['seq'] === 'number') game.seq = Math.max(game.seq, payload['seq']);
  const words = inWords(name, payload);
  if (words !== null) scene.addLine(words, name);
  REACTIONS.get(name)?.(payload);
}

/** @type {ReadonlyMap<string, (payload: Payload) => void>} */
const REACTIONS = new Map([
  ['turn:start', (payload) => scene.showTurn(`Turn ${String(payload['turn_number'])} · ${nameIn(payload)}`)],
  ['agent:thinking', (payload) => scene.markOnTurn(String(payload['player_id']))],
  ['agent:decision', hearDecision],
  ['dice:rolled', (payload) => scene.showDice(Array.isArray(payload['dice']) ? payload['dice'].map(Number) : [])],
  ['game:speed', (payload) => scene.showSpeed(String(payload['speed']))],
  ['game:paused', () => scene.showStatus(statusInWords('paused'))],
  ['game:resumed', () => scene.showStatus(statusInWords('running'))],
  ['game:stopped', () => end(null, 'stopped')],
  ['game:ended', (payload) => end(payload['winner_name'], 'completed')],
]);

/** @param {unknown} state */
function hearPicture(state) {
  if (isPicture(state)) scene.showPicture(state);
}

/** @param {Payload} payload */
function hearDecision({ reasoning, action, ...payload }) {
  const isDull = typeof action === 'object' && action !== null && 'type' in action && DULL.has(action.type);
  if (typeof reasoning === 'string' && reasoning !== '' && !isDull) scene.showThought(nameIn(payload), reasoning);
}

/**
 * @param {unknown} winner
 * @param {string} status
 */
function end(winner, status) {
  if (game) game.overSince ??= Date.now();
  scene.showStatus(statusInWords(status));
  scene.showSpeed(null);
  scene.markOnTurn(null);
  if (status === 'completed') scene.showWinner(typeof winner === 'string' ? `${winner} wins!` : 'Nobody wins.');
}

/** @param {string} status */
function statusInWords(status) {
  return OVER.includes(status) ? `The game is ${status}. The next one appears here.` : `The game is ${status}.`;
}

/** @param {Payload} payload */
function nameIn(payload) {
  return String(payload['player_name']);
}

/** @param {GameState} state */
function winnerIn(state) {
  return state.players.find((player) => player.id === state.winner_id)?.name ?? null;
}

/**
 * @param {unknown} value
 * @returns {value is GameState}
 */
function isPicture(value) {
  return typeof value === 'object' && value !== null && 'players' in value && Array.isArray(value.players);
}

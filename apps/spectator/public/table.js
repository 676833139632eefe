// Draws a picture of a game: the board, and a card for each player. All text is set as text: names come from strangers.
import { BOARD } from './board.js';
import { money, squareName } from './words.js';

/** @typedef {import('#libs/protocol').GameState} GameState */
/** @typedef {import('#libs/protocol').PlayerState} PlayerState */

const SIDE = 10;
const HOTEL = 5;
/** @type {HTMLElement[]} */
let squares = [];

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 */
export function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** @param {HTMLElement} board */
export function layBoard(board) {
  squares = BOARD.map((square) => {
    const cell = element('div', 'square');
    const { row, column } = placeOf(square.position);
    cell.style.gridArea = `${row} / ${column}`;
    cell.title = square.name;
    cell.dataset['kind'] = square.kind;
    if (square.kind === 'street') cell.dataset['group'] = square.group;
    cell.append(element('span', 'name', square.name), element('span', 'houses'), element('span', 'tokens'));
    return cell;
  });
  board.append(...squares);
}

/**
 * Clockwise from GO in the lower right corner.
 *
 * @param {number} position
 */
function placeOf(position) {
  const along = (position % SIDE) + 1;
  if (position < SIDE) return { row: SIDE + 1, column: SIDE + 2 - along };
  if (position < 2 * SIDE) return { row: SIDE + 2 - along, column: 1 };
  if (position < 3 * SIDE) return { row: 1, column: along };
  return { row: along, column: SIDE + 1 };
}

/** @param {GameState} state */
export function drawBoard(state) {
  const owned = new Map((state.properties ?? []).map((property) => [property.property_id, property]));
  for (const [position, cell] of squares.entries()) {
    const square = BOARD[position];
    const property = square && 'id' in square ? owned.get(square.id) : undefined;
    const owner = state.players.findIndex((player) => property?.owner_id && player.id === property.owner_id);
    cell.dataset['owner'] = owner < 0 ? '' : String(owner);
    cell.classList.toggle('mortgaged', property?.is_mortgaged === true);
    part(cell, 'houses').textContent = houses(property?.houses ?? 0);
    const here = state.players.flatMap((player, seat) => (standsOn(player, position) ? [token(seat)] : []));
    part(cell, 'tokens').replaceChildren(...here);
  }
}

/**
 * @param {HTMLElement} cell
 * @param {string} className
 */
function part(cell, className) {
  return cell.querySelector(`.${className}`) ?? cell;
}

/** @param {number} count */
function houses(count) {
  return count === HOTEL ? '◼' : '▪'.repeat(Math.max(0, count));
}

/**
 * @param {PlayerState} player
 * @param {number} position
 */
function standsOn(player, position) {
  return player.position === position && player.is_bankrupt !== true;
}

/** @param {number} seat */
function token(seat) {
  const made = element('span', 'token');
  made.dataset['seat'] = String(seat);
  return made;
}

/**
 * @param {HTMLElement} list
 * @param {GameState} state
 * @param {string | null} onTurn the player to move
 */
export function drawPlayers(list, state, onTurn) {
  list.replaceChildren(...state.players.map((player, seat) => card(player, seat, state, onTurn)));
}

/**
 * @param {PlayerState} player
 * @param {number} seat
 * @param {GameState} state
 * @param {string | null} onTurn
 */
function card(player, seat, state, onTurn) {
  const made = element('article', 'player');
  made.classList.toggle('on-turn', player.id === onTurn);
  made.classList.toggle('bankrupt', player.is_bankrupt === true);
  const title = element('h3', '');
  title.append(token(seat), element('span', 'who', player.name), element('span', 'cash', money(player.cash)));
  made.append(title, element('p', 'temper', player.personality ?? ''), element('p', 'place', whereabouts(player)));
  const count = (state.properties ?? []).filter((property) => property.owner_id === player.id).length;
  made.append(element('p', 'deeds', `${count} ${count === 1 ? 'property' : 'properties'}`));
  return made;
}

/** @param {PlayerState} player */
function whereabouts(player) {
  if (player.is_bankrupt) return 'bankrupt';
  if (player.in_jail) return 'in jail';
  return player.position === undefined ? '' : squareName(player.position);
}

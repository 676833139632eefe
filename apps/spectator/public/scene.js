// What is on the page. A fast game changes many times a frame, so changes are gathered and drawn once a frame.
import { drawBoard, drawPlayers, element, layBoard } from './table.js';

/** @typedef {import('#libs/protocol').GameState} GameState */

const LINES_KEPT = 200;
const DIE = ['', '⚀', '⚁', '⚂', '⚃', '⚄', '⚅'];

/** @type {GameState | null} */
let picture = null;
/** @type {string | null} */
let onTurn = null;
/** Newest last. @type {HTMLElement[]} */
let newLines = [];
let isDrawing = false;

layBoard(byId('board'));

/** Clears the page for another game. */
export function clear() {
  picture = null;
  onTurn = null;
  newLines = [];
  byId('lines').replaceChildren();
  byId('players').replaceChildren();
  showTurn('');
  showDice([]);
  showThought(null, '');
  showWinner(null);
}

/** @param {GameState} state */
export function showPicture(state) {
  picture = state;
  drawSoon();
}

/** @param {string | null} playerId */
export function markOnTurn(playerId) {
  onTurn = playerId;
  drawSoon();
}

/**
 * @param {string} text
 * @param {string} [kind] the event's name, for its looks
 */
export function addLine(text, kind = '') {
  const line = element('li', 'line', text);
  line.dataset['kind'] = kind;
  newLines.push(line);
  newLines = newLines.slice(-LINES_KEPT);
  drawSoon();
}

/** @param {string} text */
export function showTurn(text) {
  byId('turn').textContent = text;
}

/** @param {readonly number[]} dice */
export function showDice(dice) {
  byId('dice').textContent = dice.map((points) => DIE[points] ?? String(points)).join(' ');
}

/**
 * @param {string | null} name null: nobody thought aloud
 * @param {string} reasoning
 */
export function showThought(name, reasoning) {
  byId('thought').hidden = name === null;
  byId('thinker').textContent = name;
  byId('reasoning').textContent = reasoning;
}

/** @param {string | null} text null: the game is not over */
export function showWinner(text) {
  byId('winner').hidden = text === null;
  byId('winner').textContent = text;
}

/** @param {string} text */
export function showStatus(text) {
  byId('status').textContent = text;
}

/** @param {'connected' | 'connecting' | 'disconnected'} state */
export function showConnection(state) {
  byId('connection').dataset['state'] = state;
  byId('connection').textContent = state;
}

/** @param {string | null} speed null: there is no speed to choose */
export function showSpeed(speed) {
  byId('pace').hidden = speed === null;
  if (speed !== null) speedChoice().value = speed;
}

/** @param {(speed: string) => void} listener */
export function onSpeedChosen(listener) {
  speedChoice().addEventListener('change', () => listener(speedChoice().value));
}

function drawSoon() {
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(() => {
    isDrawing = false;
    draw();
  });
}

function draw() {
  if (picture) {
    drawBoard(picture);
    drawPlayers(byId('players'), picture, onTurn);
  }
  const list = byId('lines');
  list.prepend(...newLines.toReversed());
  newLines = [];
  while (list.childElementCount > LINES_KEPT) list.lastElementChild?.remove();
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

function speedChoice() {
  const choice = byId('speed');
  if (!(choice instanceof HTMLSelectElement)) throw new Error('#speed is no choice');
  return choice;
}

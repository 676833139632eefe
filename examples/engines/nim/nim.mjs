import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

// The rules. A game is a value, and a move makes a new value of it.
const PILES = [3, 5, 7];
const isOver = ({ piles }) => piles.every((matches) => matches === 0);
const mover = ({ players, turn }) => players[(turn - 1) % 2];
const movesIn = ({ piles }) =>
  piles.flatMap((matches, pile) => Array.from({ length: matches }, (_, index) => ({ pile, count: index + 1 })));

function afterMove(game, { pile, count }) {
  const piles = game.piles.map((matches, index) => (index === pile ? matches - count : matches));
  return isOver({ piles }) ? { ...game, piles, winner: mover(game) } : { ...game, piles, turn: game.turn + 1 };
}

// What others see of a game.
const ABOUT = {
  game: 'nim',
  name: 'Nim',
  version: '1',
  seats: { min: 2, max: 2 },
  rules: 'Two players take turns. A turn takes one or more matches of one pile. Who takes the last match of all wins.',
};

function stateOf(game) {
  const { id, players, piles, turn, isStarted, winner } = game;
  const columns = Math.max(...PILES);
  const rowOf = (matches) => Array.from({ length: columns }, (_, index) => (index < matches ? 'match' : null));
  return {
    id,
    players,
    status: winner ? 'completed' : isStarted ? 'in_progress' : 'waiting',
    current_player_index: players.indexOf(mover(game)),
    turn_number: turn,
    winner_id: winner?.id ?? null,
    view: {
      kind: 'grid',
      rows: PILES.length,
      columns,
      cells: piles.map(rowOf),
      marks: { match: { name: 'match', glyph: '❘' } },
      row_labels: ['1', '2', '3'],
      caption: winner ? `${winner.name} took the last match.` : `${mover(game).name} to move.`,
    },
  };
}

const offersIn = (game) =>
  movesIn(game).map(({ pile, count }) => ({
    type: 'take',
    action_id: `${pile + 1}-${count}`,
    description: `Take ${count} of pile ${pile + 1}.`,
  }));

// What the orchestrator asks for.
class Refusal extends Error {
  constructor(status, code, detail) {
    super(detail);
    Object.assign(this, { status, code });
  }
}

const tables = new Map();

function tableOf(id) {
  if (!tables.has(id)) throw new Refusal(404, 'game_not_found', 'There is no such game.');
  return tables.get(id);
}

function create({ players, game: asked, options }) {
  if (asked && asked !== ABOUT.game) throw new Refusal(400, 'unknown_game', 'This engine plays nim.');
  if (options && Object.keys(options).length > 0) throw new Refusal(400, 'invalid_options', 'Nim has no options.');
  if (!Array.isArray(players) || players.length !== 2) throw new Refusal(400, 'seats', 'Nim is for 2 players.');
  const seats = players.map((player) => ({ ...player, id: randomUUID() }));
  const game = { id: randomUUID(), players: seats, piles: PILES, turn: 1, isStarted: false, winner: null };
  tables.set(game.id, { game, answers: new Map() });
  return stateOf(game);
}

/** The game after an action; only what is offered to this player now is accepted. */
function afterAction(game, { player_id: by, action }) {
  if (!game.isStarted || game.winner) throw new Refusal(409, 'not_running', 'The game is not under way.');
  if (mover(game).id !== by) throw new Refusal(409, 'not_your_turn', `It is the turn of ${mover(game).name}.`);
  const index = offersIn(game).findIndex((offer) => offer.action_id === action?.action_id);
  if (index < 0) throw new Refusal(400, 'illegal_action', 'action_id is none of those that are offered.');
  return afterMove(game, movesIn(game)[index]);
}

function act(table, body, key) {
  if (table.answers.has(key)) return table.answers.get(key);
  const player = mover(table.game);
  table.game = afterAction(table.game, body);
  const [pile, count] = body.action.action_id.split('-');
  const answer = { success: true, message: `${player.name} takes ${count} of pile ${pile}.` };
  if (key) table.answers.set(key, answer);
  return answer;
}

const CALLS = {
  'GET /health': () => ({ status: 'healthy' }),
  'GET /about': () => ABOUT,
  'POST /game': ({ body }) => create(body),
  'POST /game/:id/start': ({ table }) => stateOf(Object.assign(table.game, { isStarted: true })),
  'GET /game/:id': ({ table }) => stateOf(table.game),
  'GET /game/:id/actions': ({ table: { game } }) => ({ player_id: mover(game).id, actions: offersIn(game) }),
  'POST /game/:id/action': ({ table, body, key }) => act(table, body, key),
  'POST /game/:id/peek': ({ table, body }) => stateOf(afterAction(table.game, body)),
  'DELETE /game/:id': ({ id }) => ({ deleted: tables.delete(id) }),
};

// HTTP.
async function bodyOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > 100_000) throw new Refusal(413, 'too_large', 'A body has up to 100,000 characters.');
  }
  const body = JSON.parse(text || '{}');
  if (body === null || typeof body !== 'object') throw new SyntaxError('The body must be an object.');
  return body;
}

async function answerTo(request) {
  const [, game, id, what] = new URL(request.url, 'http://localhost').pathname.split('/');
  const path = [game, id && ':id', what].filter(Boolean).join('/');
  const call = CALLS[`${request.method} /${path}`];
  if (!call) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
  return call({ id, table: id && tableOf(id), body: await bodyOf(request), key: request.headers['idempotency-key'] });
}

const server = createServer(async (request, response) => {
  const key = request.headers['idempotency-key'];
  const headers = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) };
  try {
    const answer = await answerTo(request);
    response.writeHead(request.url === '/game' ? 201 : 200, headers).end(JSON.stringify(answer));
  } catch (error) {
    const { status = error instanceof SyntaxError ? 400 : 500, code = 'bad_request', message } = error;
    response.writeHead(status, headers).end(JSON.stringify({ status, code, detail: message }));
  }
});
server.listen(Number(process.env.PORT ?? 9000), () =>
  console.log(`Nim is at http://localhost:${server.address().port}`),
);

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StepTimes } from './step-times.js';

/**
 * An engine and an agent that answer at once, in a process of their own so that their time is not counted: two players
 * take turns, every action is accepted and answered with state and valid actions, and no game ever ends. Asked over IPC,
 * it reports how many actions were executed and how long the callers took from an answer of ours to their next request.
 */

const PLAYERS = ['Ann', 'Bob'].map((name, index) => ({
  id: `p${index}`,
  name,
  position: 0,
  cash: 1_500,
  in_jail: false,
  is_bankrupt: false,
}));
const PROPERTIES = Array.from({ length: 28 }, (_, index) => ({
  property_id: `deed_${index}`,
  owner_id: null,
  houses: 0,
  is_mortgaged: false,
}));

const turns = new Map<string, number>();
const times = new StepTimes();
let created = 0;

function state(id: string): object {
  const turn = turns.get(id) ?? 1;
  const position = turn % 40;
  return {
    id,
    status: 'in_progress',
    current_player_index: turn % 2,
    turn_number: turn,
    turn_phase: 'pre_roll',
    last_dice_roll: [1 + (turn % 6), 1 + (turn % 5)],
    players: PLAYERS.map((player) => ({ ...player, position })),
    properties: PROPERTIES,
    winner_id: null,
  };
}

function actions(id: string): object {
  const player = PLAYERS[(turns.get(id) ?? 1) % 2];
  return { player_id: player?.id, turn_phase: 'pre_roll', actions: [{ type: 'roll_dice', description: 'Roll' }] };
}

function answer(method: string, path: string): object {
  const [, kind, id = '', verb] = path.split('/');
  if (verb === 'decide') return { action: { type: 'roll_dice' }, reasoning: 'There is only one thing to do.' };
  if (kind === 'game' && id === '') return { id: `bench-${(created += 1)}` };
  if (verb === 'action') {
    turns.set(id, (turns.get(id) ?? 1) + 1);
    return { success: true, action_type: 'roll_dice', state: state(id), valid_actions: actions(id) };
  }
  return method === 'GET' && verb === 'actions' ? actions(id) : state(id);
}

/** The agent's requests carry the orchestrator's id of a game and the engine's carry ours; the state has ours in both. */
function gameOf(path: string, body: string): string {
  const [, kind, id = ''] = path.split('/');
  return kind === 'game' ? id : (/"id":"(bench-\d+|bare-\d+)"/.exec(body)?.[1] ?? id);
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method = '', url = '' } = request;
    const verb = url.split('/')[3];
    const isStep = verb === 'decide' || verb === 'action';
    const game = isStep ? gameOf(url, Buffer.concat(chunks).toString()) : '';
    if (isStep) times.asked(game);
    else times.askedOther();
    const body = JSON.stringify(answer(method, url));
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
    if (isStep) times.answered(game, verb === 'action');
  });
}

const server = createServer(serve).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.(port);
});
process.on('message', () => process.send?.(times.report()));
process.on('disconnect', () => process.exit(0));

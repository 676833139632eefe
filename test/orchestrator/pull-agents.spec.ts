import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from '@swc/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import type {
  AckFailure,
  ClientToServerEvents,
  GameView,
  SeatJoined,
  SeatTurnPayload,
  ServerToClientEvents,
} from '#libs/protocol';
import { endWithUs } from '../../libs/service/src/testing/index.js';
import { OPEN, OpenSeatsTable } from '../support/open-seats-table.js';
import { until } from '../support/until.js';

let seats: OpenSeatsTable;
let folder: string;
beforeAll(async () => {
  seats = await OpenSeatsTable.set();
  folder = await mkdtemp(join(tmpdir(), 'pull-'));
});
afterAll(async () => {
  await seats[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Runs the example for a seat; resolves with its exit code when it ends. */
function run(command: string, script: string, game: GameView, place: number, name: string): Promise<number | null> {
  const of = [seats.table.orchestrator.url, game.game_id, game.players[place]?.id ?? '', name];
  const program: ChildProcess = spawn(command, [script, ...of], { stdio: 'inherit' });
  endWithUs(program);
  return once(program, 'exit').then(([code]: (number | null)[]) => code ?? null);
}

async function typescript(): Promise<string> {
  const source = await readFile('examples/agents/typescript/pull-agent.ts', 'utf8');
  const { code } = await transform(source, { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } });
  const file = join(folder, 'pull-agent.mjs');
  await writeFile(file, code);
  return file;
}

describe('agents behind a firewall', () => {
  it('play a game to its end by server-sent events, in TypeScript and in Python', async () => {
    const game = await seats.waiting([OPEN, OPEN]);
    const codes = await Promise.all([
      run(process.execPath, await typescript(), game, 0, 'Tess'),
      run('python3', 'examples/agents/python/pull_agent.py', game, 1, 'Pia'),
    ]);
    expect(codes).toEqual([0, 0]);
    const end = await seats.table.rest.game(game.game_id);
    expect(end.status).toBe('completed');
    expect(end.players.map(({ name }) => name)).toEqual(['Tess', 'Pia']);
    expect(end.usage?.map(({ defaults }) => defaults)).toEqual([0, 0]);
  });
});

describe('a seat over Socket.IO', () => {
  let client: Socket<ServerToClientEvents, ClientToServerEvents>;
  beforeAll(async () => {
    client = io(seats.table.orchestrator.url, { transports: ['websocket'], reconnection: false });
    await new Promise<void>((resolve) => client.once('connect', resolve));
  });
  afterAll(() => void client.disconnect());

  const send = (event: 'join_seat' | 'answer_turn', body: object): Promise<SeatJoined | AckFailure> =>
    new Promise((resolve) => client.emit(event, body as never, resolve));

  it('is sent its questions, and plays to the end', async () => {
    const game = await seats.waiting([OPEN, OPEN]);
    const ann = await seats.take(game, 0, 'Ann');
    const bob = await seats.take(game, 1, 'Bob');
    const seat = { game_id: game.game_id, player_id: ann.playerId, seat_token: ann.token };
    const over = new Promise((resolve) => client.once('seat:over', resolve));
    const answers: (SeatJoined | AckFailure)[] = [];
    client.on('seat:turn', ({ request_id, request }) => {
      const action = request.valid_actions.find(({ type }) => type !== 'resign');
      void send('answer_turn', { ...seat, request_id, action }).then((answer) => answers.push(answer));
    });
    expect(await send('join_seat', seat)).toMatchObject({ success: true, player_id: ann.playerId });
    await bob.play();
    expect(await over).toEqual({ game_id: game.game_id, player_id: ann.playerId, reason: 'over' });
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.every(({ success }) => success)).toBe(true);
    expect((await seats.table.rest.game(game.game_id)).usage?.map(({ defaults }) => defaults)).toEqual([0, 0]);
    client.off('seat:turn');
  });

  it('is refused without its own token, and out of turn', async () => {
    const game = await seats.waiting([OPEN, OPEN]);
    const ann = await seats.take(game, 0);
    const bob = await seats.take(game, 1);
    await ann.asked();
    const of = { game_id: game.game_id, player_id: ann.playerId };
    expect(await send('join_seat', { ...of, seat_token: bob.token })).toMatchObject({ code: 'seat_token_wrong' });
    expect(await send('join_seat', of)).toMatchObject({ code: 'invalid_request' });
    const answer = { ...of, player_id: bob.playerId, seat_token: bob.token, request_id: 'x', action: { type: 'x' } };
    expect(await send('answer_turn', answer)).toMatchObject({ success: false, code: 'not_your_turn' });
    expect(await send('answer_turn', { ...answer, action: {} })).toMatchObject({ code: 'invalid_request' });
    await seats.table.rest.control(game.game_id, 'stop');
  });

  it('has two clients on one seat: both are asked, and the first answer counts', async () => {
    const game = await seats.waiting([OPEN, OPEN]);
    const ann = await seats.take(game, 0);
    const bob = await seats.take(game, 1);
    const seat = { game_id: game.game_id, player_id: ann.playerId, seat_token: ann.token };
    const asked = new Promise<SeatTurnPayload>((resolve) => client.once('seat:turn', resolve));
    await send('join_seat', seat);
    const turn = await asked;
    const byRest = await ann.asked();
    expect(turn.request_id).toBe(byRest?.request_id);
    const [first, second] = turn.request.valid_actions;
    const outcomes = await Promise.all([
      send('answer_turn', { ...seat, request_id: turn.request_id, action: first }),
      ann.answer({ request_id: turn.request_id, action: second }),
    ]);
    expect(outcomes[0]).toMatchObject({ success: true });
    expect(outcomes[1].status).toBe(200);
    await bob.asked();
    const done = await until(
      (events) => events.some(({ event }) => event === 'turn:action'),
      () => seats.table.rest.events(game.game_id),
    );
    expect(done.filter(({ event }) => event === 'turn:action')).toHaveLength(1);
    await seats.table.rest.control(game.game_id, 'stop');
  });
});

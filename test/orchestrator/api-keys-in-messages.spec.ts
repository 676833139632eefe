import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { OpenToEverybody } from '../../apps/orchestrator/src/access/index.js';
import type { RawSpectator } from '../fixtures/raw-spectator.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const KEY = 'the-key-in-use-0815';
const NEXT = 'the-key-that-follows';
const WRONG = 'a-key-of-another-service';
const WITH_KEY = { auth: { api_key: KEY } };

/** A gateway of a team, which asks nobody for a key. */
@WebSocketGateway()
class NotesGateway {
  private readonly notes: object[] = [];

  @SubscribeMessage('write_note')
  write(@MessageBody() note: object): object {
    this.notes.push(note);
    return { written: note };
  }

  @OpenToEverybody()
  @SubscribeMessage('read_notes')
  read(): object {
    return { notes: this.notes };
  }
}

@Module({ providers: [NotesGateway] })
class NotesModule {}

describe('over Socket.IO a server with API keys', () => {
  let table: Table;
  let rest: RestClient;
  let game: string;

  beforeAll(async () => {
    table = await Table.set({ config: { API_KEYS: `${KEY}, ${NEXT}` }, modules: [NotesModule] });
    rest = new RestClient(table.orchestrator.url, { authorization: `Bearer ${KEY}` });
    ({ game_id: game } = await rest.createGame({ speed: 'watch' }));
    await rest.control(game, 'pause');
  });

  afterAll(() => table[Symbol.asyncDispose]());

  const setSpeed = async (spectator: RawSpectator, speed: string): Promise<object> => spectator.setSpeed(game, speed);

  it('lets everybody watch, and refuses to change the speed without one', async () => {
    const spectator = await table.spectator();
    expect(await spectator.join(game)).toMatchObject({ success: true });
    expect(await spectator.request('get_state', { game_id: game })).toMatchObject({ success: true });
    const missing = { success: false, code: 'api_key_missing', error: expect.any(String) };
    expect(await setSpeed(spectator, 'fast')).toEqual(missing);
    spectator.send('set_speed', { game_id: game, speed: 'fast' });
    const emitted = await spectator.until(({ event }) => event === 'game:error');
    expect(emitted.payload).toMatchObject({ game_id: game, code: 'api_key_missing', recoverable: true });
    expect(await rest.game(game)).toMatchObject({ speed: 'watch' });
    expect(await spectator.leave(game)).toMatchObject({ success: true });
    expect(spectator.received.map(({ event }) => event)).not.toContain('exception');
  });

  it.each([{ api_key: WRONG }, { token: WRONG }, { api_key: 'x'.repeat(50_000) }])(
    'refuses a wrong one',
    async (auth) => {
      const answer = await setSpeed(await table.spectator({ auth }), 'fast');
      expect(answer).toMatchObject({ success: false, code: 'api_key_unknown' });
    },
  );

  it.each([{ api_key: 7 }, { api_key: { token: KEY } }, { token: [KEY] }, { apiKey: KEY }])(
    'takes %j for none',
    async (auth) => {
      const answer = await setSpeed(await table.spectator({ auth }), 'fast');
      expect(answer).toMatchObject({ success: false, code: 'api_key_missing' });
    },
  );

  it.each([
    { handshake: WITH_KEY, speed: 'slow' },
    { handshake: { auth: { token: NEXT } }, speed: 'fast' },
    { handshake: { extraHeaders: { authorization: `Bearer ${KEY}` } }, speed: 'normal' },
    { handshake: { extraHeaders: { 'x-api-key': KEY } }, speed: 'watch' },
  ])('lets in $handshake', async ({ handshake, speed }) => {
    expect(await setSpeed(await table.spectator(handshake), speed)).toEqual({ success: true, game_id: game, speed });
  });

  it('asks for one on every message of any other gateway, but on those that are open by name', async () => {
    const stranger = await table.spectator();
    stranger.send('write_note', { by: 'a stranger' });
    const { payload } = await stranger.until(({ event }) => event === 'exception');
    expect(payload).toEqual({ success: false, code: 'api_key_missing', error: expect.any(String) });
    const known = await table.spectator(WITH_KEY);
    expect(await known.request('write_note', { by: 'a friend' })).toEqual({ written: { by: 'a friend' } });
    expect(await stranger.request('read_notes', {})).toEqual({ notes: [{ by: 'a friend' }] });
  });
});

describe('over Socket.IO a server without API keys', () => {
  it('lets everybody control', async () => {
    await using table = await Table.set({ modules: [NotesModule] });
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    const spectator = await table.spectator();
    expect(await spectator.setSpeed(id, 'slow')).toMatchObject({ success: true });
    expect(await spectator.request('write_note', { by: 'anybody' })).toEqual({ written: { by: 'anybody' } });
  });
});

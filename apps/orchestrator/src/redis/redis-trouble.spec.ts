import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { PinoLog } from '#libs/service';
import { RedisConnections } from './redis-connections.js';
import { type Certificate, RedisServer } from './testing/index.js';

const run = promisify(execFile);

let folder: string;
let plain: RedisServer;
let encrypted: RedisServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  const tls: Certificate = { certificate: join(folder, 'redis.pem'), key: join(folder, 'redis.key') };
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', tls.key, '-out', tls.certificate];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...names, ...files]);
  [plain, encrypted] = await Promise.all([RedisServer.start(), RedisServer.start({ tls })]);
  const admin = new Redis(plain.url);
  await admin.acl('SETUSER', 'player', 'on', '>hunter2', '~*', '&*', '+@all');
  await admin.acl('SETUSER', 'default', 'nopass');
  admin.disconnect();
});
afterAll(async () => {
  await Promise.all([plain[Symbol.asyncDispose](), encrypted[Symbol.asyncDispose]()]);
  await rm(folder, { recursive: true });
});

/** The lines that connections to this address log until they have named a reason. */
async function linesOf(url: string): Promise<{ lines: string[]; connections: RedisConnections; client: Redis }> {
  const lines: string[] = [];
  let named = (): void => {};
  const isNamed = new Promise<void>((resolve) => (named = resolve));
  const write = (line: string): void => {
    lines.push(line);
    if (line.includes('Redis cannot be used')) named();
  };
  const connections = await RedisConnections.to(url, PinoLog.named('test', 'debug', { write }));
  const client = connections.connect('client');
  await isNamed;
  return { lines, connections, client };
}

async function nextAttempt(client: Redis): Promise<void> {
  await new Promise<void>((resolve) => client.once('reconnecting', () => resolve()));
}

describe('a Redis that cannot be used', () => {
  it.each([
    ['a wrong password', () => `redis://player:hunter2x@127.0.0.1:${plain.port}`, /WRONGPASS.*check user and password/],
    ['a database that does not exist', () => `${plain.url}/99`, /DB index is out of range .*name another/],
    [
      'TLS where there is none',
      () => `rediss://:hunter2@127.0.0.1:${plain.port}`,
      /does not speak TLS at this port.*redis:\/\//,
    ],
    [
      'no TLS where there is',
      () => `redis://:hunter2@127.0.0.1:${encrypted.port}`,
      /speaks TLS at this port.*rediss:\/\//,
    ],
    ['a certificate of unknown origin', () => encrypted.url, /certificate.*NODE_EXTRA_CA_CERTS/],
    ['nothing at the address', () => 'redis://:hunter2@127.0.0.1:1', /ECONNREFUSED/],
  ])('is reported with its reason, once, and without a password: %s', async (_name, url, reason) => {
    const { lines, connections, client } = await linesOf(url());
    // Several attempts of two connections.
    for (let attempt = 0; attempt < 3; attempt++) await nextAttempt(client);
    const reasons = lines.filter((line) => line.includes('Redis cannot be used'));
    // A connection can break while it is read or written, and is then reported once for each.
    expect(new Set(reasons.map((line) => /"reason":"[^"]*"/.exec(line)?.[0])).size).toBe(reasons.length);
    expect(reasons.length).toBeLessThanOrEqual(2);
    expect(reasons[0]).toMatch(reason);
    expect(lines.join('')).not.toContain('hunter2');
    expect(await connections.isHealthy()).toBe(false);
    connections.onApplicationShutdown();
  });

  it('may send several errors about one connection', async () => {
    const { connections, client } = await linesOf(encrypted.url);
    const [error] = await new Promise<[Error]>((resolve) => client.once('error', (first: Error) => resolve([first])));
    expect(error.message).toContain('certificate');
    for (let more = 0; more < 3; more += 1) client.stream.emit('error', new Error('tlsv1 alert decode error'));
    await nextAttempt(client);
    connections.onApplicationShutdown();
  });

  it('is not used by another database number than the one that was asked for', async () => {
    const { connections, client } = await linesOf(`${plain.url}/99`);
    let isWritten = false;
    void client.set('games', '1').then(
      () => (isWritten = true),
      () => undefined,
    );
    for (let attempt = 0; attempt < 3; attempt++) await nextAttempt(client);
    connections.onApplicationShutdown();
    expect(isWritten).toBe(false);
    const admin = new Redis(plain.url);
    expect(await admin.keys('*')).toEqual([]);
    admin.disconnect();
  });
});

describe('a subscription that Redis refuses after a reconnection', () => {
  it('is logged with the right that is missing, and harms nothing', async () => {
    const admin = new Redis(plain.url);
    await admin.acl('SETUSER', 'listener', 'on', '>hunter3', '~*', '&orchestrator:*', '+@all');
    const lines: string[] = [];
    let logged = (): void => {};
    const isLogged = new Promise<void>((resolve) => (logged = resolve));
    const write = (line: string): void => {
      lines.push(line);
      if (line.includes('NOPERM')) logged();
    };
    const url = `redis://listener:hunter3@127.0.0.1:${plain.port}`;
    const connections = await RedisConnections.to(url, PinoLog.named('test', 'debug', { write }));
    const client = connections.connect('client');
    await client.ssubscribe('orchestrator:game:a', 'orchestrator:game:b');
    // Redis ends the connections of those who are subscribed to a channel that they may no longer read.
    await admin.acl('SETUSER', 'listener', 'resetchannels');
    await isLogged;
    const refusals = lines.filter((line) => line.includes('Redis cannot be used') && line.includes('NOPERM'));
    expect(refusals.length).toBeGreaterThan(0);
    for (const line of refusals) expect(line).toContain('&orchestrator:*');
    await expect(client.ssubscribe('orchestrator:game:c')).rejects.toThrow('NOPERM');
    expect(lines.join('')).not.toContain('hunter3');
    connections.onApplicationShutdown();
    admin.disconnect();
  });
});

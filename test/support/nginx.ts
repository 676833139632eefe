import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { endWithUs, freePort } from '../../libs/service/src/testing/index.js';

/** The path that the documented configuration puts the server below. */
export const PREFIX = '/arena';

export interface Nginx extends AsyncDisposable {
  readonly port: number;
  /** The certificate it shows, for `localhost` and `arena.example`. */
  readonly ca: string;
}

/** A real nginx, with TLS, configured as in docs/operating.md, before the server at `target`. */
export async function startNginx(target: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  const names = 'subjectAltName=DNS:localhost,DNS:arena.example';
  const how = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', ...how, '-subj', '/CN=localhost', '-addext', names, ...files], {
    stdio: 'ignore',
  });
  const server = documented()
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('/etc/ssl/certs/arena.example.pem', certificate)
    .replace('/etc/ssl/private/arena.example.key', key)
    .replaceAll('http://127.0.0.1:3000', target.replace('localhost', '127.0.0.1'));
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, around(folder, server));
  const path = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin`;
  const nginx = spawn('nginx', ['-p', folder, '-c', config], {
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  endWithUs(nginx, { folder });
  const ended = once(nginx, 'close');
  await untilListening(nginx.stderr);
  const stop = async (): Promise<void> => {
    nginx.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { port, ca: readFileSync(certificate, 'utf8'), [Symbol.asyncDispose]: stop };
}

function documented(): string {
  const [, block] = /```nginx\n([^`]*)```/.exec(readFileSync('docs/operating.md', 'utf8')) ?? [];
  if (block === undefined) throw new Error('docs/operating.md has no configuration of nginx.');
  return block;
}

/** What a distribution's nginx.conf has around it; started by root, it would give its files to another user. */
function around(folder: string, server: string): string {
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid ${join(folder, 'nginx.pid')};
error_log stderr notice;
events {}
http {
  access_log off;
  ${kept.join('\n  ')}
${server}
}
`;
}

async function untilListening(output: NodeJS.ReadableStream): Promise<void> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: output })) {
    lines.push(line);
    if (line.includes('start worker process ')) {
      output.resume();
      return;
    }
  }
  throw new Error(`nginx did not start:\n${lines.join('\n')}`);
}

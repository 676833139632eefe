import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Agent, request } from 'undici';
import { endWithUs, freePort } from '../../libs/service/src/testing/index.js';
import { until } from './until.js';

/** The path that the documented configurations put the server below. */
export const PREFIX = '/arena';

const HOST = 'arena.example';

interface Files {
  readonly folder: string;
  readonly certificate: string;
  readonly key: string;
  /** Both in one file. */
  readonly bundle: string;
}

interface Kind {
  /** The language of its block in docs/load-balancers.md, and the name of its program. */
  readonly program: string;
  readonly args: (config: string) => readonly string[];
  /** The documented configuration with a port and files of its own, and what a distribution's has around it. */
  readonly configure: (documented: string, port: number, files: Files) => string;
}

const KINDS = {
  nginx: {
    program: 'nginx',
    args: (config) => ['-c', config],
    configure: (documented, port, { folder, certificate, key }) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid ${folder}/pid;
error_log stderr;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
  ${documented
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace(`/etc/ssl/certs/${HOST}.pem`, certificate)
    .replace(`/etc/ssl/private/${HOST}.key`, key)}
}`,
  },
  caddy: {
    program: 'caddy',
    args: (config) => ['run', '--adapter', 'caddyfile', '--config', config],
    configure: (documented, port, { folder, certificate, key }) => `
{
  admin off
  auto_https disable_redirects
  storage file_system ${folder}
}
${documented
  .replace(`${HOST} {`, `https://localhost:${port}, https://${HOST}:${port} {\n  bind 127.0.0.1`)
  .replace(`/etc/ssl/certs/${HOST}.pem`, certificate)
  .replace(`/etc/ssl/private/${HOST}.key`, key)}`,
  },
  haproxy: {
    program: 'haproxy',
    args: (config) => ['-db', '-f', config],
    configure: (documented, port, { bundle }) => `
global
  log stderr local0 warning
${documented.replace('bind :443', `bind 127.0.0.1:${port}`).replace(`/etc/haproxy/${HOST}.pem`, bundle)}
`,
  },
} as const satisfies Record<string, Kind>;

export type BalancerKind = keyof typeof KINDS;
export const BALANCERS: readonly BalancerKind[] = ['nginx', 'caddy', 'haproxy'];

/** A real proxy with TLS before one server or two replicas, configured as in docs/load-balancers.md. */
export class LoadBalancer implements AsyncDisposable {
  private constructor(
    readonly port: number,
    /** The certificate it shows, for `localhost` and `arena.example`. */
    readonly ca: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async start(name: BalancerKind, first: string, second = first): Promise<LoadBalancer> {
    const { program, args, configure }: Kind = KINDS[name];
    const files = certified();
    const port = await freePort();
    const documented = blockOf(name)
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${new URL(first).port}`)
      .replaceAll('127.0.0.1:3001', `127.0.0.1:${new URL(second).port}`);
    const config = join(files.folder, 'config');
    writeFileSync(config, configure(documented, port, files));
    const path = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin`;
    const lines: string[] = [];
    const balancer = spawn(program, args(config), {
      // Where Caddy keeps what it knows.
      env: { ...process.env, PATH: path, XDG_CONFIG_HOME: files.folder, XDG_DATA_HOME: files.folder },
      stdio: 'pipe',
    });
    for (const output of [balancer.stdout, balancer.stderr])
      output.on('data', (data: Buffer) => lines.push(String(data)));
    endWithUs(balancer, { folder: files.folder });
    const ended = once(balancer, 'close');
    const ca = readFileSync(files.certificate, 'utf8');
    const dispatcher = new Agent({ connect: { ca } });
    const isUp = async (): Promise<boolean> => {
      if (balancer.exitCode !== null) throw new Error(`${name} did not start:\n${lines.join('')}`);
      const answer = await request(`${addressAt(port)}/health/ready`, { dispatcher }).catch(() => undefined);
      await answer?.body.dump();
      // Any answer of the server: it may not know the name.
      return answer !== undefined && answer.statusCode < 500;
    };
    await until((up) => up, isUp);
    return new LoadBalancer(port, ca, async () => {
      await dispatcher.destroy();
      balancer.kill('SIGTERM');
      await ended;
      await rm(files.folder, { recursive: true, force: true });
    });
  }

  get url(): string {
    return addressAt(this.port);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

function addressAt(port: number): string {
  return `https://localhost:${port}${PREFIX}`;
}

function blockOf(language: string): string {
  const text = readFileSync('docs/load-balancers.md', 'utf8');
  const [, block] = new RegExp(`\`\`\`${language}\\n([^\`]*)\`\`\``).exec(text) ?? [];
  if (block === undefined) throw new Error(`docs/load-balancers.md has no configuration of ${language}.`);
  return block;
}

function certified(): Files {
  const folder = mkdtempSync(join(tmpdir(), 'balancer-'));
  const [certificate, key, bundle] = ['certificate', 'key', 'bundle'].map((name) => join(folder, `${name}.pem`)) as [
    string,
    string,
    string,
  ];
  const names = `subjectAltName=DNS:localhost,DNS:${HOST}`;
  const how = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', ...how, '-subj', '/CN=localhost', '-addext', names, ...files], {
    stdio: 'ignore',
  });
  writeFileSync(bundle, readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'));
  return { folder, certificate, key, bundle };
}

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly ports?: readonly string[];
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly deploy?: {
    readonly replicas?: number | string;
    readonly resources: { readonly limits: { readonly cpus: string; readonly memory: string; readonly pids: number } };
  };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, null>>;
}

/** Whose settings begin how. */
const SERVICES = {
  orchestrator: 'ORCHESTRATOR_',
  replica: 'ORCHESTRATOR_',
  'game-engine': 'GAME_ENGINE_',
  'ai-agent': 'AI_AGENT_',
} as const;

/** Where spans are sent, and which. */
const TRACES = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_HEADERS_FILE',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
];

/** Where a container keeps nothing, or where `npm start` alone reads it. */
const NOT_IN_CONTAINERS = ['ORCHESTRATOR_DATA_DIR', 'ORCHESTRATOR_HOST', 'ORCHESTRATOR_DEMO_GAME'];
const NOT_IN_THE_ENGINE = ['GAME_ENGINE_DATA_DIR', 'GAME_ENGINE_HOST'];
/** They contain the password of Postgres, and are given as a file alone. */
const AS_A_FILE_ALONE = ['ORCHESTRATOR_DATABASE_URL', 'GAME_ENGINE_DATABASE_URL'];
/** A secret that may be in a file; the address of Redis has none in it here. */
const SECRET = /_(?:DATABASE_URL|AGENT_SECRET|WEBHOOKS|WEBHOOK_SECRET|API_KEYS|API_KEY)$/;

function fileNamed(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
}

function composeFile(): Compose {
  return parse(fileNamed('docker-compose.yml'), { merge: true }) as Compose;
}

/** What a service reads, as .env.example has it. */
function settingsOf(prefix: string): readonly string[] {
  const left = [...NOT_IN_CONTAINERS, ...NOT_IN_THE_ENGINE];
  const names = [...fileNamed('.env.example').matchAll(/^# ?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name);
  const own = names.filter((name) => name.startsWith(prefix) && !left.includes(name));
  const files = own.filter((name) => SECRET.test(name)).map((name) => `${name}_FILE`);
  return [...new Set([...own, ...files])].filter((name) => !AS_A_FILE_ALONE.includes(name)).toSorted();
}

describe('docker-compose.yml', () => {
  const compose = composeFile();
  const services = Object.entries(compose.services);

  it.each(Object.entries(SERVICES))('gives %s every setting that it reads, and none of the others', (name, prefix) => {
    const all = Object.keys(compose.services[name]?.environment ?? {});
    // Those of OpenTelemetry are the same for all of them.
    expect(all.filter((variable) => variable.startsWith('OTEL_')).toSorted()).toEqual(TRACES);
    const given = all.filter((variable) => !variable.startsWith('OTEL_'));
    expect(given.toSorted()).toEqual(settingsOf(prefix));
  });

  it('passes no file on as a whole', () => {
    expect(fileNamed('docker-compose.yml')).not.toContain('env_file');
  });

  it.each(services)('limits processors, memory and processes of %s', (_name, service) => {
    const { cpus, memory, pids } = service.deploy?.resources.limits ?? {};
    expect(cpus).toMatch(/^(?:\d|\$\{)/);
    expect(memory).toMatch(/^(?:\d+[MG]|\$\{\w+:-\d+[MG]\})$/);
    expect(pids).toBeGreaterThan(0);
  });

  it('starts one replica by itself, and three behind a load balancer in a profile', () => {
    const inProfile = (profile: string): readonly string[] =>
      services.filter(([, { profiles }]) => profiles?.includes(profile)).map(([name]) => name);
    expect(services.filter(([, { profiles }]) => profiles === undefined).map(([name]) => name)).toEqual([
      'orchestrator',
      'game-engine',
      'ai-agent',
      'redis',
      'postgres',
    ]);
    expect(inProfile('replicas')).toEqual(['replica', 'load-balancer']);
    expect(inProfile('monitoring')).toEqual(['prometheus', 'grafana']);
    expect(inProfile('traces')).toEqual(['jaeger']);
    expect(compose.services['replica']?.deploy?.replicas).toBe(3);
    expect(compose.services['orchestrator']?.deploy?.replicas).toBe('${SINGLE_REPLICAS:-1}');
  });

  it('publishes one port to everybody, and that of monitoring to the machine itself', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published).toEqual([
      // The same one: they cannot both run by mistake.
      ['orchestrator', '${PUBLISHED_PORT:-3000}:3000'],
      ['load-balancer', '${PUBLISHED_PORT:-3000}:80'],
      ['prometheus', '127.0.0.1:9090:9090'],
      ['grafana', '127.0.0.1:3001:3000'],
      ['jaeger', '127.0.0.1:16686:16686'],
      ['ollama', '11434:11434'],
    ]);
  });

  it('contains no password', () => {
    const text = fileNamed('docker-compose.yml');
    expect(text).not.toMatch(/:\/\/[^\s/@]+:[^\s/@]+@/);
    expect(text).not.toMatch(/PASSWORD: *\S/);
  });

  it.each(services)('names for %s secrets, services, volumes and files that exist', (_name, service) => {
    const { secrets = [], volumes = [], depends_on = {}, environment = {} } = service;
    expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining([...secrets]));
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
    const sources = volumes.map((volume) => volume.split(':')[0] ?? '');
    const there = (source: string): boolean =>
      source.startsWith('./secrets/') || existsSync(source) || source in compose.volumes;
    expect(sources.filter((source) => !there(source))).toEqual([]);
    const read = Object.values(environment).map((value) => /^\/run\/secrets\/(\w+)$/.exec(value ?? '')?.[1]);
    expect([...new Set(read)].filter((secret) => secret !== undefined)).toEqual(secrets);
  });
});

describe('the files of deploy/compose', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin` };
  beforeAll(() => cpSync('deploy/compose', join(folder, 'deploy/compose'), { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const makeSecrets = (variables: Readonly<Record<string, string>> = {}): string =>
    execFileSync('sh', [join(folder, 'deploy/compose/make-secrets.sh')], {
      env: { ...env, ...variables },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const secret = (file: string): string => readFileSync(join(folder, file), 'utf8').trimEnd();

  it('make every secret that docker-compose.yml names, once', () => {
    const compose = composeFile();
    expect(() => makeSecrets({ POSTGRES_PASSWORD: 'p@ss/word' })).toThrow('POSTGRES_PASSWORD may have letters');
    makeSecrets();
    const files = Object.values(compose.secrets).map(({ file }) => file);
    const before = files.map(secret);
    expect(new Set(before).size).toBe(files.length);
    const password = secret('secrets/postgres-password');
    expect(password).toMatch(/^[0-9a-f]{48}$/);
    expect(new URL(secret('secrets/database-url')).password).toBe(password);
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
    expect(makeSecrets({ POSTGRES_PASSWORD: 'other' })).toBe('');
    expect(files.map(secret)).toEqual(before);
  });

  it('take the password of a database that exists', () => {
    rmSync(join(folder, 'secrets'), { recursive: true, force: true });
    makeSecrets({ POSTGRES_PASSWORD: 'orchestrator' });
    expect(secret('secrets/database-url')).toBe('postgres://orchestrator:orchestrator@postgres:5432/orchestrator');
  });

  it('are a configuration of nginx and one of Prometheus', () => {
    mkdirSync(join(folder, 'logs'));
    // Debian's nginx is older than `resolve`, and no name server knows the replicas here.
    const server = fileNamed('deploy/compose/nginx.conf')
      .replace('server replica:3000 resolve;', 'server 127.0.0.1:3000;')
      .replace('listen 80;', `listen unix:${folder}/socket;`);
    expect(server).not.toContain('resolve;');
    const config = join(folder, 'nginx.conf');
    writeFileSync(config, `pid ${folder}/pid;\nevents {}\nhttp {\naccess_log off;\n${server}}\n`);
    execFileSync('nginx', ['-t', '-q', '-p', folder, '-c', config], { env, stdio: 'pipe' });
    cpSync('monitoring/alerts.yml', join(folder, 'deploy/compose/alerts.yml'));
    execFileSync('promtool', ['check', 'config', join(folder, 'deploy/compose/prometheus.yml')], { stdio: 'pipe' });
  });
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kustomize, type Resource } from './support/kustomize.js';
import { INSTALLATION_MS, Python } from './support/python.js';

const FOLDER = 'deploy/kubernetes';
/** The oldest and the newest version that the manifests are for. */
const VERSIONS = ['1.30.0', '1.37.0'];
const DEPLOYMENTS = ['api', 'loop', 'gateway', 'game-engine', 'ai-agent'];
const OF_ORCHESTRATORS = ['api', 'loop', 'gateway'];
const SCALED = ['api', 'loop', 'gateway', 'ai-agent'];

interface Probe {
  readonly httpGet?: { readonly path: string };
}

interface Deployment extends Resource {
  readonly spec: {
    readonly strategy: { readonly type: string };
    readonly replicas?: number;
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly enableServiceLinks: boolean;
        readonly securityContext: { readonly runAsNonRoot: boolean };
        readonly volumes: readonly Readonly<Record<string, unknown>>[];
        readonly containers: readonly {
          readonly image: string;
          readonly env: readonly { readonly name: string; readonly value: string }[];
          readonly livenessProbe: Probe;
          readonly readinessProbe: Probe;
          readonly resources: Readonly<Record<'requests' | 'limits', Readonly<Record<'cpu' | 'memory', string>>>>;
          readonly securityContext: unknown;
        }[];
      };
    };
  };
}

function deployment(resources: readonly Resource[], name: string): Deployment {
  const found = resources.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name);
  if (!found) throw new Error(`no deployment is named ${name}`);
  return found as Deployment;
}

const names = (resources: readonly Resource[], kind: string): readonly string[] =>
  resources.filter((resource) => resource.kind === kind).map(({ metadata }) => metadata.name);

describe('the manifests of Kubernetes', () => {
  const base = kustomize(join(FOLDER, 'base'));

  it('have the roles, the engine and the agents, and no secret, Redis or Postgres', () => {
    expect(names(base, 'Deployment')).toEqual(DEPLOYMENTS);
    expect(names(base, 'Secret')).toEqual([]);
    const roles = OF_ORCHESTRATORS.map((name) => deployment(base, name).spec.template.spec.containers[0]?.env);
    expect(roles).toEqual(['api,gateway', 'loop', 'gateway'].map((value) => [{ name: 'ORCHESTRATOR_ROLES', value }]));
  });

  it.each(DEPLOYMENTS)('run %s without rights, with limits and with secrets as files', (name) => {
    const { spec } = deployment(base, name).spec.template;
    // A service named game-engine would otherwise set GAME_ENGINE_PORT.
    expect(spec.enableServiceLinks).toBe(false);
    expect(spec.securityContext.runAsNonRoot).toBe(true);
    expect(spec.containers[0]?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    for (const kind of ['requests', 'limits'] as const)
      expect(Object.keys(spec.containers[0]?.resources[kind] ?? {})).toEqual(['cpu', 'memory']);
    expect(spec.volumes).toEqual([
      expect.objectContaining({ name: 'secrets', secret: expect.anything() }),
      expect.objectContaining({ name: 'tmp', emptyDir: expect.anything() }),
    ]);
  });

  it.each(OF_ORCHESTRATORS)('restart %s where it does not live, and send requests where it is ready', (name) => {
    const [container] = deployment(base, name).spec.template.spec.containers;
    expect(container?.livenessProbe.httpGet?.path).toBe('/health/live');
    expect(container?.readinessProbe.httpGet?.path).toBe('/health/ready');
  });

  it('scale and protect what may have several pods; the engine is one process', () => {
    expect(names(base, 'HorizontalPodAutoscaler')).toEqual(SCALED);
    expect(names(base, 'PodDisruptionBudget')).toEqual(SCALED);
    // A number here would undo what the autoscaler has set, each time the manifests are applied.
    expect(SCALED.map((name) => deployment(base, name).spec.replicas)).toEqual(SCALED.map(() => undefined));
    expect(deployment(base, 'game-engine').spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  });

  it('keep long polling to one pod, in both usual ways', () => {
    const annotations = base.flatMap(({ metadata }) => Object.entries(metadata.annotations ?? {}));
    expect(annotations).toContainEqual(['nginx.ingress.kubernetes.io/upstream-hash-by', '$remote_addr']);
    expect(annotations).toContainEqual(['traefik.ingress.kubernetes.io/service.sticky.cookie', 'true']);
  });

  it('are changed by the example: namespace, image, host', () => {
    const built = kustomize(join(FOLDER, 'overlays/example'));
    expect(new Set(built.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['arena']));
    for (const name of DEPLOYMENTS)
      expect(deployment(built, name).spec.template.spec.containers[0]?.image).toMatch(/^registry\.example\/.*:\d/);
    expect(built.find(({ kind }) => kind === 'Ingress')).toMatchObject({
      spec: { rules: [{ host: 'arena.example' }] },
    });
  });
});

describe('the schemas of Kubernetes', () => {
  let python: Python;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kubernetes-'));
    python = await Python.with('kubernetes-requirements.txt');
  }, INSTALLATION_MS);
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  const mistakesIn = async (resources: readonly unknown[], version: string): Promise<string> => {
    const file = join(folder, 'resources.json');
    await writeFile(file, JSON.stringify(resources));
    return python.run('validate_kubernetes.py', file, version);
  };

  it.each(VERSIONS)('of version %s are what the base and every overlay follow', async (version) => {
    const overlays = (await readdir(join(FOLDER, 'overlays'))).map((name) => `overlays/${name}`);
    expect(overlays.length).toBeGreaterThan(0);
    const resources = ['base', ...overlays].flatMap((name) => kustomize(join(FOLDER, name)));
    expect(await mistakesIn(resources, version)).toBe('');
  });

  it('find a field that does not exist', async () => {
    const wrong = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'wrong' }, spec: { port: [] } };
    expect(await mistakesIn([wrong], '1.37.0')).toContain('Service wrong: spec:');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly engines?: Versions;
  readonly bin?: Versions;
  readonly dependencies?: Versions;
}

interface Lock {
  readonly packages: Readonly<Record<string, Manifest>>;
}

const SCOPE = '@game-orchestrator/';
const NAMES = ['orchestrator', 'protocol', 'spectator-client'];

function textOf(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(textOf(`${folder}package.json`)) as Manifest;
}

/** test/e2e/packages has what npm makes of them. */
describe('the packages', () => {
  const root = manifestOf('');
  const { packages: locked } = JSON.parse(textOf('package-lock.json')) as Lock;

  it.each(NAMES)('%s has the version and the licence of the whole', (name) => {
    const { version, license } = manifestOf(`packages/${name}/`);
    expect({ version, license }).toEqual({ version: root.version, license: root.license });
  });

  it.each(NAMES)('%s depends on the versions that are tested here, and on its siblings of the same version', (name) => {
    const { dependencies = {} } = manifestOf(`packages/${name}/`);
    const expected = (dependency: string): string | undefined =>
      dependency.startsWith(SCOPE) ? root.version : root.dependencies?.[dependency];
    const names = Object.keys(dependencies);
    expect(dependencies).toEqual(Object.fromEntries(names.map((dependency) => [dependency, expected(dependency)])));
  });

  it.each(NAMES)('%s is in the lock file as it is', (name) => {
    const { version, dependencies } = manifestOf(`packages/${name}/`);
    expect(locked[`packages/${name}`]).toMatchObject({ version, ...(dependencies && { dependencies }) });
  });

  it('have together every dependency of the whole', () => {
    const all = NAMES.map((name) => manifestOf(`packages/${name}/`).dependencies);
    expect(Object.assign({}, ...all)).toMatchObject(root.dependencies ?? {});
  });

  it('orchestrator has the programs of the whole, runs on the same Node, and each program can be started by its name', () => {
    const { bin = {}, engines } = manifestOf('packages/orchestrator/');
    expect(bin).toMatchObject(root.bin ?? {});
    expect(engines).toEqual(root.engines);
    const sources = Object.values(bin).map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
    for (const source of sources) expect(textOf(source)).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

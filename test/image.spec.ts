import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

/** What the image has none of, although `npm ci --omit=dev` installs it. */
const LEFT_OUT = 'typescript';

function fileNamed(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
}

describe('Dockerfile', () => {
  const dockerfile = fileNamed('Dockerfile');
  const { packages } = JSON.parse(fileNamed('package-lock.json')) as Lock;

  it('labels the image with the version of package.json', () => {
    const { version } = JSON.parse(fileNamed('package.json')) as { readonly version: string };
    expect(dockerfile).toContain(`org.opencontainers.image.version="${version}"`);
  });

  it('leaves out TypeScript, which npm installs', () => {
    expect(dockerfile).toContain(`rm -r node_modules/${LEFT_OUT}`);
    // If this fails, npm leaves it out by itself, and the line of the Dockerfile fails the build.
    expect(packages[`node_modules/${LEFT_OUT}`]).toMatchObject({ devOptional: true });
  });

  it('leaves out nothing that a package of the image needs', () => {
    const installed = Object.entries(packages).filter(([path, { dev = false }]) => path !== '' && !dev);
    const needing = installed.filter(([, { dependencies, peerDependencies, peerDependenciesMeta }]) => {
      const isOptionalPeer = peerDependenciesMeta?.[LEFT_OUT]?.optional ?? false;
      return dependencies?.[LEFT_OUT] !== undefined || (peerDependencies?.[LEFT_OUT] !== undefined && !isOptionalPeer);
    });
    expect(needing.map(([path]) => path)).toEqual([]);
  });
});

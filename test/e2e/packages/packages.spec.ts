import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame, CreateGame } from '#libs/protocol';
import { EmptyProject } from '../../support/empty-project.js';
import { PublishedPackages } from '../../support/published-packages.js';
import { range } from '../../support/spectator-log.js';
import { openBrowser, openPage } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { BrowserBundle } from './browser-bundle.js';
import { packagesImportedBy, strangersIn } from './contents.js';
import { blockOf, examples, inRoot } from './documented.js';

const TSC = inRoot('node_modules/typescript/bin/tsc');
const JEST = inRoot('node_modules/jest/bin/jest.js');
/** Types alone: the compiler and Jest are those of the checkout. */
const FOR_DEVELOPMENT = ['@types/node@20', '@jest/globals@30'];
/** How long compiling declarations and installing two hundred packages may take on a busy machine; it takes 30 s on another. */
const INSTALL_MS = 400_000;
const CLIENT_MAX_BYTES = 25_000;

const GAME: CreateGame = {
  agents: [
    { name: 'Ada', personality: 'aggressive' },
    { name: 'Grace', personality: 'conservative' },
  ],
  settings: { speed: 'instant', seed: 7, max_turns: 40 },
};

describe('the packages, as npm publishes them', () => {
  let packages: PublishedPackages;
  let project: EmptyProject;
  beforeAll(async () => {
    packages = await PublishedPackages.pack();
    project = await EmptyProject.create();
    await project.install([...packages.tarballs, ...FOR_DEVELOPMENT]);
  }, INSTALL_MS);
  afterAll(async () => {
    await project?.[Symbol.asyncDispose]();
    await packages?.[Symbol.asyncDispose]();
  });

  describe.each(['protocol', 'spectator-client', 'orchestrator'])('%s', (name) => {
    it('contains what runs and what describes it, and nothing else', () => {
      const paths = [...packages.get(name).files.keys()];
      expect(strangersIn(name, paths)).toEqual([]);
      expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    });

    it('has every file that its manifest names', () => {
      const { files } = packages.get(name);
      const named = (files.get('package.json') ?? '').match(/(?<="(\.\/)?)dist\/[^"*]+\.(js|ts)/g) ?? [];
      expect(named.filter((path) => !files.has(path))).toEqual([]);
      expect(named).not.toEqual([]);
    });

    it('names no file of this machine, and no source map', () => {
      const texts = [...packages.get(name).files].filter(([path]) => /\.(m?js|ts|json|html|css)$/.test(path));
      const naming = (part: string): string[] => texts.filter(([, text]) => text.includes(part)).map(([path]) => path);
      expect(naming(inRoot(''))).toEqual([]);
      expect(naming('sourceMappingURL=')).toEqual([]);
      expect(naming("'#libs/protocol'")).toEqual([]);
      expect(naming('"#libs/protocol"')).toEqual([]);
    });

    it('depends on what it imports, and on nothing else', () => {
      const { files } = packages.get(name);
      const manifest = JSON.parse(files.get('package.json') ?? '') as Manifest;
      const code = [...files].filter(([path]) => /\.(m?js|d\.m?ts)$/.test(path) && !path.includes('/public/'));
      const imported = new Set(code.flatMap(([, text]) => packagesImportedBy(text)));
      const { dependencies = {}, peerDependenciesMeta = {} } = manifest;
      const declared = [...Object.keys(dependencies), ...Object.keys(peerDependenciesMeta)];
      expect([...imported].toSorted()).toEqual(declared.toSorted());
    });
  });

  it('compile the examples of the documentation, resolved as in Node and as for a bundler', async () => {
    for (const [file, text] of await examples()) await project.write(`src/${file}`, text);
    await project.write('tsconfig.json', await blockOf('docs/extending.md', 'json'));
    const asForBundler = ['--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler', '--skipLibCheck'];
    const [compiled, checked] = await Promise.all([
      project.node([TSC, '-p', '.']),
      project.node([TSC, '-p', '.', ...asForBundler]),
    ]);
    expect(compiled + checked).toBe('');
  });

  it('test a port of the project with its contract suite, in Jest', async () => {
    const config = JSON.stringify({ transform: {}, testMatch: ['**/dist/*.spec.js'] });
    const env = { NODE_OPTIONS: '--experimental-vm-modules', NODE_NO_WARNINGS: '1' };
    const printed = await project.node([JEST, '--rootDir', '.', '--config', config], env);
    expect(printed).toMatch(/Tests: +\d\d passed/);
  });

  it('have a client that is small without socket.io-client', async () => {
    const code = await BrowserBundle.codeOf(project, ['socket.io-client']);
    expect(code).toMatch(/from ?"socket\.io-client"/);
    // Minified and not compressed; compressed it is a third.
    expect(Buffer.byteLength(code)).toBeLessThan(CLIENT_MAX_BYTES);
    expect(gzipSync(code).length).toBeLessThan(CLIENT_MAX_BYTES / 2);
  });

  describe('in a folder where they are installed', () => {
    let arena: BuiltArena;
    let id: string;
    let events: number;
    beforeAll(async () => {
      arena = await BuiltArena.npxIn(project.folder, { ORCHESTRATOR_DEMO_GAME: 'false' });
      await arena.untilHealthy();
      id = (await arena.post<CreatedGame>('/games', GAME)).game_id;
    });
    afterAll(async () => arena?.dispose());

    it('follow a game by a program in JavaScript', async () => {
      await project.write('follow.js', await blockOf('packages/spectator-client/README.md', 'js'));
      const lines = (await project.node(['follow.js', arena.url, id])).trim().split('\n');
      events = lines.length;
      expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(range(1, events));
      expect(lines.at(-1)).toMatch(/ game:ended/);
    });

    it('follow the same game in a browser', async () => {
      await using bundle = await BrowserBundle.serve(project);
      const browser = await openBrowser();
      const { page, complaints } = await openPage(browser);
      await page.goto(`${bundle.url}?url=${encodeURIComponent(arena.url)}&game=${id}`);
      await page.locator('#ended').waitFor();
      await expect(page.locator('#ended').textContent()).resolves.toBe(`${events} game:ended`);
      await browser.close();
      expect(complaints).toEqual([]);
    });

    it('show the page, from the package', async () => {
      const answer = await fetch(arena.url);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      expect(answer.headers.get('orchestrator-version')).toMatch(/^\d+\.\d+\.\d+$/);
      expect((await fetch(`${arena.url}/docs/`)).status).toBe(200);
    });

    it('have the programs orchestrator, play and validate-agent', async () => {
      const env = { ORCHESTRATOR_URL: arena.url };
      const [list, validated, played] = await Promise.all([
        project.run('npx', ['orchestrator', 'list', '--json'], env),
        project.run('npx', ['validate-agent', arena.urlOf('AI_AGENT_PORT')]),
        project.run('npx', ['play', '--against', 'aggressive,analytical', '-n', '1', '--max-turns', '40', '--json']),
      ]);
      expect(list).toContain(id);
      expect(validated).toContain('This agent can play.');
      expect(played).toContain('"games"');
    });
  });
});

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, object>>;
}

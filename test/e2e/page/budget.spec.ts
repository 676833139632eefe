import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const BUILT = fileURLToPath(new URL('../../../dist/apps/spectator/public/', import.meta.url));
const MOST_BYTES = 140_000;
/** What the board of a game adds: it is known when the game is read, and loaded then. */
const MOST_BYTES_OF_A_BOARD = 7_500;

/** A file of the build and what it cannot do without; as Vite's manifest has it. */
interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

/** A worker starts when the first view is there. */
const isNeededFirst = (asset: string): boolean => !asset.includes('-worker-');

type Manifest = Readonly<Record<string, Chunk>>;

function needs(manifest: Manifest, key: string): readonly string[] {
  const { file = '', css = [], assets = [], imports = [] } = manifest[key] ?? {};
  return [file, ...css, ...assets.filter(isNeededFirst), ...imports.flatMap((next) => needs(manifest, next))];
}

async function gzipped(files: readonly string[]): Promise<number> {
  const sizes = [...new Set(files)].map(async (file) => gzipSync(await readFile(BUILT + file), { level: 9 }).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Document, scripts, styles and font of a first view, as they cross the wire. */
describe('the first view', () => {
  it.each(['lobby', 'game-page'])('of the %s is under 140 kB gzipped', async (name) => {
    const manifest = JSON.parse(await readFile(`${BUILT}.vite/manifest.json`, 'utf8')) as Manifest;
    const screen = Object.keys(manifest).find((key) => manifest[key]?.name === name);
    const files = ['index.html', ...needs(manifest, 'index.html'), ...needs(manifest, screen ?? '')];
    const size = await gzipped(files);
    expect(size).toBeGreaterThan(MOST_BYTES / 4);
    expect(size).toBeLessThan(MOST_BYTES);
  });

  it.each(['monopoly', 'grid', 'cards', 'text', 'plain'])('needs less than 7.5 kB for a board: %s', async (kind) => {
    const manifest = JSON.parse(await readFile(`${BUILT}.vite/manifest.json`, 'utf8')) as Manifest;
    const keyOf = (name: string): string => Object.keys(manifest).find((key) => manifest[key]?.name === name) ?? '';
    const known = new Set([...needs(manifest, 'index.html'), ...needs(manifest, keyOf('game-page'))]);
    const board = needs(manifest, keyOf(`${kind}-view`)).filter((file) => file !== '' && !known.has(file));
    const size = await gzipped(board);
    expect(size).toBeGreaterThan(300);
    expect(size).toBeLessThan(MOST_BYTES_OF_A_BOARD);
  });

  it('asks nobody else for anything', async () => {
    const document = await readFile(`${BUILT}index.html`, 'utf8');
    expect(document).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import type { EmptyProject } from '../../support/empty-project.js';
import { inRoot } from './documented.js';

const ENTRY = `
import { isKnownEvent, SpectatorClient } from '@game-orchestrator/spectator-client';

const query = new URLSearchParams(location.search);
const client = new SpectatorClient(query.get('url'));
const game = await client.watch(query.get('game'), { afterSeq: 0 });
let count = 0;
for await (const event of game) {
  count += 1;
  if (!isKnownEvent(event) || event.event !== 'game:ended') continue;
  document.body.innerHTML = \`<p id="ended">\${count} \${event.event}</p>\`;
}
client.close();
`;
const DOCUMENT =
  '<!doctype html><title>game</title><link rel="icon" href="data:," /><script type="module" src="./page.js"></script>';
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** A page of the project that follows a game, bundled by Vite and served. */
export class BrowserBundle implements AsyncDisposable {
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async serve(project: EmptyProject): Promise<BrowserBundle> {
    await project.write('page/page.js', ENTRY);
    await project.write('page/index.html', DOCUMENT);
    await bundle(project, { root: project.path('page'), build: { outDir: project.path('bundled'), target: 'es2023' } });
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const file = pathname === '/' ? '/index.html' : pathname;
      readFile(project.path(`bundled${file}`)).then(
        (content) => response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain').end(content),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return new BrowserBundle(`http://127.0.0.1:${port}/`, server);
  }

  /** All that spectator-client exports, minified, without the packages that are external. */
  static async codeOf(project: EmptyProject, external: readonly string[]): Promise<string> {
    await project.write('all.js', `export * from '@game-orchestrator/spectator-client';`);
    const outDir = project.path('all');
    const rolldownOptions = {
      input: project.path('all.js'),
      external,
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'all.js' },
    };
    await bundle(project, {
      root: project.folder,
      build: { outDir, target: 'es2023', modulePreload: false, rolldownOptions },
    });
    return readFile(join(outDir, 'all.js'), 'utf8');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Runs Vite as a program of its own: it cannot be loaded in Jest. */
async function bundle(project: EmptyProject, config: object): Promise<void> {
  await project.write('vite.config.js', `export default ${JSON.stringify(config)};`);
  await project.node([
    inRoot('node_modules/vite/bin/vite.js'),
    'build',
    '--config',
    'vite.config.js',
    '--logLevel',
    'warn',
  ]);
}

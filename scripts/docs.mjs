// npm run docs: writes docs/openapi.json and docs/asyncapi.json, as the built orchestrator serves them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { fail, log } from './log.mjs';
import { DIST, inRoot } from './paths.mjs';

/**
 * @typedef {{ url: string, close(): Promise<void> }} Service
 * @typedef {{ loadOrchestratorConfig: (variables: object) => object, startOrchestrator: (config: object) => Promise<Service> }} Built
 */

/** What the test compares the files with is served with these settings too. */
const SETTINGS = {
  ORCHESTRATOR_HOST: '127.0.0.1',
  ORCHESTRATOR_PORT: '0',
  ORCHESTRATOR_LOG_LEVEL: 'silent',
  ORCHESTRATOR_PUBLIC_URL: 'http://localhost:3000',
};
const ORCHESTRATOR = join(DIST, 'apps/orchestrator/src/index.js');
const DOCUMENTS = { '/docs-json': 'openapi.json', '/asyncapi.json': 'asyncapi.json' };

try {
  await ensureInstalled();
  await ensureBuilt();
  await write();
} catch (error) {
  fail(error);
}

async function write() {
  const { format } = await import('prettier');
  const folder = await mkdtemp(join(tmpdir(), 'docs-'));
  /** @type {Built} */
  const { loadOrchestratorConfig, startOrchestrator } = await import(pathToFileURL(ORCHESTRATOR).href);
  const service = await startOrchestrator(loadOrchestratorConfig({ ...SETTINGS, ORCHESTRATOR_DATA_DIR: folder }));
  try {
    for (const [path, file] of Object.entries(DOCUMENTS)) {
      const answer = await fetch(service.url + path);
      const text = await format(await answer.text(), { parser: 'json', printWidth: 120 });
      await writeFile(inRoot('docs', file), text);
      log(`docs/${file}`);
    }
  } finally {
    await service.close();
    await rm(folder, { recursive: true });
  }
}

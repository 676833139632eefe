import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Program, ServiceProcess } from '../service-process.js';
import { NO_LIMITS } from '../../../apps/orchestrator/src/access/limits/no-limits.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

type App = 'orchestrator' | 'game-engine' | 'ai-agent' | 'arena';

/** Where a run keeps what it needs. */
export interface Site {
  readonly folder: string;
  readonly built: string;
}

/** Copies what was built, so that the run is not disturbed by the next build. */
export async function copyBuilt(folder: string): Promise<string> {
  const built = join(folder, 'built');
  await mkdir(built);
  for (const part of ['dist', 'package.json']) await cp(join(ROOT, part), join(built, part), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(built, 'node_modules'));
  return built;
}

export function gameEngine(site: Site, port: number): ServiceProcess {
  return service(site, 'game-engine', { name: 'game-engine', port, variables: engineVariables(site, port) });
}

export function engineVariables(site: Site, port: number): Record<string, string> {
  return {
    GAME_ENGINE_HOST: '127.0.0.1',
    GAME_ENGINE_PORT: String(port),
    GAME_ENGINE_DATA_DIR: join(site.folder, 'engine-data'),
    GAME_ENGINE_LOG_LEVEL: 'warn',
  };
}

export function aiAgent(site: Site, port: number): ServiceProcess {
  const variables = { AI_AGENT_HOST: '127.0.0.1', AI_AGENT_PORT: String(port), AI_AGENT_LOG_LEVEL: 'warn' };
  return service(site, 'ai-agent', { name: 'ai-agent', port, variables });
}

export function orchestratorVariables(site: Site, port: number, agentUrl: string): Record<string, string> {
  return {
    ORCHESTRATOR_HOST: '127.0.0.1',
    ORCHESTRATOR_PORT: String(port),
    ORCHESTRATOR_AI_AGENT_URL: agentUrl,
    ORCHESTRATOR_DATA_DIR: join(site.folder, 'orchestrator-data'),
    ORCHESTRATOR_LOG_LEVEL: 'warn',
    ...NO_LIMITS,
  };
}

export function service(site: Site, app: App, program: Omit<Program, 'main' | 'folder'>): ServiceProcess {
  const main = join(site.built, 'dist/apps', app, 'src/main.js');
  return new ServiceProcess({ ...program, main, folder: site.folder });
}

/** Starts them together; resolves when all of them answer. */
export async function startAll(services: readonly ServiceProcess[]): Promise<void> {
  for (const one of services) one.start();
  await Promise.all(services.map(async (one) => one.untilReady()));
}

export async function killAll(services: readonly ServiceProcess[]): Promise<void> {
  await Promise.all(services.map(async (one) => one.kill()));
}

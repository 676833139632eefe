import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** Whose settings begin how. */
const SERVICES = { orchestrator: 'ORCHESTRATOR_', 'game-engine': 'GAME_ENGINE_', 'ai-agent': 'AI_AGENT_' } as const;

/** Where a container keeps nothing, or where `npm start` alone reads it. */
const NOT_IN_CONTAINERS = ['ORCHESTRATOR_DATA_DIR', 'ORCHESTRATOR_HOST', 'ORCHESTRATOR_DEMO_GAME'];
const NOT_IN_THE_ENGINE = ['GAME_ENGINE_DATA_DIR', 'GAME_ENGINE_HOST'];

function fileNamed(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
}

/** The names of the variables that a service of docker-compose.yml is given. */
function variablesOf(service: string): string[] {
  const [, rest = ''] = fileNamed('docker-compose.yml').split(`\n  ${service}:\n`);
  const [own = ''] = rest.split(/\n {2}[\w-]+:\n/);
  return [...own.matchAll(/^ {6}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);
}

describe('docker-compose.yml', () => {
  const settings = [...fileNamed('.env.example').matchAll(/^# ?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name);

  it.each(Object.entries(SERVICES))(
    'gives the %s every setting that it reads, and none of the others',
    (service, prefix) => {
      const left = [...NOT_IN_CONTAINERS, ...NOT_IN_THE_ENGINE];
      const expected = settings.filter((name) => name.startsWith(prefix) && !left.includes(name));
      expect(variablesOf(service).toSorted()).toEqual([...new Set(expected)].toSorted());
    },
  );

  it('passes no file on as a whole', () => {
    expect(fileNamed('docker-compose.yml')).not.toContain('env_file');
  });
});

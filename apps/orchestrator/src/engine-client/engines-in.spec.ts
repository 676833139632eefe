import { describe, expect, it } from '@jest/globals';
import { loadOrchestratorConfig } from '../config.js';
import { withEngine } from './engines-in.js';

const URL = 'ORCHESTRATOR_GAME_ENGINE_URL';
const ENGINES = 'ORCHESTRATOR_GAME_ENGINES';

describe('the engines of an orchestrator', () => {
  it('is one at a local address, unless something else is set', () => {
    expect(loadOrchestratorConfig({})).toMatchObject({
      gameEngineUrl: 'http://localhost:8000',
      gameEngines: [],
      defaultEngine: 'default',
    });
  });

  it('have names; the first is the default one', () => {
    const variables = { [ENGINES]: ' monopoly=http://a:8000/ , go.9 = https://b.example/x?y=z ' };
    expect(loadOrchestratorConfig(variables)).toMatchObject({
      gameEngineUrl: 'http://a:8000',
      gameEngines: [
        { name: 'monopoly', url: 'http://a:8000' },
        { name: 'go.9', url: 'https://b.example/x?y=z' },
      ],
      defaultEngine: 'monopoly',
    });
  });

  it.each([
    ['of the same address', 'http://b:1/', 'b'],
    ['where none has its address', 'http://c:1', 'default'],
  ])('leave the old variable the default, under the name %s', (_, url, defaultEngine) => {
    const config = loadOrchestratorConfig({ [URL]: url, [ENGINES]: 'a=http://a:1,b=http://b:1' });
    expect(config.defaultEngine).toBe(defaultEngine);
    expect(`${config.gameEngineUrl}/`.startsWith(url)).toBe(true);
  });

  it.each([
    ['a=http://a:1,b', 'place 2'],
    ['a:b=http://a:1', 'place 1'],
    ['=http://a:1', 'place 1'],
    ['a=ftp://a', 'place 1'],
    ['a=secret:word@', 'place 1'],
    ['a=http://a:1,a=http://b:1', 'two engines of the name a'],
    ['http://a:1', 'place 1'],
  ])('are not %s', (engines, mistake) => {
    const start = (): unknown => loadOrchestratorConfig({ [ENGINES]: engines });
    expect(start).toThrow(mistake);
    expect(start).not.toThrow('secret');
  });

  it('cannot have the name of the default one, which is another', () => {
    const start = (): unknown => loadOrchestratorConfig({ [URL]: 'http://a:1', [ENGINES]: 'default=http://b:1' });
    expect(start).toThrow('calls an engine default');
  });

  it.each([
    [undefined, 'connect_four=http://here'],
    [' chess=http://a , ', ' chess=http://a ,connect_four=http://here'],
    ['connect_four=http://mine', 'connect_four=http://mine'],
  ])('of a list are one more, unless it has that name: %s', (list, engines) => {
    expect(withEngine(list, 'connect_four', 'http://here')).toBe(engines);
  });
});

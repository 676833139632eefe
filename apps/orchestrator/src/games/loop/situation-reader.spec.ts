import { describe, expect, it } from '@jest/globals';
import { PinoLog } from '#libs/service';
import { GameEngines } from '../engines/game-engines.js';
import { FakeGameEngineClient } from '../../engine-client/testing/index.js';
import { DECIDED, stateOf } from '../domain/testing/sessions.js';
import { SituationReader } from './situation-reader.js';

describe('an executed action', () => {
  it('has its malformed events dropped, each alone, with a line in the log that names the reason', async () => {
    const lines: string[] = [];
    const log = PinoLog.named('test', 'warn', { write: (line: string) => void lines.push(line) });
    const reader = new SituationReader(new GameEngines(new FakeGameEngineClient()), log);
    const events = [{ type: 'disc:dropped' }, { type: 'game:ended' }];
    const execution = { kind: 'executed', result: { success: true, events }, state: stateOf() } as const;

    const executed = await reader.executed(DECIDED, execution, new AbortController().signal);

    expect(executed.events).toEqual([{ event: 'disc:dropped', payload: {} }]);
    expect(executed.result['events']).toEqual([{ type: 'disc:dropped' }]);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { game_id: 'g', step: 1, count: 1, malformed: [expect.stringMatching(/^event 2 .*game:ended/)] },
    ]);
    await reader.executed(DECIDED, { ...execution, result: { success: true } }, new AbortController().signal);
    expect(lines).toHaveLength(1);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/protocol';
import type { Change } from './change.js';
import { begin, fail, pause, requestStep, resume, setSpeed, stop, suspend } from './lifecycle.js';
import type { Refusal } from './refusal.js';
import type { GameSession } from './session.js';
import { ASKED, COMPLETED, FAILED, PAUSED, RUNNING, STARTING, STOPPED, WAITING } from './testing/sessions.js';

const SESSIONS = {
  starting: STARTING,
  running: RUNNING,
  'in a step': ASKED,
  paused: PAUSED,
  waiting: WAITING,
  completed: COMPLETED,
  stopped: STOPPED,
  failed: FAILED,
} satisfies Record<string, GameSession>;

const COMMANDS = {
  pause,
  resume: (session: GameSession) => resume(session),
  stop: (session: GameSession) => stop(session),
  step: requestStep,
  speed: (session: GameSession) => setSpeed(session, 'fast'),
};

/** "status: events" after the command, or the refusal's name. */
function shown(outcome: Change | Refusal): string {
  if (isRefusal(outcome)) return outcome.refused;
  return [outcome.session.status, ...outcome.events.map(({ event }) => event)].join(' ');
}

describe('what an operator can do in which status', () => {
  it.each`
    from           | pause                   | resume                    | stop                      | step                 | speed
    ${'starting'}  | ${'game_starting'}      | ${'game_starting'}        | ${'stopped game:stopped'} | ${'game_starting'}   | ${'starting game:speed'}
    ${'running'}   | ${'paused game:paused'} | ${'running'}              | ${'stopped game:stopped'} | ${'game_not_paused'} | ${'running game:speed'}
    ${'in a step'} | ${'running'}            | ${'running'}              | ${'stopped game:stopped'} | ${'game_not_paused'} | ${'running game:speed'}
    ${'paused'}    | ${'paused'}             | ${'running game:resumed'} | ${'stopped game:stopped'} | ${'paused'}          | ${'paused game:speed'}
    ${'waiting'}   | ${'paused'}             | ${'running game:resumed'} | ${'stopped game:stopped'} | ${'paused'}          | ${'paused game:speed'}
    ${'completed'} | ${'game_completed'}     | ${'game_completed'}       | ${'game_completed'}       | ${'game_completed'}  | ${'game_completed'}
    ${'stopped'}   | ${'game_stopped'}       | ${'game_stopped'}         | ${'stopped'}              | ${'game_stopped'}    | ${'game_stopped'}
    ${'failed'}    | ${'game_failed'}        | ${'running game:resumed'} | ${'stopped game:stopped'} | ${'game_failed'}     | ${'failed game:speed'}
  `('$from', ({ from = '', ...expected }: Record<string, string>) => {
    const session: GameSession = Object.entries(SESSIONS).find(([name]) => name === from)?.[1] ?? STARTING;
    const outcomes = Object.entries(COMMANDS).map(([name, command]) => [name, shown(command(session))]);
    expect(Object.fromEntries(outcomes)).toEqual(expected);
  });

  it('a pause in the middle of a step waits for its end, and a resume takes it back', () => {
    const pausing = pause(ASKED);
    expect(pausing).toMatchObject({ session: { status: 'running', pausing: true, stage: ASKED.stage } });
    expect(isRefusal(pausing) || resume(pausing.session)).toMatchObject({ session: { pausing: false } });
  });

  it('a stop shows the state again where something was hidden in it, and only there', () => {
    const hiding = { ...ASKED, hasHidden: true };
    expect(stop(hiding)).toMatchObject({ snapshot: { state: hiding.state, after: 1 } });
    expect(stop(ASKED)).not.toHaveProperty('snapshot');
  });

  it('a pause by an operator keeps a game that waits for its engine from going on by itself', () => {
    expect(pause(WAITING)).toMatchObject({ session: { by: 'operator' } });
  });

  it('the speed that a game has already is no event', () => {
    expect(setSpeed(RUNNING, RUNNING.speed)).toEqual({ session: RUNNING, events: [] });
  });

  it('a failed game that is resumed starts counting refusals anew', () => {
    expect(resume({ ...FAILED, refusals: 6, lastRefusal: 'no' })).toMatchObject({
      session: { refusals: 0, lastRefusal: null },
    });
  });
});

describe('what the loop does to a game', () => {
  it('a game begins with its announcement and its first snapshot', () => {
    expect(begin(STARTING)).toMatchObject({
      session: { status: 'running', stage: { name: 'ready' } },
      events: [{ event: 'game:started', payload: { players: [{ name: 'Ann' }, { name: 'Bob' }] } }],
      snapshot: { after: 1 },
    });
    expect(begin(RUNNING)).toMatchObject({ refused: 'stale_step' });
  });

  it('an engine that stays away pauses the game, recoverably, and the stage is kept', () => {
    expect(suspend(ASKED, 'no answer')).toMatchObject({
      session: { status: 'paused', by: 'dependency', stage: ASKED.stage },
      events: [
        { event: 'game:error', payload: { error: 'no answer', code: 'engine_unavailable', recoverable: true } },
        { event: 'game:paused', payload: { reason: 'engine_unavailable' } },
      ],
    });
  });

  it('a pause that was asked for meanwhile is the operator’s', () => {
    expect(suspend({ ...RUNNING, pausing: true }, 'no answer')).toMatchObject({ session: { by: 'operator' } });
  });

  it('a single step that meets an engine that is away is given up', () => {
    const outcome = suspend({ ...PAUSED, stepping: true }, 'no answer');
    expect(shown(outcome)).toBe('paused game:error');
    expect(outcome).toMatchObject({ session: { stepping: false, by: 'operator' } });
  });

  it('a failure keeps its reason, and an end that came first stands', () => {
    expect(fail(RUNNING, 'engine_nonsense', 'what?')).toMatchObject({
      session: { status: 'failed', error: 'what?' },
      events: [{ event: 'game:error', payload: { code: 'engine_nonsense', recoverable: false } }],
    });
    expect(fail(STOPPED, 'x', 'y')).toMatchObject({ refused: 'stale_step' });
    expect(suspend(COMPLETED, 'y')).toMatchObject({ refused: 'stale_step' });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { GameState, JoinedGame } from '#libs/protocol';
import { readMessage } from './message.js';
import { Timeline, type TimelineUpdate } from './timeline.js';

const STATE: GameState = { status: 'in_progress', current_player_index: 0, players: [{ id: 'p1', name: 'One' }] };

function joined(seq: number, fields: Partial<JoinedGame> = {}): JoinedGame {
  return { success: true, game_id: 'g', seq, status: 'running', speed: 'normal', state: STATE, ...fields };
}

function receive(timeline: Timeline, name: string, seq: number, fields: object = {}): string[] {
  const message = readMessage(name, { ...fields, game_id: 'g', seq, at: '' });
  if (!message || message.kind === 'unnumbered') throw new Error(`not a message: ${name}`);
  return timeline.receive(message).map(label);
}

function label(update: TimelineUpdate): string {
  return update.kind === 'event' ? `${update.event.event} ${update.event.seq}` : `snapshot ${update.snapshot.seq}`;
}

describe('Timeline', () => {
  it('starts at the current event of the server, and delivers what overtook the answer to the join', () => {
    const timeline = new Timeline();
    expect(receive(timeline, 'turn:start', 8)).toEqual([]);
    expect(timeline.joined(joined(7)).map(label)).toEqual(['turn:start 8', 'snapshot 7']);
  });

  it('delivers a snapshot after the events that it includes', () => {
    const timeline = new Timeline(5);
    expect(timeline.joined(joined(7)).map(label)).toEqual([]);
    expect(timeline.state).toEqual(STATE);
    expect(receive(timeline, 'turn:start', 6)).toEqual(['turn:start 6']);
    expect(receive(timeline, 'turn:end', 7)).toEqual(['turn:end 7', 'snapshot 7']);
  });

  it('detects from a snapshot that an event is missing', () => {
    const timeline = new Timeline();
    timeline.joined(joined(7));
    expect(receive(timeline, 'game:state', 9, { ...STATE })).toEqual([]);
    expect(timeline.incomplete).toBe(true);
  });

  it('does not take a state that was asked for as a sign of missing events', () => {
    const timeline = new Timeline();
    timeline.joined(joined(7));
    expect(timeline.refreshed(STATE, 9)).toEqual([]);
    expect(timeline.incomplete).toBe(false);
  });

  it('delivers the same snapshot once', () => {
    const timeline = new Timeline();
    timeline.joined(joined(7));
    expect(timeline.joined(joined(7))).toEqual([]);
    expect(receive(timeline, 'game:state', 7, { ...STATE })).toEqual([]);
  });

  it.each([
    ['game:paused', {}, { status: 'paused' }],
    ['game:resumed', {}, { status: 'running' }],
    ['game:stopped', {}, { status: 'stopped' }],
    ['game:ended', {}, { status: 'completed' }],
    ['game:error', { recoverable: true }, { status: 'running' }],
    ['game:error', { recoverable: false }, { status: 'failed' }],
    ['game:speed', { speed: 'fast' }, { speed: 'fast' }],
  ])('learns from %s %j that the game is %j', (name, fields, expected) => {
    const timeline = new Timeline();
    timeline.joined(joined(7));
    receive(timeline, name, 8, fields);
    expect(timeline.progress).toMatchObject(expected);
  });

  it('believes the answer to the join over older events that are sent again', () => {
    const timeline = new Timeline(0);
    timeline.joined(joined(2, { status: 'paused' }));
    receive(timeline, 'game:started', 1);
    expect(timeline.progress.status).toBe('paused');
  });

  it('is over once every event of a finished game was delivered', () => {
    const timeline = new Timeline(0);
    timeline.joined(joined(2, { status: 'completed' }));
    expect(timeline.over).toBe(false);
    receive(timeline, 'game:started', 1);
    receive(timeline, 'game:ended', 2);
    expect(timeline.over).toBe(true);
  });
});

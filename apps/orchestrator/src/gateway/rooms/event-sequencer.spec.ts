import { beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import type { Envelope } from '#libs/protocol';
import type { EncodedEvent } from '../../games/ports/index.js';
import { commitTo, encodedFrom, gameAt } from '../testing/changes.js';
import { Gate } from '../testing/gate.js';
import { EventSequencer, type GameHistory } from './event-sequencer.js';
import type { StateChange } from './game-room.js';
import { WatchedGame } from './watched-game.js';

/** No test has the sequencer read as often. */
const MAX_FINDS = 50;

/** What is stored: the game up to `seq`, and its events perhaps further, since they are read later. */
class SlowHistory implements GameHistory {
  readonly finding = new Gate();
  readonly reading = new Gate();
  readonly failures: unknown[] = [];
  readonly readAfter: number[] = [];
  seq = 10;
  private finds = 0;
  eventsUpTo: number | undefined;
  isAway = false;

  async find(): Promise<WatchedGame> {
    this.finds += 1;
    if (this.finds > MAX_FINDS) throw new Error('The sequencer reads without end.');
    const game = WatchedGame.of(gameAt(this.seq));
    await this.finding.pass();
    if (this.isAway) throw new Error('away');
    return game;
  }

  async eventsAfter(_gameId: string, seq: number): Promise<readonly EncodedEvent[]> {
    this.readAfter.push(seq);
    await this.reading.pass();
    return encodedFrom(seq + 1, this.eventsUpTo ?? this.seq);
  }

  failed(_gameId: string, error: unknown): void {
    this.failures.push(error);
  }
}

describe('the sequencer of a game', () => {
  let history: SlowHistory;
  let emitted: (number | string)[];
  let sequencer: EventSequencer;
  beforeEach(() => {
    history = new SlowHistory();
    emitted = [];
    const room = {
      emitEvent: ({ seq }: EncodedEvent) => void emitted.push(seq),
      emitState: ({ baseSeq, state, patch }: StateChange, { seq }: Envelope) => {
        emitted.push(`snapshot ${baseSeq}-${seq}`);
        expect(JSON.parse(state)).toEqual(gameAt(seq).state);
        expect(JSON.parse(patch())).toEqual([{ op: 'replace', path: '/turn_number', value: seq }]);
      },
      emitThinking: () => undefined,
    };
    sequencer = new EventSequencer(WatchedGame.of(gameAt(10)), room, history);
  });

  it('emits the next change at once, and reads nothing', () => {
    sequencer.offer(commitTo(11));
    sequencer.offer(commitTo(12));
    expect(emitted).toEqual([11, 'snapshot 10-11', 12, 'snapshot 11-12']);
    expect(history.readAfter).toEqual([]);
  });

  it('drops a repeat, and reads nothing for it', async () => {
    history.finding.isShut = true;
    sequencer.offer(commitTo(11));
    sequencer.offer(commitTo(11));
    sequencer.offer(commitTo(10));
    // If it were reading, it would hold this one back.
    sequencer.offer(commitTo(12));
    expect(emitted).toEqual([11, 'snapshot 10-11', 12, 'snapshot 11-12']);
  });

  it('reads the events that a gap in the numbers has left out, and emits them first', async () => {
    history.seq = 13;
    sequencer.offer(commitTo(13));
    await sequencer.fillGap();
    expect(emitted).toEqual([11, 12, 13, 'snapshot 10-13']);
    expect(history.readAfter).toEqual([10]);
  });

  it('holds back changes while it reads, and emits them afterwards', async () => {
    history.seq = 12;
    history.reading.isShut = true;
    sequencer.offer(commitTo(12));
    await history.reading.arrival();
    sequencer.offer(commitTo(13));
    sequencer.offer(commitTo(14));
    expect(emitted).toEqual([]);
    history.reading.open();
    await sequencer.fillGap();
    expect(emitted).toEqual([11, 12, 'snapshot 10-12', 13, 'snapshot 12-13', 14, 'snapshot 13-14']);
  });

  it('does not repeat a change that it held back and has read meanwhile', async () => {
    history.seq = 13;
    history.reading.isShut = true;
    sequencer.offer(commitTo(12));
    await history.reading.arrival();
    sequencer.offer(commitTo(13));
    sequencer.offer(commitTo(14));
    history.reading.open();
    await sequencer.fillGap();
    expect(emitted).toEqual([11, 12, 13, 'snapshot 10-13', 14, 'snapshot 13-14']);
  });

  it('leaves an event that was stored while it read to its change, which brings the snapshot too', async () => {
    history.seq = 12;
    history.eventsUpTo = 13;
    await sequencer.fillGap();
    sequencer.offer(commitTo(13));
    expect(emitted).toEqual([11, 12, 'snapshot 10-12', 13, 'snapshot 12-13']);
  });

  it('reads once for several calls at the same time', async () => {
    history.seq = 12;
    history.reading.isShut = true;
    const fills = [sequencer.fillGap(), sequencer.fillGap()];
    await history.reading.arrival();
    await setImmediate();
    history.reading.open();
    await Promise.all(fills);
    expect(history.readAfter).toEqual([10]);
    expect(emitted).toEqual([11, 12, 'snapshot 10-12']);
  });

  it('emits no snapshot when there is no new one', async () => {
    await sequencer.fillGap();
    expect(emitted).toEqual([]);
  });

  it('reports a failed read, and reads again with the next change', async () => {
    history.seq = 13;
    history.isAway = true;
    sequencer.offer(commitTo(13));
    await expect(sequencer.fillGap()).rejects.toThrow('away');
    expect(history.failures).toHaveLength(1);
    expect(emitted).toEqual([]);
    history.isAway = false;
    history.seq = 14;
    sequencer.offer(commitTo(14));
    await sequencer.fillGap();
    expect(emitted).toEqual([11, 12, 13, 14, 'snapshot 10-14']);
  });

  it('reads again for a change that it held back during a failed read', async () => {
    history.seq = 14;
    history.isAway = true;
    history.finding.isShut = true;
    sequencer.offer(commitTo(13));
    await history.finding.arrival();
    sequencer.offer(commitTo(14));
    history.finding.letOneThrough();
    await history.finding.arrival();
    history.isAway = false;
    history.finding.open();
    await sequencer.fillGap();
    expect(emitted).toEqual([11, 12, 13, 14, 'snapshot 10-14']);
  });

  it.each([{ slow: 'finding' as const }, { slow: 'reading' as const }])(
    'emits nothing once it is closed, not even what it was $slow',
    async ({ slow }) => {
      history.seq = 13;
      history[slow].isShut = true;
      const filling = sequencer.fillGap();
      await history[slow].arrival();
      sequencer.close();
      sequencer.offer(commitTo(11));
      history[slow].open();
      await filling;
      expect(emitted).toEqual([]);
    },
  );

  it('emits no snapshot once it is closed between two pages', async () => {
    history.seq = 13;
    const filling = sequencer.fillGap();
    history.finding.isShut = true;
    await history.finding.arrival();
    expect(emitted).toEqual([11, 12, 13]);
    sequencer.close();
    history.finding.open();
    await filling;
    expect(emitted).toEqual([11, 12, 13]);
  });
});

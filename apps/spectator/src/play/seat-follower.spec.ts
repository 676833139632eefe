import { describe, expect, it } from '@jest/globals';
import type { SeatTurn, SeatView } from '#libs/protocol';
import { RequestFailed } from '../api/index.js';
import { readHeldSeat } from './held-seat.js';
import { openTableIn, startText } from './open-table.js';
import { NO_STATUS, SeatFollower, type SeatStatus } from './seat-follower.js';
import { headingOf } from './seat-words.js';
import { clockText, secondsLeft, turnNotice } from './turn-time.js';

const VIEW: SeatView = {
  game_id: 'g',
  player_id: 'p1',
  name: 'Ann',
  status: 'running',
  seq: 5,
  seat: 'held',
  state: { status: 'in_progress', current_player_index: 0, players: [] },
  turn: null,
  winner_id: null,
};
const OVER: SeatView = { ...VIEW, status: 'completed', winner_id: 'p1' };

function turn(id: string, seconds: number, lastError?: string): SeatTurn {
  const request = {
    player_id: 'p1',
    game_state: VIEW.state,
    valid_actions: [{ type: 'roll_dice' }],
    turn_phase: 'pre_roll',
    deadline_ms: seconds * 1_000,
    ...(lastError !== undefined && { last_error: lastError }),
  };
  return { request_id: id, deadline: '2026-01-01T00:00:00.000Z', request };
}

const asked = (id: string, seconds: number, lastError?: string): SeatView => ({
  ...VIEW,
  turn: turn(id, seconds, lastError),
});

/** A seat whose server answers in turn what is given, and a clock that pauses move. */
class Seat {
  readonly statuses: SeatStatus[] = [];
  readonly pauses: number[] = [];
  readonly sent: unknown[] = [];
  /** Seconds that the server was to wait for a turn. */
  readonly waits: number[] = [];
  readonly follower: SeatFollower;
  private now = 0;

  constructor(
    private readonly answers: (SeatView | Error)[],
    private readonly onPause: (seat: Seat) => void = () => undefined,
    decide: () => Promise<SeatView> = () => Promise.resolve(VIEW),
  ) {
    this.follower = new SeatFollower(
      {
        view: (wait) => {
          this.waits.push(wait);
          const next = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
          return next instanceof Error || next === undefined
            ? Promise.reject(next ?? new Error())
            : Promise.resolve(next);
        },
        decide: (...given) => {
          this.sent.push(given);
          return decide();
        },
        resign: () => Promise.resolve(VIEW),
        leave: () => Promise.resolve({ ...VIEW, seat: 'away' }),
      },
      (status) => void this.statuses.push(status),
      {
        now: () => this.now,
        pause: (ms) => {
          this.pauses.push(ms);
          this.now += ms;
          this.onPause(this);
          return Promise.resolve();
        },
      },
    );
  }

  get last(): SeatStatus {
    return this.statuses.at(-1) ?? NO_STATUS;
  }
}

describe('a seat on the page', () => {
  it('is followed until the game is over', async () => {
    const seat = new Seat([VIEW, asked('1', 30), VIEW, OVER]);
    await seat.follower.follow();
    expect(seat.last.view?.status).toBe('completed');
    expect(seat.statuses.map(({ deadlineAt }) => deadlineAt)).toContain(1_000 + 30_000);
    expect(seat.pauses[0]).toBe(1_000);
  });

  it('learns at once that another tab has answered, and waits for the next turn after that', async () => {
    const seat = new Seat([asked('1', 30), VIEW, OVER]);
    await seat.follower.follow();
    expect(seat.waits).toEqual([25, 0, 25]);
  });

  it('is away when a turn has passed without a sign of the person, until they come back', async () => {
    const seat = new Seat([asked('1', 9)]);
    await seat.follower.follow();
    expect(seat.last).toMatchObject({
      contact: 'away',
      deadlineAt: null,
      notice: 'Time was up: a default action was taken for you.',
    });
    expect(seat.pauses).toEqual([4_000, 4_000, 1_000]);
    const back = new Seat([asked('1', 2), OVER]);
    await back.follower.comeBack();
    expect(back.last).toMatchObject({ contact: 'there', view: { status: 'completed' } });
  });

  it('is away also where the server has gone on in the meantime: it is not asked, since that would be a sign', async () => {
    const seat = new Seat([asked('1', 2), asked('2', 9)]);
    await seat.follower.follow();
    expect(seat.last.contact).toBe('away');
    expect(seat.waits).toHaveLength(1);
  });

  it('is not away where the person was there and only too slow', async () => {
    const seat = new Seat([asked('1', 2), asked('1', 2), OVER], ({ follower }) => follower.noteActivity());
    await seat.follower.follow();
    expect(seat.statuses.some(({ contact }) => contact === 'away')).toBe(false);
    expect(seat.statuses.some(({ notice }) => notice?.startsWith('Time was up') === true)).toBe(true);
  });

  it('asks again, ever more rarely, while the server is away, and keeps the seat', async () => {
    const away = new RequestFailed(0, 'The server cannot be reached.');
    const seat = new Seat([away, away, away, OVER]);
    await seat.follower.follow();
    expect(seat.pauses).toEqual([1_000, 2_000, 4_000]);
    expect(seat.statuses.some(({ contact }) => contact === 'unreachable')).toBe(true);
    expect(seat.last).toMatchObject({ contact: 'there', notice: null });
  });

  it('is lost where another agent plays it for good', async () => {
    const seat = new Seat([new RequestFailed(403, 'Another agent plays this seat now.')]);
    await seat.follower.follow();
    expect(seat.last).toMatchObject({ contact: 'replaced', notice: 'Another agent plays this seat now.' });
  });

  it("shows the server's sentence about an illegal answer, and the question that corrects it", async () => {
    let decided: Promise<boolean> | undefined;
    const refused = new RequestFailed(400, 'pass_bid is not possible now. Correct it: the next answer is the last.');
    const seat = new Seat(
      [asked('1', 30), asked('2', 20, 'pass_bid is not possible now.'), OVER],
      ({ follower }) => void (decided ??= follower.decide({ type: 'pass_bid' }, 'Hm.')),
      () => Promise.reject(refused),
    );
    await seat.follower.follow();
    await expect(decided).resolves.toBe(false);
    expect(seat.sent).toEqual([['1', { type: 'pass_bid' }, 'Hm.']]);
    expect(seat.statuses.some(({ notice, view }) => notice === refused.message && view?.turn?.request_id === '2')).toBe(
      true,
    );
  });
});

describe('the words of a seat', () => {
  const players = new Map([['p2', 'Bob']]);
  it.each([
    [{ ...NO_STATUS, view: asked('1', 3) }, 'Your turn'],
    [{ ...NO_STATUS, view: VIEW }, 'Bob is to play'],
    [{ ...NO_STATUS, view: OVER }, 'You have won!'],
    [{ ...NO_STATUS, view: { ...OVER, winner_id: 'p2' } }, 'Bob has won'],
    [{ ...NO_STATUS, view: { ...OVER, winner_id: null } }, 'The game is over'],
    [{ ...NO_STATUS, view: VIEW, contact: 'away' as const }, 'You are away'],
  ])('are a heading: %#', (status, words) => {
    expect(headingOf(status, 'p1', players, 'Bob')).toBe(words);
  });

  it.each([
    [30, 30, 'Your turn: 30 seconds'],
    [30, 11, 'Your turn: 30 seconds'],
    [30, 10, '10 seconds left'],
    [60, 29, '30 seconds left'],
    [300, 300, 'Your turn: 5 minutes'],
    [1, 1, 'Your turn: 1 second'],
  ])('announce a turn of %d seconds of which %d are left: %s', (seconds, left, words) => {
    expect(turnNotice(seconds, left)).toBe(words);
  });

  it('count down in whole seconds', () => {
    expect([secondsLeft(1_500, 0), secondsLeft(0, 10)]).toEqual([2, 0]);
    expect([9, 125].map(clockText)).toEqual(['0:09', '2:05']);
  });

  it('name the seats that are open, and how long', () => {
    const atTable = [
      { id: 'p1', name: 'Seat 1', personality: 'random' },
      { id: 'p2', name: 'Ann', personality: 'guest' },
    ];
    const at = Date.parse('2026-01-01T00:00:00Z');
    const table = openTableIn({
      status: 'waiting',
      players: atTable,
      open_seats: ['p1'],
      start_by: '2026-01-01T00:05:00Z',
    });
    expect(table?.seats).toMatchObject([{ isOpen: true }, { isOpen: false, isGuest: true }]);
    expect(table && startText(table, at)).toBe(
      '1 seat is open. The game starts when it is taken, or in 5 minutes with an agent in each open seat.',
    );
    expect(openTableIn({ status: 'running', players: atTable })).toBeNull();
  });

  it.each([null, '[]', '{"playerId":"p1"}', '7'])('are none of what is no seat: %s', (stored) => {
    expect(readHeldSeat(stored)).toBeNull();
  });
});

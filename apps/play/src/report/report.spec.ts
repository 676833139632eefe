import { describe, expect, it } from '@jest/globals';
import { competitorsOf } from '../competitor.js';
import type { RecordedDecision, PlayedGame } from '../series/game-recorder.js';
import { jsonReport, type Series, textReport } from './report.js';
import { Tally } from './tally.js';

const COMPETITORS = competitorsOf(['http://localhost:9000'], ['random']);

const decision = (playerName: string, changes: Partial<RecordedDecision> = {}): RecordedDecision => ({
  playerName,
  durationMs: 4,
  isIllegal: false,
  isTimeout: false,
  isFailed: false,
  ...changes,
});

function game(index: number, winner: string | null, decisions: readonly RecordedDecision[] = []): PlayedGame {
  return { index, seed: index, gameId: 'g', seats: COMPETITORS.map(({ name }) => name), winner, turns: 30, decisions };
}

function series(games: readonly PlayedGame[], failures: readonly string[] = []): Series {
  const tally = new Tally(COMPETITORS);
  for (const one of games) tally.add(one);
  const options = {
    competitors: COMPETITORS,
    games: 20,
    rotateSeats: true,
    seed: 1,
    concurrency: 4,
    maxTurns: 1000,
    turnTimeout: 30,
    json: false,
    saveReplays: undefined,
  };
  return { options, tally, failures, seconds: 2 };
}

const WON = Array.from({ length: 12 }, (_, index) => game(index, 'localhost:9000'));

describe('a tally', () => {
  it('counts wins, decisions and what went wrong with them', () => {
    const troubled = [
      decision('random', { isIllegal: true, durationMs: 9 }),
      decision('random', { isTimeout: true, durationMs: 100 }),
      decision('random', { isFailed: true }),
      decision('random'),
      decision('somebody else'),
    ];
    const { tally } = series([game(0, 'random', troubled), game(1, null)]);
    expect(tally).toMatchObject({ games: 2, turns: 60, withoutWinner: 1 });
    expect(tally.rows()[1]).toMatchObject({
      games: 2,
      wins: 1,
      win_rate: 0.5,
      decisions: 4,
      illegal_rate: 0.25,
      timeout_rate: 0.25,
      failed_rate: 0.25,
      p50_ms: 4,
      p95_ms: 100,
    });
  });

  it('names who wins more or less often than chance, as soon as that is certain', () => {
    const verdicts = (games: readonly PlayedGame[]): readonly string[] =>
      series(games)
        .tally.rows()
        .map((row) => row.against_chance);
    expect(verdicts(WON.slice(0, 2))).toEqual(['unclear', 'unclear']);
    expect(verdicts(WON)).toEqual(['above', 'below']);
  });
});

describe('the report', () => {
  it('is a table for people', () => {
    const [titles, line, agent, random, , summary] = textReport(series(WON, ['Game 3 could not be played: no.'])).split(
      '\n',
    );
    expect(titles).toMatch(/^agent +games +wins +win rate +95 % interval +than 50 % +decisions +illegal/);
    expect(line).toMatch(/^─+ {2}─+/);
    expect(agent).toMatch(/^localhost:9000 +12 +12 +100\.0 % +75\.8 % – 100\.0 % +more +0 +0\.00 %/);
    expect(random).toMatch(/^random +12 +0 +0\.0 % +0\.0 % – 24\.2 % +less/);
    expect(summary).toBe('12 of 20 games in 2.0 s, 30 turns a game, 0 without a winner.');
    expect(textReport(series([], ['Game 3 could not be played: no.']))).toContain('✖ Game 3 could not be played: no.');
  });

  it('is JSON for programs, without what is secret', () => {
    expect(JSON.parse(jsonReport(series(WON)))).toMatchObject({
      settings: { games: 20, seed: 1, rotateSeats: true },
      games: 12,
      failures: [],
      agents: [
        { name: 'localhost:9000', wins: 12 },
        { name: 'random', url: null },
      ],
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { competitorsOf } from '../competitor.js';
import type { RecordedDecision, PlayedGame } from '../series/game-recorder.js';
import type { PlayOptions } from '../options.js';
import { jsonReport, markdownReport, type Series, textReport } from './report.js';
import { Tally } from './tally.js';

const COMPETITORS = competitorsOf([], ['http://localhost:9000'], ['random']);

const decision = (playerName: string, changes: Partial<RecordedDecision> = {}): RecordedDecision => ({
  playerName,
  durationMs: 4,
  isIllegal: false,
  isTimeout: false,
  isFailed: false,
  by: 'heuristic',
  ...changes,
});

function game(index: number, winner: string | null, decisions: readonly RecordedDecision[] = []): PlayedGame {
  return { index, seed: index, gameId: 'g', seats: COMPETITORS.map(({ name }) => name), winner, turns: 30, decisions };
}

function series(
  games: readonly PlayedGame[],
  failures: readonly string[] = [],
  changes: Partial<PlayOptions> = {},
): Series {
  const options = {
    competitors: COMPETITORS,
    game: undefined,
    gameOptions: undefined,
    games: 20,
    rotateSeats: true,
    seed: 1,
    concurrency: 4,
    maxTurns: 1000,
    turnTimeout: 30,
    mirrored: false,
    json: false,
    markdown: false,
    saveReplays: undefined,
    output: undefined,
    transcripts: false,
    budget: { usd: undefined, tokens: undefined },
    ...changes,
  };
  const tally = new Tally(options);
  for (const one of games) tally.add(one);
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
      standings: [
        { place: 1, name: 'localhost:9000', points: 12, share: { mean: 1 }, tied_with: [] },
        { place: 2, name: 'random', points: 0, share: { mean: 0 }, tied_with: [] },
      ],
    });
  });
});

describe('the report of a game with draws and scores', () => {
  const [agent = '', random = ''] = COMPETITORS.map(({ name }) => name);
  const ended = (index: number, ranks: readonly number[], scores: readonly (number | null)[]): PlayedGame => ({
    ...game(index, ranks[0] === ranks[1] ? null : ranks[0] === 1 ? agent : random),
    standings: [agent, random].map((name, at) => ({ name, rank: ranks[at] ?? 0, score: scores[at] ?? null })),
  });

  it('counts a draw as half a win of each, and takes the mean of the scores that there are', () => {
    const played = [
      ended(0, [1, 2], [3, -3]),
      ended(1, [1, 1], [0, 0]),
      ended(2, [1, 1], [0, 0]),
      ended(3, [2, 1], []),
    ];
    const poker = series(played, [], { game: 'openspiel:kuhn_poker' });
    expect(poker.tally).toMatchObject({ games: 4, withoutWinner: 2 });
    expect(poker.tally.rows()).toMatchObject([
      { wins: 1, draws: 2, win_rate: 0.5, mean_score: 1, against_chance: 'unclear' },
      { wins: 1, draws: 2, win_rate: 0.5, mean_score: -1, against_chance: 'unclear' },
    ]);
    const text = textReport(poker);
    expect(text).toMatch(/^agent +games +wins +draws +win rate +95 % interval +than 50 % +mean score +decisions/);
    expect(text).toContain('4 of 20 games of openspiel:kuhn_poker in 2.0 s');
  });

  it('does not take equal players of a drawish game for worse than chance', () => {
    const draws = Array.from({ length: 40 }, (_, index) => ended(index, [1, 1], []));
    expect(series(draws).tally.rows().map(({ against_chance: chance }) => chance)).toEqual(['unclear', 'unclear']); // prettier-ignore
  });

  it('has scores alone where one plays for themselves', () => {
    const alone: PlayedGame = { ...game(0, null), seats: [random], standings: [{ name: random, rank: 1, score: 4 }] };
    const competitors = COMPETITORS.slice(1);
    const solitaire = series([alone], [], { competitors, game: 'openspiel:solitaire' });
    expect(textReport(solitaire)).toMatch(/^agent +games +mean score +decisions/);
    expect(textReport(solitaire)).not.toMatch(/Wilson|without a winner|than 100/);
    expect(solitaire.tally.rows()).toMatchObject([{ wins: 0, draws: 0, mean_score: 4, against_chance: 'unclear' }]);
  });
});

describe('what models decided', () => {
  const usage = { outcome: 'answered', input_tokens: 100, output_tokens: 10, reasoning_tokens: 4, cost_usd: 0.002 };
  const byModel = decision('random', { by: 'model', usage });
  const played = [
    game(0, 'random', [
      byModel,
      byModel,
      byModel,
      decision('random', { by: 'heuristic', usage: { outcome: 'timeout', input_tokens: 100 } }),
      decision('random', { by: 'forced' }),
    ]),
  ];
  const competitors = COMPETITORS.map((one) => (one.name === 'random' ? { ...one, model: 'openai:gpt' } : one));

  it('is a share of the decisions with a choice; tokens and cost are those that were reported', () => {
    expect(series(played).tally.rows()[1]).toMatchObject({
      model_share: 0.75,
      outcomes: { answered: 3, timeout: 1 },
      input_tokens: 400,
      output_tokens: 30,
      reasoning_tokens: 12,
      cost_usd: 0.006,
    });
    expect(series(played).tally.rows()[0]).toMatchObject({ model_share: null, cost_usd: null });
    expect(series(played).tally.spent).toEqual({ usd: 0.006, tokens: 430 });
  });

  it('has columns where a seat has a model', () => {
    const text = textReport(series(played, [], { competitors }));
    expect(text).toMatch(/by model +tokens in +out +thinking +cost/);
    expect(text).toMatch(/random .*75\.0 % +400 +30 +12 +\$0\.0060/);
    expect(textReport(series(played))).not.toContain('by model');
    expect(markdownReport(series(played, [], { competitors }))).toMatch(/^\| agent \| games .*\n\| --- \| --: /);
  });
});

describe('whether a difference is real', () => {
  const rivals = COMPETITORS.map(({ name }) => name);
  const mirrored = { mirrored: true, rotateSeats: true };

  it('is asked of seeds of which all rotations are over: luck of the seats cancels', () => {
    const [first = '', second = ''] = rivals;
    // Six seeds that the first won in both seats, one that the first mover won each time, and one that is half played.
    const wins = [...Array.from({ length: 12 }, () => first), first, second, second];
    const games = wins.map((winner, index) => ({ ...game(index, winner), seed: Math.floor(index / 2) }));
    const [comparison] = series(games, [], mirrored).tally.comparisons();
    expect(comparison).toMatchObject({ names: rivals, ahead: 6, behind: 0, equal: 1, is_real: true });
    expect(comparison?.p).toBeCloseTo(0.03125, 5);
    expect(textReport(series(games, [], mirrored))).toContain(
      'localhost:9000 won against random more often with 6 seeds, less often with 0, equally often with 1: p = 0.031, a real difference.',
    );
  });
});

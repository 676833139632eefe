import { describe, expect, it } from '@jest/globals';
import { UsageError } from '#libs/command-line';
import { readOptions } from './options.js';
import { readOptions as readValidateOptions } from './validate/options.js';

const TWO = ['--against', 'random,greedy'];

describe('the options of play', () => {
  it('have defaults', () => {
    expect(readOptions(TWO)).toEqual({
      competitors: [
        { name: 'random', personality: 'random' },
        { name: 'greedy', personality: 'greedy' },
      ],
      games: 100,
      rotateSeats: false,
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
    });
  });

  it('are all read', () => {
    const args = ['--agent', 'http://localhost:9000/', '--agent', 'https://a.example', '--against', 'random, greedy'];
    const more = ['-n', '200', '--rotate-seats', '--seed', '7', '--concurrency', '2', '--max-turns', '300'];
    expect(readOptions([...args, ...more, '--turn-timeout', '0.5', '--json', '--save-replays', 'out'])).toMatchObject({
      competitors: [{ url: 'http://localhost:9000' }, { url: 'https://a.example' }, { name: 'random' }, {}],
      games: 200,
      rotateSeats: true,
      seed: 7,
      concurrency: 2,
      maxTurns: 300,
      turnTimeout: 0.5,
      json: true,
      saveReplays: 'out',
    });
  });

  it('choose a game with its options, which may be for one or for sixteen', () => {
    const chosen = readOptions(['--game', 'openspiel:go', '--option', 'board_size=9', '--option', 'x=a=b', ...TWO]);
    expect(chosen).toMatchObject({ game: 'openspiel:go', gameOptions: { board_size: 9, x: 'a=b' } });
    const seats = (count: number): readonly string[] => ['--game', 'x', '--against', Array.from({ length: count }, () => 'random').join()]; // prettier-ignore
    expect(readOptions(seats(1))?.competitors).toHaveLength(1);
    expect(readOptions(seats(16))?.competitors).toHaveLength(16);
    expect(() => readOptions(seats(17))).toThrow('1 to 16 seats');
    expect(() => readOptions([...TWO, '--option', 'board_size'])).toThrow('must be NAME=VALUE');
  });

  it('describe seats with models', () => {
    const fields =
      'name=A, model=openai:gpt=x,personality=chaotic,reasoning_effort=low,temperature=0.5,seed=7,timeout=9';
    expect(readOptions(['--seat', fields, '--seat', 'model=ollama:llama3.1:8b', '--mirror'])).toMatchObject({
      competitors: [
        {
          name: 'A',
          model: 'openai:gpt=x',
          personality: 'chaotic',
          modelOptions: { reasoning_effort: 'low', temperature: 0.5, seed: 7, timeout: 9 },
        },
        { name: 'ollama:llama3.1:8b', model: 'ollama:llama3.1:8b' },
      ],
      mirrored: true,
      rotateSeats: true,
    });
  });

  it.each([
    { seat: '', message: 'must have a name or a model' },
    { seat: 'color=red', message: '--seat has no "color", only name, model' },
    { seat: 'name=A,name=B', message: '--seat has name twice' },
    { seat: 'name=,model=x', message: '--seat has nothing for name' },
    { seat: 'name=A,seed=1', message: '--seat A has options of a model, but no model' },
    { seat: 'model=x,reasoning_effort=extreme', message: 'must be one of minimal, low, medium, high' },
    { seat: 'model=x,thinking_budget=200001', message: 'must be a number from 0 to 200000' },
    { seat: 'model=x,seed=1.5', message: 'must be a whole number' },
    { seat: 'name=A,url=file:///x', message: 'is no address' },
  ])('refuse a seat with a reason: $seat', ({ seat, message }) => {
    expect(() => readOptions([...TWO, '--seat', seat])).toThrow(UsageError);
    expect(() => readOptions([...TWO, '--seat', seat])).toThrow(message);
  });

  it('may ask for help', () => {
    expect(readOptions(['--help'])).toBeNull();
  });

  it.each([
    { args: [], message: '2 to 8 seats, but --seat, --agent and --against name 0' },
    { args: ['--against', 'random'], message: 'name 1' },
    { args: ['--against', 'a,b,c,d,e,f,g,h,i'], message: 'name 9' },
    { args: ['--agent', 'localhost:9000', ...TWO], message: '"localhost:9000" is no address such as' },
    { args: ['--agent', 'file:///etc/passwd', ...TWO], message: 'is no address' },
    { args: [...TWO, '-n', '0'], message: '--games is "0", but must be a number from 1' },
    { args: [...TWO, '-n', '1.5'], message: '--games is "1.5", but must be a whole number' },
    { args: [...TWO, '--seed', ''], message: '--seed is ""' },
    { args: [...TWO, '--seed', '4294967296'], message: '--seed is "4294967296"' },
    { args: [...TWO, '--turn-timeout', '0'], message: '--turn-timeout is "0", but must be a number from 0.05 to 600' },
    { args: [...TWO, '--transcripts'], message: '--transcripts needs --output' },
    { args: [...TWO, '--budget-usd=-1'], message: '--budget-usd is "-1"' },
    { args: [...TWO, '--fast'], message: "Unknown option '--fast'" },
    { args: [...TWO, 'http://localhost:9000'], message: 'Unexpected argument' },
  ])('are refused with a reason: $args', ({ args, message }) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });

  it.each([
    { option: 'games', min: 1, max: 1_000_000, step: 1 },
    { option: 'seed', min: 0, max: 4_294_967_295, step: 1 },
    { option: 'concurrency', min: 1, max: 256, step: 1 },
    { option: 'max-turns', min: 1, max: 1_000_000, step: 1 },
    { option: 'turn-timeout', min: 0.05, max: 600, step: 0.01 },
  ])('take --$option from $min to $max, and nothing beyond', ({ option, min, max, step }) => {
    const read = (value: number): unknown => readOptions([...TWO, `--${option}=${value}`]);
    expect([read(min), read(max)]).not.toContain(null);
    const message = `must be a number from ${min} to ${max}.`;
    expect(() => read(min - step)).toThrow(message);
    expect(() => read(max + step)).toThrow(message);
  });

  it('take up to eight competitors', () => {
    expect(readOptions(['--against', 'a,b,c,d,e,f,g,h'])?.competitors).toHaveLength(8);
  });
});

describe('the options of validate-agent', () => {
  it('are an address, and how long a decision may take', () => {
    const url = 'http://localhost:9000';
    expect(readValidateOptions([`${url}/`])).toEqual({ url, deadline: 10, json: false });
    expect(readValidateOptions([url, '--deadline', '2', '--json'])).toEqual({ url, deadline: 2, json: true });
    expect(readValidateOptions(['--help'])).toBeNull();
  });

  it.each([[[]], [['http://a', 'http://b']], [['nonsense']], [['http://a', '--deadline', 'x']]])(
    'are refused: %j',
    (args) => {
      expect(() => readValidateOptions(args)).toThrow(UsageError);
    },
  );
});

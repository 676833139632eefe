import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAiAgentConfig } from '../config.js';
import { PERSONALITIES } from '../personalities/index.js';
import { PromptTemplates } from './templates.js';

const NO_VALUES = { rules: 'RULES', sheet: 'SHEET' };

describe('the templates of prompts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prompts-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const withFile = async (name: string, text: string): Promise<PromptTemplates> => {
    await writeFile(join(folder, name), text);
    return PromptTemplates.of(folder);
  };

  it('are one for each personality', () => {
    expect(PromptTemplates.of().personalities).toEqual(PERSONALITIES.map(({ name }) => name).toSorted());
  });

  it('of a folder replace ours and add personalities, each with a version of its own', async () => {
    const ours = PromptTemplates.of();
    await withFile('neutral.md', 'Win.');
    const theirs = await withFile('shark.md', 'Bite.');
    expect(theirs.personalities).toContain('shark');
    expect(theirs.systemFor('system', 'shark', NO_VALUES)).toMatch(/RULES\n\nSHEET[\s\S]*\n\nBite\.$/);
    expect(theirs.systemFor('system', 'neutral', NO_VALUES)).toMatch(/\n\nWin\.$/);
    expect(theirs.versionFor('neutral')).not.toBe(ours.versionFor('neutral'));
    expect(theirs.versionFor('chaotic')).toBe(ours.versionFor('chaotic'));
  });

  it('of a folder may leave parts out', async () => {
    const theirs = await withFile('system.md', 'Only {{rules}} and {{character}}');
    expect(theirs.systemFor('system', 'chaotic', NO_VALUES)).toMatch(/^Only RULES and Your character is chaotic/);
  });

  it('fill nothing into what they fill in', async () => {
    const theirs = await withFile('system.md', '{{rules}}');
    expect(theirs.systemFor('system', 'chaotic', { rules: '{{answer}}' })).toBe('{{answer}}');
  });

  it.each([
    ['system.md', 'Play {{cheats}}', 'system.md: {{cheats}} is unknown; rules, sheet, answer, character are allowed.'],
    ['shark.md', 'Bite {{rules}}', 'shark.md: {{rules}} is unknown; nothing in double braces is allowed.'],
    ['shark.md', ' \n', 'shark.md: a template has 1 to 20000 characters, this one has 0.'],
    ['shark.md', 'x'.repeat(20_001), 'this one has 20001.'],
    ['Big Shark.md', 'Bite.', "a template's name is a lower-case word"],
  ])('that are wrong stop the start: %s', async (name, text, message) => {
    await expect(withFile(name, text)).rejects.toThrow(message);
    expect(() => loadAiAgentConfig({ AI_AGENT_PROMPTS_DIR: folder })).toThrow(/AI_AGENT_PROMPTS_DIR/);
  });

  it('of a folder that is not there stop the start too', () => {
    expect(() => loadAiAgentConfig({ AI_AGENT_PROMPTS_DIR: join(folder, 'none') })).toThrow(
      /AI_AGENT_PROMPTS_DIR.*none/,
    );
  });

  it.each([null, '', 'zen', 'system', 'answer', '__proto__'])('are those of analytical for %p', (name) => {
    expect(PromptTemplates.of().personalityFor(name)).toBe('analytical');
  });
});

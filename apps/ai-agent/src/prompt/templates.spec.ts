import { PERSONALITIES } from '#libs/monopoly-bots';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAiAgentConfig } from '../config.js';
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
    expect(theirs.systemFor('monopoly', 'shark', NO_VALUES)).toMatch(/RULES\n\nSHEET[\s\S]*\n\nBite\.$/);
    expect(theirs.systemFor('monopoly', 'neutral', NO_VALUES)).toMatch(/\n\nWin\.$/);
    expect(theirs.versionFor('neutral')).not.toBe(ours.versionFor('neutral'));
    expect(theirs.versionFor('chaotic')).toBe(ours.versionFor('chaotic'));
  });

  it('of a folder may leave parts out', async () => {
    const theirs = await withFile('system.md', 'Only {{rules}} and {{character}}');
    expect(theirs.systemFor('monopoly', 'chaotic', NO_VALUES)).toMatch(/^Only RULES and Your character is chaotic/);
  });

  it('fill nothing into what they fill in', async () => {
    const theirs = await withFile('system.md', '{{rules}}');
    expect(theirs.systemFor('monopoly', 'chaotic', { rules: '{{answer}}' })).toBe('{{answer}}');
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

  it('have others of the same name for games that are not Monopoly', async () => {
    const ours = PromptTemplates.of();
    const values = { name: ' called Go', rules: 'RULES' };
    const system = ours.systemFor('other', 'aggressive', values);
    expect(system).toMatch(
      /^You are a player in a game called Go, and you play to win\.[\s\S]*RULES[\s\S]*"params": null/,
    );
    expect(system).not.toMatch(/hotel|trade|cash/);
    await mkdir(join(folder, 'other-games'));
    await withFile('shark.md', 'Bite.');
    const theirs = await withFile('other-games/neutral.md', 'Play on.');
    expect(theirs.systemFor('other', 'neutral', values)).toMatch(/\n\nPlay on\.$/);
    expect(theirs.systemFor('monopoly', 'neutral', NO_VALUES)).toMatch(/\n\nYou have no character/);
    expect(theirs.systemFor('other', 'shark', values)).toMatch(/\n\nBite\.$/);
    expect(theirs.versionFor('neutral')).toBe(ours.versionFor('neutral'));
    expect(theirs.versionFor('neutral', 'other')).not.toBe(ours.versionFor('neutral', 'other'));
    expect(theirs.personalities).toEqual([...ours.personalities, 'shark'].toSorted());
    expect(theirs.personalityFor('other-games/neutral')).toBe('analytical');
  });

  it.each(['shark.md', 'system.md'])('of other games that take the place of none stop the start: %s', async (name) => {
    await mkdir(join(folder, 'other-games'));
    await expect(withFile(`other-games/${name}`, 'x')).rejects.toThrow(`other-games/${name} is used by nothing`);
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

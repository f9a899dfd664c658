import { describe, expect, it } from 'vitest';
import { checkSourceIn } from '../../../shared/words/checkSentences.ts';

describe('where the rates of a check come from', () => {
  it('is told without a repository, and in Chinese', () => {
    const source =
      'o1-mini picks the right one of two answers of GPT-4o, JudgeBench (ScalerLab/JudgeBench@e2c52c284e73): 101 of 154 in knowledge, 45 of 56 in mathematics; right in both orders 82 and 41. A choice between two, read here as accepting; judges of 2024.';
    expect(checkSourceIn(source, 'en')).toMatch(/GPT-4o, JudgeBench: 101 of 154/);
    expect(checkSourceIn(source, 'zh')).toMatch(/^JudgeBench 中，o1-mini/);
  });

  it('stays as a planner typed it', () => {
    expect(checkSourceIn('Counted by Support in May', 'zh')).toBe('Counted by Support in May');
  });
});

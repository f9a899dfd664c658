import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../shared/catalog/model.ts';
import { searchFor } from '../../../shared/catalog/search.ts';
import { searchNames } from '../../../shared/catalog/searchNames.ts';

const models = JSON.parse(readFileSync(new URL('../../../db/seed/models.json', import.meta.url), 'utf8')) as Model[];

const named = (name: string, id: string) =>
  ({ id, name, author: id.split('/')[0], authorName: '' }) as unknown as Model;
const some = [
  named('GPT-5', 'openai/gpt-5'),
  named('GPT-5.1 Codex', 'openai/gpt-5.1-codex'),
  named('GPT-4o', 'openai/gpt-4o'),
  named('Claude Sonnet 5', 'anthropic/claude-sonnet-5'),
  named('Claude Sonnet 5.5', 'anthropic/claude-sonnet-5.5'),
  named('Claude Sonnet 4.5', 'anthropic/claude-sonnet-4.5'),
  named('Qwen3 Coder', 'qwen/qwen3-coder'),
  named('GLM 5.3', 'z-ai/glm-5.3'),
];
const found = (typed: string) => some.filter(searchFor(typed)).map(({ id }) => id);

describe('searchFor', () => {
  it('finds a name however its parts are joined', () => {
    for (const typed of ['gpt5', 'GPT-5', 'gpt 5', 'openai/gpt-5', 'ＧＰＴ５'])
      expect(found(typed)).toEqual(['openai/gpt-5', 'openai/gpt-5.1-codex']);
    expect(found('gpt5.1')).toEqual(['openai/gpt-5.1-codex']);
    expect(found('gpt4o')).toEqual(['openai/gpt-4o']);
  });

  it('does not take the end of a number for the number', () => {
    expect(found('sonnet 5')).toEqual(['anthropic/claude-sonnet-5', 'anthropic/claude-sonnet-5.5']);
    expect(found('5 sonnet claude')).toEqual(found('sonnet 5'));
    expect(found('sonnet4.5')).toEqual(['anthropic/claude-sonnet-4.5']);
  });

  it('knows makers by their Chinese names and brands', () => {
    expect(found('通义')).toEqual(['qwen/qwen3-coder']);
    expect(found('智谱 5.3')).toEqual(['z-ai/glm-5.3']);
    expect(found('chatgpt')).toEqual(found('openai'));
  });

  it('takes what is typed as text, never as a pattern', () => {
    for (const typed of ['.*', '[', '(+)+$', '\\', '???', '💸']) expect(found(typed)).toEqual([]);
    expect(found('(sonnet+)+$ 4')).toEqual(found('sonnet 4'));
    expect(found('')).toHaveLength(some.length);
    expect(found('   ')).toHaveLength(some.length);
  });

  it('knows other names only of makers that are in the catalog, and finds models of each', () => {
    const authors = new Set(models.map(({ author }) => author));
    const missing = Object.keys(searchNames).filter((author) => !authors.has(author));
    expect(missing).toEqual([]);
    for (const [author, names] of Object.entries(searchNames))
      for (const name of names.split(' '))
        expect([name, models.some((model) => model.author === author && searchFor(name)(model))]).toEqual([name, true]);
  });
});

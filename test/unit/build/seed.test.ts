/** What ships is what db/source makes, byte for byte; and a source that contradicts itself is refused. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type SourceFiles, seedFiles, sourceNames } from '../../../build/seedRows.ts';

const read = (path: string): string => readFileSync(new URL(`../../../db/${path}`, import.meta.url), 'utf8');
const source = Object.fromEntries(sourceNames.map((name) => [name, read(`source/${name}`)])) as SourceFiles;

describe('the shipped catalog', () => {
  it('is what its source makes, byte for byte', { tags: ['slow'] }, () => {
    for (const [name, text] of Object.entries(seedFiles(source)))
      expect([name, text === read(`seed/${name}`)]).toEqual([name, true]);
  });

  it('is not made from a key that no citation has', () => {
    const offers = source['offers.jsonl'].replace('[portkey-models]', '[nobody]');
    expect(() => seedFiles({ ...source, 'offers.jsonl': offers })).toThrow('nobody');
  });

  it('is not made from a benchmark that nobody describes, nor from more successes than trials', {
    tags: ['slow'],
  }, () => {
    const [header = '', first = ''] = source['evidence.csv'].split('\n');
    const withRow = (row: string) => () => seedFiles({ ...source, 'evidence.csv': `${header}\n${row}\n` });
    expect(withRow(first)).not.toThrow();
    expect(withRow(first.replace('mcpmark', 'marks'))).toThrow('marks');
    expect(withRow(first.replace(',38,127,', ',128,127,'))).toThrow('128 successes of 127');
  });

  it('is not made from two names of one maker, nor from two makers of one name', () => {
    const withModels = (from: string, to: string) => () =>
      seedFiles({ ...source, 'models.jsonl': source['models.jsonl'].replace(from, to) });
    expect(withModels('"authorName":"xAI"', '"authorName":"x.ai"')).toThrow('author x-ai has authorName');
    expect(withModels('"author":"meta-llama"', '"author":"meta"')).toThrow('authorName Meta has author');
  });

  it('is not made from a number that is none', () => {
    const history = `${source['price-history.csv']}openai/gpt-5,openrouter,2026-10-08,cheap,2,,,[offers]\n`;
    expect(() => seedFiles({ ...source, 'price-history.csv': history })).toThrow('cheap');
  });

  it('rests on sources that hold no codes, index numbers or paths of a machine', () => {
    for (const name of sourceNames)
      expect([name, /\bS_[a-z]|(?<![.\d])\d{11}\b|\/work\/|\/home\//.exec(source[name])?.[0]]).toEqual([
        name,
        undefined,
      ]);
  });

  it('names one usual offer for each model that has any', () => {
    const usual = source['offers.jsonl'].split('\n').filter((line) => line.includes('"planning":true'));
    expect(new Set(usual.map((line) => JSON.parse(line).model)).size).toBe(usual.length);
  });
});

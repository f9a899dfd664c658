import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namedSource } from '../../../shared/catalog/sourceName.ts';
import { runSettingIn } from '../../../shared/words/runSettings.ts';

const seed = <T>(name: string): T => JSON.parse(readFileSync(`db/seed/${name}.json`, 'utf8')) as T;

describe('what a rate was read off', () => {
  it('is called by the names of tests and not by their ids, for every shipped link', () => {
    const links = seed<{ links: { from: string[] }[] }[]>('links');
    const cited = new Set(links.flatMap(({ links }) => links.map(({ from }) => from.join(', '))));
    expect(cited.size).toBeGreaterThan(20);
    for (const source of cited) {
      const { name } = namedSource(source);
      expect(name, source).not.toMatch(/@|_|\(%\)|^[a-z0-9.-]+\/|^[a-z0-9-]+$/);
    }
    expect(namedSource('mcpmark-github/pass@1 (%), mcpmark-postgres/pass@1 (%)').name).toBe(
      'MCPMark GitHub; MCPMark Postgres',
    );
    expect(namedSource('openai/gpt-4o-mini: frugalgpt-sciq/accuracy (%)').name).toBe('FrugalGPT SciQ');
    expect(namedSource('livebench').name).toBe('LiveBench');
  });

  it('stays as it is in the words of a planner', () => {
    for (const own of ['our tests of May', 'finance/2026 (%)', 'aider-polyglot by Ann', 'livebench, ours'])
      expect(namedSource(own)).toEqual({ name: own, link: null });
  });
});

describe('how a model was run in a published test', () => {
  it('has no field of a file and no sign of one, in either language', () => {
    const configs = new Set(seed<{ config: string }[]>('evidence').map(({ config }) => config));
    for (const config of configs)
      for (const language of ['en', 'zh'] as const) expect(runSettingIn(config, language), config).not.toMatch(/[=_]/);
  });

  it('speaks Chinese where it is a sentence', () => {
    expect(runSettingIn('edit_format=diff; reasoning_effort=high', 'en')).toBe('edits as diff, effort high');
    expect(runSettingIn('edit_format=diff; reasoning_effort=high', 'zh')).toBe('编辑格式 diff，推理强度 high');
    expect(runSettingIn('temperature 0.2, 4,096 output tokens, effort not stated', 'zh')).toBe(
      '温度 0.2，输出 4,096 token，推理强度未注明',
    );
    expect(runSettingIn('thinking_tokens=32000', 'zh')).toBe('思考 32,000 token');
  });
});

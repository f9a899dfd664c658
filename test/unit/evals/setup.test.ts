/** A set-up that was written, run, and came back: its results are known for the answer to what it asked. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { answeredBy } from '../../../shared/evals/answered.ts';
import { summariseEvals } from '../../../shared/evals/summary.ts';
import { modelId, rowId } from '../../../shared/foundation/ids.ts';
import { evalSetup } from '../../../shared/handover/evalSetup.ts';
import { type Measurement, measurementText, readMeasurement } from '../../../shared/plan/measurement.ts';
import { answeredText } from '../../../shared/report/evalTables.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { createExamplePlan } from '../../namedPlan.ts';
import { smallJob } from '../engine/smallJob.ts';
import { type GivenFile, readHere, textFile } from './readHere.ts';

const [mini, flash] = [modelId('openai/gpt-5-mini'), modelId('google/gemini-2.5-flash')];
const asked: Measurement = {
  row: rowId('programming'),
  models: [
    { modelId: mini, evals: 3 },
    { modelId: flash, evals: 2 },
  ],
};
const { snapshot } = smallJob([], {}, {});
const plan = createExamplePlan({ ...snapshot });
const withSetting = {
  ...plan,
  ownTokens: [
    {
      modelId: mini,
      category: asked.row,
      setting: 'high',
      promptTokens: { value: 1 },
      completionTokens: { value: 1 },
    },
  ],
};
const say = sayIn('en');

const summaryOf = async (files: GivenFile[]) => {
  const set = await readHere(files);
  if (!set.ok) throw new Error(set.error.message);
  return summariseEvals(set.value, {});
};

/** What promptfoo writes of one provider of a configuration: metadata of `defaultTest` is in every result. */
const promptfooResults = (config: Record<string, unknown>, provider: string, count: number): GivenFile => {
  const { metadata } = config.defaultTest as { metadata: Record<string, unknown> };
  const results = Array.from({ length: count }, (_, testIdx) => ({
    testIdx,
    promptIdx: 0,
    provider: { id: provider, label: '' },
    vars: { input: `item ${testIdx}`, expected: 'yes' },
    success: testIdx > 0,
    score: testIdx > 0 ? 1 : 0,
    metadata,
  }));
  return textFile(`results-${count}.json`, JSON.stringify({ results: { version: 3, results }, config }));
};

const inspectLog = (python: string, model: string, count: number): GivenFile => {
  const found = /metadata=\{"(\w+)": "([^"]+)"\}/.exec(python);
  const samples = Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    epoch: 1,
    scores: { includes: { value: i > 0 ? 'C' : 'I' } },
  }));
  const spec = { task: 'portfolio', model, metadata: { [found?.[1] ?? '']: found?.[2] } };
  return textFile(`log-${count}.json`, JSON.stringify({ version: 2, status: 'success', eval: spec, samples }));
};

describe('a measurement set up', () => {
  it('is one line that is read again, and no other text is taken for one', () => {
    expect(readMeasurement(measurementText(asked))).toEqual(asked);
    for (const text of ['', 'programming', 'my results of today', 'a b=x', 'row/1 a/b=3'])
      expect(readMeasurement(text)).toBeNull();
  });

  it('comes back from promptfoo as the answer, with the numbers of items that were run', async () => {
    const text = evalSetup('promptfoo', asked, withSetting, say);
    const config = parse(text);
    expect(config.providers).toEqual([
      { id: 'openrouter:openai/gpt-5-mini', config: { passthrough: { reasoning: { effort: 'high' } } } },
      { id: 'openrouter:google/gemini-2.5-flash' },
    ]);
    expect(text).toContain("--filter-providers '^openrouter:google/gemini-2\\.5-flash$' --filter-first-n 2 ");
    expect(text).toContain('items.jsonl');
    const summary = await summaryOf([
      promptfooResults(config, config.providers[0].id, 3),
      promptfooResults(config, config.providers[1].id, 1),
    ]);
    expect(answeredBy(summary)).toEqual({
      row: 'programming',
      models: [
        { modelId: mini, asked: 3, items: 3 },
        { modelId: flash, asked: 2, items: 1 },
      ],
    });
    expect(answeredText(summary, say)).toBe(
      'This answers what you asked of programming: openai/gpt-5-mini 3 of 3 samples; google/gemini-2.5-flash 1 of 2 samples.',
    );
  });

  it('comes back from Inspect as the answer', async () => {
    const python = evalSetup('inspect', asked, withSetting, say);
    expect(python).toContain('{"model": "openrouter/openai/gpt-5-mini", "limit": 3, "reasoning_effort": "high"},');
    expect(python).toContain('{"model": "openrouter/google/gemini-2.5-flash", "limit": 2},');
    const summary = await summaryOf([
      inspectLog(python, 'openrouter/openai/gpt-5-mini', 3),
      inspectLog(python, 'openrouter/google/gemini-2.5-flash', 2),
    ]);
    expect(answeredBy(summary)?.models.map(({ items }) => items)).toEqual([3, 2]);
  });

  it('says nothing of results that were not set up', async () => {
    const python = evalSetup('inspect', asked, plan, say).replace('portfolio_question', 'something');
    expect(answeredBy(await summaryOf([inspectLog(python, 'openrouter/openai/gpt-5-mini', 3)]))).toBeNull();
  });
});

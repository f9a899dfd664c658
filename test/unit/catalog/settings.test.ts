import { describe, expect, it } from 'vitest';
import { rowsAtSettings } from '../../../shared/catalog/atSettings.ts';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { newModel } from '../../../shared/catalog/model.ts';
import { atSetting, effortNamed, settingIn, settingOf, soldAs } from '../../../shared/catalog/setting.ts';
import { settingsOf } from '../../../shared/catalog/settings.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';

const id = modelId('maker/one');
const one = newModel({
  id,
  name: 'One',
  author: 'maker',
  authorName: 'Maker',
  inputModalities: ['text'],
  reasoning: true,
  efforts: ['low', 'high', 'max'],
  releaseDate: '2026-01-01',
  owner: 'seed',
  sources: {},
});

const run = (config: string, successes: number, tokens: number | null = null, benchmark = 'mcpmark') =>
  newEvidence({
    id: evidenceId(`maker/one|${benchmark}|${config}`.replaceAll(' ', '-')),
    modelId: id,
    category: 'agents',
    benchmark,
    config,
    metric: 'solved (%)',
    value: successes,
    successes,
    trials: 100,
    completionTokensPerTask: tokens,
    source: 'counted',
    selfReported: false,
    owner: 'seed',
  });

describe('the setting of a run', () => {
  it.each([
    ['effort xhigh, mini-swe-agent', 'xhigh'],
    ['edit_format=diff; reasoning_effort=low', 'low'],
    ['reasoning=none', 'none'],
    ['edit_format=diff; thinking_tokens=32000', 'thinking'],
    ['effort medium, claude-opus-thinking-64k-medium-effort', 'medium'],
    ['effort enabled', 'thinking'],
    ['thinking-4k', 'thinking'],
    ['nothink', 'none'],
    ['med', 'medium'],
  ])('“%s” is %s', (config, setting) => expect(settingOf(config)).toBe(setting));

  it.each(['', 'edit_format=diff', 'effort not stated', 'reasoning=default', 'highway code', 'OpenHands v1.8.3'])(
    'is not named by “%s”',
    (config) => expect([settingOf(config), effortNamed(config)]).toEqual([null, null]),
  );

  it('that nobody knows is still an effort by its word', () => {
    expect([settingOf('effort ultra'), effortNamed('effort ultra')]).toEqual([null, 'ultra']);
  });
});

describe('a model at a setting', () => {
  it('is named by the model and the setting; other signs @ in an id are none', () => {
    expect(settingIn(atSetting(id, 'high'))).toEqual({ model: id, setting: 'high' });
    for (const other of ['maker/one', 'maker/one@20250101', 'cf/@cf/one']) expect(soldAs(modelId(other))).toBe(other);
  });

  it('has the model’s facts and price, and of its evidence what was measured there', () => {
    const catalog = {
      models: [one],
      evidence: [run('effort low', 40), run('effort high', 70), run('effort high, terminal', 60), run('', 55)],
    };
    const { models, evidence } = rowsAtSettings([atSetting(id, 'high'), id, modelId('no/such@low')], catalog, [], []);
    expect(models).toEqual([
      {
        ...one,
        id: 'maker/one@high',
        name: 'One (high)',
        lineage: 'maker/one',
        sources: { lineage: 'a setting of maker/one' },
      },
    ]);
    expect(evidence.map(({ modelId, successes }) => [modelId, successes])).toEqual([
      ['maker/one@high', 70],
      ['maker/one@high', 60],
    ]);
    expect(new Set(evidence.map((row) => row.id)).size).toBe(2);
  });

  it('that was not measured is read off what other benchmarks say of the model, less surely', () => {
    const link = {
      modelId: id,
      category: 'programming' as const,
      yardstick: 'y',
      probit: 1,
      probitSd: 0.3,
      from: ['x'],
    };
    const { links } = rowsAtSettings([atSetting(id, 'max')], { models: [one], evidence: [] }, [], [link]);
    expect(links).toEqual([{ ...link, modelId: 'maker/one@max', probitSd: Math.hypot(0.3, 0.2) }]);
  });

  it('without thinking is not one that reasons', () => {
    const { models } = rowsAtSettings([atSetting(id, 'none')], { models: [one], evidence: [] }, [], []);
    expect(models[0]?.reasoning).toBe(false);
  });
});

describe('the settings of a model', () => {
  it('are those it is listed with and those it was measured at, each with its own rate and tokens', () => {
    const rows = [
      run('effort low', 40, 900),
      run('effort high', 70, 5000),
      run('effort xhigh', 72),
      run('effort high', 10, 800, 'elsewhere'),
    ];
    expect(settingsOf(one, rows)).toEqual([
      {
        setting: 'low',
        isListed: true,
        results: 1,
        rates: [{ category: 'agents', benchmark: 'mcpmark', config: 'effort low', successes: 40, trials: 100 }],
        tokens: [{ benchmark: 'mcpmark', promptTokens: null, completionTokens: 900, usdPerTask: null }],
      },
      {
        setting: 'high',
        isListed: true,
        results: 2,
        rates: [{ category: 'agents', benchmark: 'mcpmark', config: 'effort high', successes: 70, trials: 100 }],
        tokens: [
          { benchmark: 'elsewhere', promptTokens: null, completionTokens: 800, usdPerTask: null },
          { benchmark: 'mcpmark', promptTokens: null, completionTokens: 5000, usdPerTask: null },
        ],
      },
      {
        setting: 'xhigh',
        isListed: false,
        results: 1,
        rates: [{ category: 'agents', benchmark: 'mcpmark', config: 'effort xhigh', successes: 72, trials: 100 }],
        tokens: [],
      },
      { setting: 'max', isListed: true, results: 0, rates: [], tokens: [] },
    ]);
  });
});

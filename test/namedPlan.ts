/**
 * Plans of the presets whose models are named by hand, as the first version named them: for tests of other things, so that
 * their figures do not move with what the rules of a preset choose.
 */
import type { WorkKind } from '../shared/catalog/category.ts';
import { type ModelId, modelId, rowId, stackId } from '../shared/foundation/ids.ts';
import { assumptionsOf, bare, emptyPlan, type KnownRates } from '../shared/plan/createPlan.ts';
import { newCategory } from '../shared/plan/newCategory.ts';
import type { Plan, Stack } from '../shared/plan/plan.ts';
import { escalation, singleModel } from '../shared/plan/policies.ts';
import type { Policy } from '../shared/plan/policy.ts';
import { type MixPart, presetOf } from '../shared/plan/presets.ts';
import { verifierFrom, verifierPreset } from '../shared/plan/verifierPresets.ts';
import { presetsWords } from '../shared/words/presets.ts';
import { sayIn } from '../shared/words/say.ts';
import type { Language } from '../shared/words/words.ts';

const closedModel = modelId('anthropic/claude-haiku-4.5');

const executedTests = verifierPreset('executed-tests');

/**
 * The mixed stack: an open model where one was measured on the category's yardstick, has no end announced and is sold at a
 * list price, else the closed one. For translation the one of these that succeeds on most of WMT25's paragraphs.
 */
const openModels: Partial<Record<WorkKind, ModelId>> = {
  programming: modelId('deepseek/deepseek-v3.2-exp'),
  roleplay: modelId('z-ai/glm-5.2'),
  translation: modelId('google/gemma-3-27b-it'),
  technology: modelId('z-ai/glm-5'),
  'general-qa': modelId('qwen/qwen3.5-397b-a17b'),
};

const mixedPolicy = (category: WorkKind): Policy => {
  const open = openModels[category];
  if (open === undefined) return singleModel(closedModel);
  return category === 'programming' && executedTests
    ? escalation(open, verifierFrom(executedTests), closedModel)
    : singleModel(open);
};

const texts = {
  closed: { en: 'One closed model', zh: '单一闭源模型' },
  closedNote: {
    en: 'The same closed model for every category, delivered as it comes.',
    zh: '所有类别使用同一个闭源模型，结果直接交付。',
  },
  mixed: { en: 'Open first, then closed', zh: '先开源，后闭源' },
  mixedNote: {
    en: 'Programming: a cheap open model, tests, and the closed model for what fails them. Elsewhere a cheap open model where one was measured, else the closed one.',
    zh: '编程：先用低价开源模型并运行测试，未通过的交给闭源模型。其他类别：有实测数据时用低价开源模型，否则用闭源模型。',
  },
};

const readyStacks = (mix: readonly MixPart[], language: Language): Stack[] => {
  const policies = (of: (category: WorkKind) => Policy) => Object.fromEntries(mix.map(({ id }) => [rowId(id), of(id)]));
  return [
    {
      id: stackId('a'),
      name: texts.closed[language],
      note: texts.closedNote[language],
      policies: policies(() => singleModel(closedModel)),
    },
    {
      id: stackId('b'),
      name: texts.mixed[language],
      note: texts.mixedNote[language],
      policies: policies(mixedPolicy),
    },
  ];
};

/** The named preset with two stacks of named models; 'empty' gives the empty plan. */
export const createPlan = (presetId: string, known: KnownRates, language: Language = 'en'): Plan => {
  const preset = presetOf(presetId);
  if (preset === null) return emptyPlan(language);
  const categories = preset.mix.map(({ id, share, shareSource }) => newCategory(id, share, shareSource));
  const stacks = readyStacks(preset.mix, language);
  const plan = bare(sayIn(language)(preset.name), preset.id, categories, stacks);
  return { ...plan, assumedRates: assumptionsOf(categories, stacks, known) };
};

/** All traffic of late 2025 at 200,000 tasks a month. */
export const createExamplePlan = (known: KnownRates, language: Language = 'en'): Plan => ({
  ...createPlan('all-traffic-2025', known, language),
  title: presetsWords.exampleTitle[language],
  tasksPerMonth: 200_000,
});

/** Decisions as tables and sentences: tornado, break-even, the best plan and what its rules cost, what to measure. */

import type { Snapshot } from '../catalog/catalog.ts';
import type { WhatToMeasure } from '../engine/information/whatToMeasure.ts';
import { speedOf } from '../engine/latency.ts';
import type { BreakEven } from '../engine/levers/breakEven.ts';
import type { Lever } from '../engine/levers/lever.ts';
import type { Tornado } from '../engine/levers/tornado.ts';
import type { Measure } from '../engine/measure.ts';
import type { BestIn, Optimum } from '../engine/optimise/optimum.ts';
import type { ModelId } from '../foundation/ids.ts';
import { modelsAnswering } from '../plan/policyParts.ts';
import { type Rule, rowOfRule } from '../plan/rule.ts';
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPlace,
  formatShare,
  formatTokens,
  listSign,
  sentenceGap,
} from '../words/format.ts';
import type { Language } from '../words/words.ts';
import { leverName, leverText, modelNameOf, type Naming, stackNameOf } from './leverText.ts';
import { rowName } from './rowName.ts';
import type { Kind, Row, Table } from './table.ts';
import { fullCostNamed } from './withoutErrors.ts';

const kindOfMeasure = (measure: Measure): Kind =>
  measure === 'success' || measure === 'silentFailure' ? 'share' : 'usd';

/** The bars of a tornado, widest first. */
export const tornadoTable = (naming: Naming, tornado: Tornado): Table => {
  const { say } = naming;
  const kind = kindOfMeasure(tornado.measure);
  return {
    id: 'tornado',
    title: say('decide.tornado'),
    columns: [
      { key: 'input', label: say('decide.tornadoInput'), kind: 'text' },
      { key: 'from', label: say('decide.tornadoRange'), kind: 'text' },
      { key: 'atLow', label: say('decide.tornadoLow'), kind },
      { key: 'atHigh', label: say('decide.tornadoHigh'), kind },
      { key: 'swing', label: say('decide.tornadoSwing'), kind },
      { key: 'flips', label: say('decide.tornadoFlip'), kind: 'flag' },
    ],
    rows: tornado.bars.map(({ input, atLow, atHigh, swing, flipsWinner }): Row => {
      const ends = [input.low, input.high].map((end) => leverText(naming, input.lever, end));
      return {
        key: input.id,
        cells: {
          input: leverName(naming, input.lever),
          from: ends.join(' .. '),
          atLow,
          atHigh,
          swing,
          flips: flipsWinner,
        },
        assumed: input.basis === 'assumed',
      };
    }),
  };
};

/** A break-even in a sentence or two. `gapText` says why a stack has no cost per success. */
export const breakEvenText = (naming: Naming, lever: Lever, answer: BreakEven, gapText: string): string => {
  const { say, language } = naming;
  const text = (value: number): string => leverText(naming, lever, value);
  switch (answer.kind) {
    case 'at': {
      const { nearest, all, now, from, to } = answer;
      const sentences = [
        say('decide.breakEvenAt', {
          now: text(now),
          at: text(nearest.value),
          below: stackNameOf(naming, nearest.betterBelow),
          above: stackNameOf(naming, nearest.betterAbove),
        }),
      ];
      if (nearest.jumps) sentences.push(say('decide.breakEvenJumps'));
      const others = all.filter((crossing) => crossing !== nearest).map((crossing) => text(crossing.value));
      if (others.length > 0)
        sentences.push(
          say('decide.breakEvenMore', {
            values: others.join(', '),
            number: all.length,
            from: text(from),
            to: text(to),
          }),
        );
      return sentences.join(sentenceGap(language));
    }
    case 'never':
      return say('decide.breakEvenNever', {
        now: text(answer.now),
        wins: stackNameOf(naming, answer.wins),
        from: text(answer.from),
        to: text(answer.to),
      });
    case 'equal':
      return say('decide.breakEvenEqual');
    case 'unavailable':
      return say('decide.breakEvenUnavailable', { stack: stackNameOf(naming, answer.stackId), gap: gapText });
    default:
      return answer satisfies never;
  }
};

const itemsText = (language: Language, items: readonly string[]): string => items.join(listSign(language));

/** Origin groups and countries by their names. */
export const originsText = ({ say, language }: Pick<Naming, 'say' | 'language'>, allowed: readonly string[]): string =>
  itemsText(
    language,
    allowed.map((origin) =>
      origin === 'china' || origin === 'rest-of-world' ? say(`decide.origin-${origin}`) : formatPlace(origin, language),
    ),
  );

const mostListed = 3;

/** The first few names, and how many more there are. */
const listed = (language: Language, names: readonly string[]): string => {
  const shown = names.slice(0, mostListed).join(listSign(language));
  return names.length <= mostListed ? shown : `${shown} +${names.length - mostListed}`;
};

/** Who reads a rule: names of models and vendors are taken from the rows at hand, else the id stands for it. */
type RuleReader = Pick<Naming, 'say' | 'language'> & Parameters<typeof rowName>[0] & { job: { snapshot?: Snapshot } };

const ruleValue = ({ say, language, job }: RuleReader, rule: Rule): string | null => {
  const nameOf = (id: ModelId): string => job.snapshot?.models.find((model) => model.id === id)?.name.trim() ?? id;
  const vendorOf = (author: string): string =>
    job.snapshot?.models.find((model) => model.author === author)?.authorName ?? author;
  switch (rule.kind) {
    case 'successFloor':
    case 'silentFailureCeiling':
    case 'vendorShareCap':
      return formatShare(rule.share, language);
    case 'budget':
      return formatMoney(rule.usdPerMonth, say.money, language);
    case 'maxModels':
      return formatNumber(rule.count, language);
    case 'contextTokens':
      return formatTokens(rule.tokens, language);
    case 'latencyP95':
      return say('decide.ruleSeconds', { seconds: formatNumber(rule.seconds, language, 1) });
    case 'origins':
      return originsText({ say, language }, rule.allowed);
    case 'servedIn':
      return itemsText(
        language,
        rule.allowed.map((place) => formatPlace(place, language)),
      );
    case 'vendors':
      return listed(language, rule.allowed.map(vendorOf));
    case 'vendorsNot':
      return listed(language, rule.refused.map(vendorOf));
    case 'models':
      return listed(language, rule.allowed.map(nameOf));
    case 'modelsNot':
      return listed(language, rule.refused.map(nameOf));
    case 'lasting':
      return formatDate(rule.day, language);
    case 'openWeightsOnly':
    case 'toolsRequired':
    case 'listedOnly':
      return null;
    default:
      return rule satisfies never;
  }
};

/** A rule with its number: "Success at least: 80.0%". */
export const ruleText = (naming: RuleReader, rule: Rule): string => {
  const { say } = naming;
  const name = say(`decide.rule-${rule.kind}`);
  const value = ruleValue(naming, rule);
  const row = rowOfRule(rule);
  const category = row === null ? null : rowName(naming, row);
  if (value === null) return category === null ? name : say('decide.ruleSaid', { rule: name, value: category });
  return category === null
    ? say('decide.ruleSaid', { rule: name, value })
    : say('decide.ruleSaidIn', { rule: name, value, category });
};

type Found = Extract<Optimum, { kind: 'found' }>;

/** What does the work in a category: the models in order, and how the second is asked. */
const formText = (naming: Naming, chosen: Found['best']['categories'][number]): string => {
  const [a = '', b = '', c = ''] = chosen.modelIds.map((id) => modelNameOf(naming, id));
  return naming.say(`decide.form-${chosen.form}`, { a, b, c });
};

/** The ladders of a proposal, one row per category. */
export const proposalTable = (naming: Naming, proposal: Found['best']): Table => {
  const { say, job } = naming;
  return {
    id: 'proposal',
    title: say('decide.foundCategories'),
    columns: [
      { key: 'category', label: say('decide.category'), kind: 'text' },
      { key: 'policy', label: say('decide.policy'), kind: 'text' },
      { key: 'success', label: say('compare.success'), kind: 'share' },
      { key: 'silentFailure', label: say('compare.silentFailure'), kind: 'share' },
      { key: 'usdPerTask', label: fullCostNamed(job.plan, say('compare.usdPerTask'), say), kind: 'usd' },
    ],
    rows: proposal.categories.map((chosen) => ({
      key: chosen.categoryId,
      cells: {
        category: rowName(naming, chosen.categoryId),
        policy: formText(naming, chosen),
        success: chosen.success,
        silentFailure: chosen.silentFailure,
        usdPerTask: chosen.usdPerTask,
      },
    })),
  };
};

/** What each rule costs, in the order given. */
export const rulesTable = (naming: Naming, found: Found): Table => {
  const { say } = naming;
  return {
    id: 'rules',
    title: say('decide.rulePrices'),
    columns: [
      { key: 'rule', label: say('decide.rule'), kind: 'text' },
      { key: 'without', label: say('decide.without'), kind: 'usd' },
      { key: 'price', label: say('decide.rulePrice'), kind: 'usd' },
      { key: 'month', label: say('decide.rulePriceMonth'), kind: 'usd' },
    ],
    rows: found.rulePrices.map((entry, i) => ({
      key: String(i),
      cells: {
        rule: ruleText(naming, entry.rule),
        without: entry.valueWithout,
        price: entry.price,
        month: entry.usdPerMonth,
      },
    })),
  };
};

const modelNames = (naming: Naming, proposal: Found['best']): string =>
  proposal.modelIds.map((id) => modelNameOf(naming, id)).join(listSign(naming.language));

/** How often the plan is the best in draws of the rates, in all and in each category. */
const bestInText = (naming: Naming, { draws, share, byCategory }: BestIn): string => {
  const { say, language } = naming;
  return say('transfer.bestIn', {
    draws: formatNumber(draws, language),
    share: formatShare(share, language),
    categories: byCategory
      .map((entry) => `${rowName(naming, entry.categoryId)} ${formatShare(entry.share, language)}`)
      .join(listSign(language)),
  });
};

const foundRemarks = (naming: Naming, found: Found): string[] => {
  const { say, language } = naming;
  const { best, runnerUp } = found;
  return [
    say(best.usdPerSuccess === null ? 'decide.foundPlanTask' : 'decide.foundPlan', {
      models: modelNames(naming, best),
      usd: formatMoney(best.usdPerSuccess ?? best.usdPerTask, say.money, language),
      success: formatShare(best.success, language),
    }),
    say('decide.foundMonth', {
      objective: say(`decide.objective-${found.objective}`),
      cash: formatMoney(best.cashUsdPerMonth, say.money, language),
      full: formatMoney(best.fullUsdPerMonth, say.money, language),
    }),
    found.proven
      ? say('decide.proven', {
          ladders: formatNumber(found.ladders, language),
          triples: formatNumber(found.triples, language),
          allowed: formatNumber(found.models, language),
        })
      : found.gap === null
        ? say('decide.gapUnknown')
        : say('decide.notProven', {
            usd: formatMoney(found.gap, say.money, language),
            share: formatShare(best.value > 0 ? found.gap / best.value : 0, language),
          }),
    ...(found.bestIn === undefined ? [] : [bestInText(naming, found.bestIn)]),
    runnerUp === null
      ? say('decide.noRunnerUp')
      : say('decide.runnerUp', {
          models: modelNames(naming, runnerUp),
          usd: formatMoney(runnerUp.value, say.money, language),
        }),
  ];
};

/** What the search made of hardware and commitments; nothing where the plan has none that it could use. */
export const fixedCostRemarks = (naming: Naming, { fixedCosts, best }: Found): string[] => {
  const { say, language, job } = naming;
  if (fixedCosts === undefined) return [];
  if (!fixedCosts.areWeighed) return [say('decide.fixedTooMany', { count: formatNumber(fixedCosts.count, language) })];
  const fleets = (job.plan.fleets ?? [])
    .filter(({ id }) => best.fleetIds?.includes(id))
    .map(({ gpu, modelId }) => say('report.fleetName', { gpu, model: modelNameOf(naming, modelId) }));
  const hardware =
    job.plan.fleets === undefined
      ? []
      : fleets.length === 0
        ? [say('decide.onNoHardware')]
        : [say('decide.onHardware', { fleets: listed(language, fleets) })];
  return [...hardware, say('decide.fixedWeighed')];
};

/** Of which models alone a rule on time can be said to hold, and whose speed of the plan's stacks is unknown; null without such a rule. */
export const speedsMissing = (naming: Naming, rules: readonly Rule[]): string | null => {
  const { say, language, job } = naming;
  const onTime = rules.filter(({ kind }) => kind === 'latencyP95').map(rowOfRule);
  if (onTime.length === 0) return null;
  const { assumedSpeeds, stacks } = job.plan;
  if (assumedSpeeds.length === 0) return say('decide.speedsMissing');
  const names = (ids: readonly ModelId[]) =>
    itemsText(
      language,
      [...new Set(ids)].map((id) => modelNameOf(naming, id)),
    );
  const used = stacks.flatMap(({ policies }) =>
    Object.entries(policies).flatMap(([row, policy]) =>
      onTime.some((of) => of === null || of === row) ? modelsAnswering(policy) : [],
    ),
  );
  const unknown = used.filter((id) => speedOf(assumedSpeeds, id) === null);
  const known = names(assumedSpeeds.map(({ modelId }) => modelId));
  return unknown.length === 0
    ? say('decide.speedsKnown', { known })
    : say('decide.speedsUnknown', { known, unknown: names(unknown) });
};

/** What an optimum says besides its tables, one sentence each. */
export const optimumRemarks = (naming: Naming, optimum: Optimum): string[] => {
  const { say, language } = naming;
  const leftOut =
    optimum.leftOut.length === 0 || optimum.kind === 'nothingToChoose'
      ? []
      : [
          say('decide.foundLeftOut', {
            categories: optimum.leftOut.map((id) => rowName(naming, id)).join(listSign(language)),
            share: formatShare(optimum.coveredShare, language),
          }),
        ];
  switch (optimum.kind) {
    case 'found': {
      const rules = optimum.rulePrices.map(({ rule }) => rule);
      return [
        ...foundRemarks(naming, optimum),
        ...leftOut,
        ...fixedCostRemarks(naming, optimum),
        ...[speedsMissing(naming, rules) ?? []].flat(),
      ];
    }
    case 'infeasible': {
      const rules = optimum.conflict.map((rule) => ruleText(naming, rule)).join(language === 'zh' ? '；' : '; ');
      const conflict = !optimum.minimal
        ? say('decide.conflictSome', { rules })
        : say(optimum.conflict.length === 1 ? 'decide.conflictOne' : 'decide.conflictMinimal', { rules });
      const speeds = speedsMissing(naming, optimum.conflict);
      return [say('decide.infeasible'), conflict, ...(speeds === null ? [] : [speeds]), ...leftOut];
    }
    case 'nothingSucceeds':
      return [say('decide.nothingSucceeds'), ...leftOut];
    case 'nothingToChoose':
      return [say('decide.nothingToChoose')];
    case 'undecided':
      return [say('decide.undecided'), ...leftOut];
    default:
      return optimum satisfies never;
  }
};

/** What more evals are worth, the best first. */
export const measureTable = (naming: Naming, found: WhatToMeasure): Table => {
  const { say } = naming;
  return {
    id: 'measure',
    title: say('decide.measure'),
    columns: [
      { key: 'model', label: say('decide.model'), kind: 'text' },
      { key: 'category', label: say('decide.category'), kind: 'text' },
      { key: 'perfect', label: say('decide.measurePerfect'), kind: 'usd' },
      { key: 'evals', label: say('decide.measureEvals'), kind: 'count' },
      { key: 'worth', label: say('decide.measureWorth'), kind: 'usd' },
      { key: 'cost', label: say('decide.measureCost'), kind: 'usd' },
      { key: 'net', label: say('decide.measureNet'), kind: 'usd' },
      { key: 'settled', label: say('decide.measureSettled'), kind: 'count' },
    ],
    rows: found.options.map((option) => ({
      key: `${option.categoryId} ${option.modelId}`,
      cells: {
        model: modelNameOf(naming, option.modelId),
        category: rowName(naming, option.categoryId),
        perfect: option.perfectUsdPerMonth,
        evals: option.best?.evals ?? 0,
        worth: option.best?.usdPerMonth ?? 0,
        cost: option.best?.costUsd ?? 0,
        net: option.best?.netUsd ?? 0,
        settled: option.settledAt,
      },
    })),
  };
};

/** What to measure in a sentence, and which models nobody knows anything of. */
export const measureRemarks = (naming: Naming, found: WhatToMeasure): string[] => {
  const { say, language } = naming;
  const [first] = found.options;
  const chosen = found.stacks.find((stack) => stack.stackId === found.chosen)!;
  const isValue = found.worth === 'netValueUsdPerTask';
  const unknown = found.unknown.map(({ modelId, categoryId }) =>
    say('decide.modelIn', { model: modelNameOf(naming, modelId), category: rowName(naming, categoryId) }),
  );
  return [
    // One stack is the best of none.
    ...(found.stacks.length < 2
      ? []
      : [
          say(isValue ? 'decide.chosenWorth' : 'decide.chosenCost', {
            stack: stackNameOf(naming, found.chosen),
            usd: formatMoney(isValue ? chosen.usdPerMonth : -chosen.usdPerMonth, say.money, language),
          }),
        ]),
    first?.best == null
      ? say('decide.measureNothing')
      : say('decide.measureBest', {
          evals: formatNumber(first.best.evals, language),
          category: rowName(naming, first.categoryId),
          model: modelNameOf(naming, first.modelId),
          usd: formatMoney(first.best.usdPerMonth, say.money, language),
          cost: formatMoney(first.best.costUsd, say.money, language),
          changes: formatPercent(first.best.changes, language),
        }),
    ...(unknown.length === 0
      ? []
      : [say('decide.measureUnknown', { models: unknown.join(language === 'zh' ? '；' : '; ') })]),
  ];
};

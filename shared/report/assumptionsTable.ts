/** Every input of the plan in one list, with its range, its source, and a mark where nobody measured it. */

import { sellerTools } from '../engine/sellerTools.ts';
import { fromUsd as inMoney } from '../foundation/money.ts';
import type { Commitment } from '../plan/commitment.ts';
import { type Estimate, isAssumed } from '../plan/estimate.ts';
import type { Fleet } from '../plan/fleet.ts';
import { type CategoryPlan, shortCacheHours } from '../plan/plan.ts';
import type { Policy } from '../plan/policy.ts';
import type { WordPath } from '../words/all.ts';

import { planSourceIn } from '../words/planSentences.ts';
import type { Say } from '../words/say.ts';

import { modelName, type Reading } from './reading.ts';
import { rowName, rowTitle } from './rowName.ts';
import type { Cell, Kind, Row, Table } from './table.ts';
import { isErrorStated } from './withoutErrors.ts';

type Place = { key: string; stack: string; category: string };

const row = (place: Place, field: string, name: string, kind: Kind, estimate: Estimate | Cell): Row => {
  const known: Estimate | null =
    typeof estimate === 'object' && estimate !== null
      ? estimate
      : typeof estimate === 'number'
        ? { value: estimate }
        : null;
  const assumed = known !== null && isAssumed(known);
  return {
    key: `${place.key}/${field}`,
    kinds: { value: kind, low: kind, high: kind },
    assumed,
    stated: known?.stated === true,
    cells: {
      stack: place.stack,
      category: place.category,
      input: name,
      value: known === null ? (estimate as Cell) : known.value,
      low: known?.low ?? null,
      high: known?.high ?? null,
      assumed,
      source: known?.source ?? '',
    },
  };
};

/** A figure that nobody has stated: the engine counts it as nothing, and a reader is told that it is open. */
const notStated = (say: Say, open: Row): Row => ({
  ...open,
  kinds: { ...open.kinds, value: 'text' },
  cells: { ...open.cells, value: say('plan.notStated') },
});

const categoryRows = (reading: Reading, category: CategoryPlan): Row[] => {
  const { say } = reading;
  const place = { key: category.id, stack: '', category: rowTitle(say, category) };
  const { shape, dependence } = category;
  const entry = (field: string, path: WordPath, kind: Kind, value: Estimate | Cell): Row =>
    row(place, field, say(path), kind, value);
  const errorCost = entry('silentFailureUsd', 'report.silentFailureUsd', 'usd', category.silentFailureUsd);
  return [
    entry('share', 'report.shareOfTasks', 'share', {
      value: category.share,
      ...(category.shareSource === undefined ? {} : { source: category.shareSource }),
    }),
    entry('promptTokens', 'report.promptTokens', 'count', shape.promptTokens),
    entry('promptTokensCv', 'report.promptTokensCv', 'number', shape.promptTokensCv),
    entry('completionTokens', 'report.completionTokens', 'count', shape.completionTokens),
    entry('completionTokensCv', 'report.completionTokensCv', 'number', shape.completionTokensCv),
    entry('cacheReadShare', 'report.cacheReadShare', 'share', shape.cacheReadShare),
    entry('cacheWriteShare', 'report.cacheWriteShare', 'share', shape.cacheWriteShare),
    ...((shape.cacheHours ?? shortCacheHours) === shortCacheHours
      ? []
      : [entry('cacheHours', 'report.cacheHours', 'number', shape.cacheHours ?? shortCacheHours)]),
    entry('steps', 'report.steps', 'number', shape.steps),
    ...(shape.stepsCv === 0 ? [] : [entry('stepsCv', 'report.stepsCv', 'number', shape.stepsCv)]),
    ...(shape.promptGrowthTokens === null
      ? []
      : [entry('promptGrowthTokens', 'report.promptGrowthTokens', 'count', shape.promptGrowthTokens)]),
    entry('toolCalls', 'report.toolCalls', 'number', shape.toolCalls),
    ...sellerTools.flatMap(({ calls }) => {
      const told = shape[calls];
      return told === undefined || told.value === 0 ? [] : [entry(calls, `report.${calls}`, 'number', told)];
    }),
    entry('toolCallUsd', 'report.toolCallUsd', 'usd', shape.toolCallUsd),
    entry('valueOfSuccessUsd', 'report.valueOfSuccessUsd', 'usd', category.valueOfSuccessUsd),
    isErrorStated(category) ? errorCost : notStated(say, errorCost),
    entry('humanMinutesPerTask', 'report.humanMinutesPerTask', 'minutes', category.humanMinutesPerTask),
    entry('humanSuccess', 'report.humanSuccess', 'share', category.humanSuccess),
    entry('deferrable', 'report.deferrable', 'flag', category.deferrable),
    entry('yardstick', 'report.yardstick', 'text', category.yardstick ?? say('report.none')),
    entry('rho', 'report.rho', 'number', dependence.rho),
    entry('tau', 'report.tau', 'number', dependence.tau),
    entry('beta', 'report.beta', 'share', dependence.beta),
    entry('gamma', 'report.gamma', 'number', dependence.gamma),
    ...(category.anchor === null
      ? []
      : [
          row(
            place,
            'anchor',
            say('report.anchor', { model: modelName(reading, category.anchor.modelId) }),
            'share',
            category.anchor.rate,
          ),
        ]),
  ];
};

const policyRows = (reading: Reading, place: Place, policy: Policy): Row[] => {
  const { say } = reading;
  switch (policy.kind) {
    case 'ladder':
      return policy.rungs.flatMap((rung, index) => {
        const name = say('report.rungName', { number: index + 1, model: modelName(reading, rung.modelId) });
        const at = { ...place, key: `${place.key}/${index}` };
        const entry = (field: string, path: WordPath, kind: Kind, value: Estimate): Row =>
          row(at, field, say(path, { rung: name }), kind, value);
        return [
          ...(rung.verifier === null
            ? []
            : [
                entry('trueAccept', 'report.trueAccept', 'share', rung.verifier.trueAccept),
                entry('falseAccept', 'report.falseAccept', 'share', rung.verifier.falseAccept),
                ...(rung.verifier.falseAcceptRise === undefined
                  ? []
                  : [entry('falseAcceptRise', 'report.falseAcceptRise', 'number', rung.verifier.falseAcceptRise)]),
                entry('usdPerCheck', 'report.usdPerCheck', 'usd', rung.verifier.usdPerCheck),
                entry(
                  'humanMinutesPerCheck',
                  'report.humanMinutesPerCheck',
                  'minutes',
                  rung.verifier.humanMinutesPerCheck,
                ),
              ]),
          ...(rung.feedbackSuccess === null
            ? []
            : [entry('feedbackSuccess', 'report.feedbackSuccess', 'share', rung.feedbackSuccess)]),
          ...(rung.errorShare.value === 0 && rung.errorShare.high === undefined
            ? []
            : [entry('errorShare', 'report.errorShare', 'share', rung.errorShare)]),
        ];
      });
    case 'split':
      return policy.parts.flatMap((part, index) =>
        policyRows(reading, { ...place, key: `${place.key}/${index}` }, part.policy),
      );
    case 'route':
      return [
        row(place, 'signalQuality', say('report.signalQuality'), 'share', policy.signalQuality),
        row(place, 'routeUsdPerTask', say('report.routeUsdPerTask'), 'usd', policy.usdPerTask),
        ...policyRows(reading, { ...place, key: `${place.key}/easy` }, policy.easy),
        ...policyRows(reading, { ...place, key: `${place.key}/hard` }, policy.hard),
      ];
  }
};

/** What is stated of own or rented hardware. */
const fleetRows = (reading: Reading, whole: Place, fleet: Fleet): Row[] => {
  const place = { ...whole, key: `fleet/${fleet.id}` };
  const name = reading.say('report.fleetName', { gpu: fleet.gpu, model: modelName(reading, fleet.modelId) });
  const entry = (field: keyof Fleet, path: WordPath, kind: Kind, value: Estimate | number): Row =>
    row(place, field, reading.say(path, { name }), kind, value);
  return [
    ...(fleet.usdPerGpuHour === null ? [] : [entry('usdPerGpuHour', 'report.fleetHour', 'usd', fleet.usdPerGpuHour)]),
    entry('peakToMean', 'report.fleetPeak', 'number', fleet.peakToMean),
    entry('allowedLoad', 'report.fleetLoad', 'share', fleet.allowedLoad),
    entry('spares', 'report.fleetSpares', 'count', fleet.spares),
    entry('overheadShare', 'report.fleetOverhead', 'share', fleet.overheadShare),
    entry('staffUsdPerMonth', 'report.fleetStaff', 'usd', fleet.staffUsdPerMonth),
    ...(fleet.successLoss === null ? [] : [entry('successLoss', 'report.fleetLoss', 'share', fleet.successLoss)]),
  ];
};

/** What is promised in advance: only what it says. */
const commitmentRows = (say: Say, whole: Place, commitment: Commitment): Row[] => {
  const { id, name, count, usdPerMonth, included, overageTimes, minimumUsd, tiers } = commitment;
  const place = { ...whole, key: `commitment/${id}` };
  const entry = (field: string, path: WordPath, kind: Kind, value: number, blanks = {}): Row =>
    row(place, field, say(path, { name, ...blanks }), kind, value);
  return [
    ...(usdPerMonth > 0 ? [entry('usdPerMonth', 'report.commitmentFee', 'usd', usdPerMonth * count)] : []),
    ...(included === null
      ? []
      : [
          entry(
            'included',
            `report.commitmentIncluded-${included.unit}`,
            included.unit === 'usd' ? 'usd' : 'count',
            included.amount * count,
          ),
          entry('overageTimes', 'report.commitmentOverage', 'number', overageTimes),
        ]),
    ...(minimumUsd > 0 ? [entry('minimumUsd', 'report.commitmentMinimum', 'usd', minimumUsd)] : []),
    ...tiers.map(({ fromUsd, discount }, i) =>
      entry(`tier${i}`, 'report.commitmentTier', 'share', discount, { usd: inMoney(fromUsd, say.money) }),
    ),
  ];
};

const inputsTable = (reading: Reading): Table => {
  const { say, job } = reading;
  const { plan } = job;
  const inMix = new Set(plan.categories.filter((category) => category.share > 0).map((category) => category.id));
  const whole = { key: 'plan', stack: '', category: say('compare.wholeMix') };
  return {
    id: 'assumptions',
    title: say('report.assumptionsTable'),
    columns: [
      { key: 'stack', label: say('report.stack'), kind: 'text' },
      { key: 'category', label: say('report.category'), kind: 'text' },
      { key: 'input', label: say('report.input'), kind: 'text' },
      { key: 'value', label: say('report.value'), kind: 'number' },
      { key: 'low', label: say('report.lowEnd'), kind: 'number', bound: { of: 'value', end: 'low' } },
      { key: 'high', label: say('report.highEnd'), kind: 'number', bound: { of: 'value', end: 'high' } },
      { key: 'assumed', label: say('report.assumedColumn'), kind: 'flag' },
      { key: 'source', label: say('report.source'), kind: 'source' },
    ],
    rows: [
      row(whole, 'tasksPerMonth', say('report.tasksPerMonth'), 'count', plan.tasksPerMonth),
      row(whole, 'humanUsdPerHour', say('report.humanUsdPerHour'), 'usd', plan.humanUsdPerHour),
      ...(plan.budgetUsdPerMonth === null
        ? []
        : [row(whole, 'budgetUsdPerMonth', say('report.budgetUsdPerMonth'), 'usd', plan.budgetUsdPerMonth)]),
      ...(plan.fleets ?? []).flatMap((fleet) => fleetRows(reading, whole, fleet)),
      ...(plan.commitments ?? []).flatMap((commitment) => commitmentRows(say, whole, commitment)),
      ...plan.categories
        .filter((category) => category.share > 0)
        .flatMap((category) => categoryRows(reading, category)),
      ...plan.assumedRates.map((entry, index) =>
        row(
          { key: `assumedRate/${index}`, stack: '', category: rowName(reading, entry.category) },
          entry.modelId,
          say('report.assumedRate', { model: modelName(reading, entry.modelId) }),
          'share',
          { ...entry.rate, assumed: true },
        ),
      ),
      ...plan.ownTokens.flatMap((own, index) => {
        const place = { key: `ownTokens/${index}`, stack: '', category: rowName(reading, own.category) };
        const blanks = { model: modelName(reading, own.modelId) };
        return [
          row(place, 'promptTokens', say('report.ownPromptTokens', blanks), 'count', own.promptTokens),
          row(place, 'completionTokens', say('report.ownCompletionTokens', blanks), 'count', own.completionTokens),
        ];
      }),
      ...plan.assumedSpeeds.flatMap((speed, index) => {
        const place = { ...whole, key: `assumedSpeed/${index}` };
        const blanks = { model: modelName(reading, speed.modelId) };
        return [
          row(place, 'firstToken', say('report.assumedFirstToken', blanks), 'seconds', speed.firstTokenSeconds),
          row(place, 'perSecond', say('report.assumedTokensPerSecond', blanks), 'number', speed.tokensPerSecond),
        ];
      }),
      ...plan.stacks.flatMap((stack) =>
        Object.entries(stack.policies)
          .filter(([id]) => inMix.has(id as CategoryPlan['id']))
          .flatMap(([id, policy]) =>
            policyRows(
              reading,
              { key: `${stack.id}/${id}`, stack: stack.name, category: rowName(reading, id as CategoryPlan['id']) },
              policy,
            ),
          ),
      ),
    ],
  };
};

const made = new WeakMap<Reading, Table>();

const tableOf = (reading: Reading): Table => {
  const table = inputsTable(reading);
  return {
    ...table,
    rows: table.rows.map((one) => ({
      ...one,
      cells: { ...one.cells, source: planSourceIn(String(one.cells.source), reading.language) },
    })),
  };
};

/**
 * Inputs of the plan, work first, then each stack, with their sources in the reader's language. Made once for a reading:
 * several sheets of a workbook look into it.
 */
export const assumptionsTable = (reading: Reading): Table => {
  const table = made.get(reading) ?? tableOf(reading);
  made.set(reading, table);
  return table;
};

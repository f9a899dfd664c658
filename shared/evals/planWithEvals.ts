/**
 * What results say of a row of work, put into the plan: counts as own evidence on a yardstick of their own, how alike
 * the models fail, tokens of models where nothing better is known, and the accept rates of the judge.
 */
import { buildReference } from '../catalog/buildReference.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Evidence, newEvidence } from '../catalog/evidence.ts';
import { beliefsOf } from '../engine/beliefs.ts';
import { dependenceFrom } from '../engine/calibrate/dependenceFrom.ts';
import { noDraws } from '../engine/quantity.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { evidenceId, type ModelId, modelId, type RowId } from '../foundation/ids.ts';
import { assumptionFor, type KnownRates } from '../plan/createPlan.ts';
import { checked, notThere } from '../plan/edits/checked.ts';
import type { Estimate } from '../plan/estimate.ts';
import { mapCategory, mapPolicies } from '../plan/mapPlan.ts';
import type { OwnTokens, Plan } from '../plan/plan.ts';
import { modelsOfPolicy } from '../plan/policyParts.ts';
import { catalogBook } from '../usage/priceBook.ts';
import { resolveModel } from '../usage/resolveModel.ts';
import { formatNumber, formatShare, listSign } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import type { ModelFigures } from './byModel.ts';
import type { EvalSummary } from './summary.ts';

export interface EvalsForRow {
  summary: EvalSummary;
  row: RowId;
  /** What the results are called: a file's name without its ending. */
  name: string;
  /** Model names mapped by hand. */
  mapped: Readonly<Record<string, string>>;
  catalog: Catalog;
}

export interface PlanWithEvals {
  plan: Plan;
  /** Her own measurements, to stand beside the catalog's. */
  evidence: Evidence[];
  yardstick: string;
  /** Models of the results that no rule resolves. */
  unknown: string[];
  remarks: string[];
}

const metric = 'passed';

const plainName = (name: string): string => name.replace(/[/\\]+/g, '-').slice(0, 80);
const idPart = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 50);

interface Resolved {
  id: ModelId;
  figures: ModelFigures;
}

const resolved = ({ summary, catalog, mapped }: EvalsForRow): { known: Resolved[]; unknown: string[] } => {
  const { known: names } = catalogBook(catalog.models);
  const known: Resolved[] = [];
  const unknown: string[] = [];
  for (const figures of summary.models) {
    const { id } = resolveModel(figures.model, names, mapped);
    const isTwice = known.some((entry) => entry.id === id);
    if (id === null || isTwice) unknown.push(figures.model);
    else known.push({ id: modelId(id), figures });
  }
  return { known, unknown };
};

const evidenceOf = (
  { id, figures }: Resolved,
  category: Evidence['category'],
  name: string,
  source: string,
): Evidence[] => {
  const { n, passed, items, usdPerTry, promptTokensPerTry, completionTokensPerTry } = figures;
  if (n === null || n === 0) return [];
  return [
    newEvidence({
      id: evidenceId(`own-${idPart(name)}-${idPart(id)}`),
      modelId: id,
      category,
      benchmark: plainName(name),
      config: '',
      metric,
      value: (100 * passed) / n,
      successes: passed,
      trials: n,
      tasks: items,
      successDefinition: null,
      usdPerTask: usdPerTry,
      promptTokensPerTask: promptTokensPerTry,
      completionTokensPerTask: completionTokensPerTry,
      date: null,
      source,
      selfReported: false,
      notes: null,
      owner: 'user',
    }),
  ];
};

/** Names of the results that no rule resolves, as they stand in the files. */
export const unknownModels = (asked: EvalsForRow): string[] => resolved(asked).unknown;

/** Tokens of evals describe their prompts: they stand only where usage says nothing of the model in the row. */
const tokensOf = ({ id, figures }: Resolved, row: RowId, plan: Plan, source: string): OwnTokens[] => {
  const { promptTokensPerTry: prompt, completionTokensPerTry: completion } = figures;
  const isKnown = plan.ownTokens.some((own) => own.modelId === id && own.category === row);
  return isKnown || prompt === null || completion === null
    ? []
    : [
        {
          modelId: id,
          category: row,
          setting: '',
          promptTokens: { value: prompt, source },
          completionTokens: { value: completion, source },
        },
      ];
};

const withJudge = (plan: Plan, row: RowId, { judges }: EvalSummary, source: string): Plan => {
  const [judge, ...others] = judges;
  if (judge === undefined || others.length > 0) return plan;
  const { trueAcceptRate, falseAcceptRate } = judge;
  if (trueAcceptRate === null || falseAcceptRate === null) return plan;
  const estimate = ({ value, low, high }: { value: number; low: number; high: number }): Estimate => ({
    value,
    low: Math.min(low, value),
    high: Math.max(high, value),
    source,
  });
  return mapPolicies(plan, (rung, id) =>
    id !== row || rung.verifier === null || rung.verifier.judge === null
      ? rung
      : {
          ...rung,
          verifier: {
            ...rung.verifier,
            trueAccept: estimate(trueAcceptRate),
            falseAccept: estimate(falseAcceptRate),
          },
        },
  );
};

const modelsIn = (plan: Plan, row: RowId): Set<ModelId> =>
  new Set(plan.stacks.flatMap(({ policies }) => (policies[row] === undefined ? [] : modelsOfPolicy(policies[row]))));

/**
 * A model that the results say to succeed more often than the row's share of tasks beyond every model allows says that fewer are: 30
 * of 30 leave little of what the kind of work starts with. null: there is room enough.
 */
const roomFor = (
  plan: Plan,
  row: RowId,
  { models, evidence }: Catalog,
  own: readonly Evidence[],
): { id: ModelId; share: number } | null => {
  const category = plan.categories.find(({ id }) => id === row);
  if (category === undefined) return null;
  const ids = new Set([...modelsIn(plan, row), ...own.map(({ modelId: id }) => id)]);
  const rates = plan.assumedRates.filter(({ category: of }) => of === row);
  const snapshot = {
    models,
    evidence: [...evidence, ...own],
    reference: buildReference({ models: [], evidence: [] }, []),
  };
  let best: { id: ModelId; share: number } | null = null;
  for (const [id, belief] of beliefsOf([...ids], category, rates, snapshot, noDraws)) {
    const share = belief === null ? 1 : Math.floor(1000 * (1 - belief.rate.point)) / 1000;
    if (share < (best?.share ?? category.dependence.beta.value)) best = { id, share };
  }
  return best;
};

const leavingRoom = (plan: Plan, row: RowId, share: number, source: string): Plan =>
  mapCategory(plan, row, (entry) => {
    const { beta } = entry.dependence;
    const low = beta.low === undefined ? {} : { low: Math.min(beta.low, share) };
    return { ...entry, dependence: { ...entry.dependence, beta: { ...beta, value: share, ...low, source } } };
  });

/** Models of the row's policies that the results do not name: what may be said of them without a measurement. */
const withAssumptions = (plan: Plan, row: RowId, known: KnownRates): { plan: Plan; assumed: ModelId[] } => {
  const category = plan.categories.find(({ id }) => id === row);
  if (category === undefined) return { plan, assumed: [] };
  const stated = plan.assumedRates.filter((rate) => rate.category === row);
  const added = [...modelsIn(plan, row)].flatMap((id) => {
    if (stated.some((rate) => rate.modelId === id)) return [];
    const rate = assumptionFor(id, category, known);
    return rate === null ? [] : [{ modelId: id, category: row, rate }];
  });
  return {
    plan: { ...plan, assumedRates: [...plan.assumedRates, ...added] },
    assumed: added.map(({ modelId: id }) => id),
  };
};

/**
 * The plan with what the results say of one row. Refusals: notInPlan, evalsNothingCounted, evalsNoKnownModel (details: the names), and
 * those of a plan that would not be sound.
 */
export const planWithEvals = (plan: Plan, asked: EvalsForRow, say: Say, language: Language): Answer<PlanWithEvals> => {
  const { summary, row, name, catalog } = asked;
  const category = plan.categories.find(({ id }) => id === row);
  if (category === undefined) return notThere(row);
  const { known, unknown } = resolved(asked);
  const source = say('evals.ownSource', { name });
  const evidence = known.flatMap((entry) => evidenceOf(entry, category.kind ?? 'other', name, source));
  if (evidence.length === 0 && known.length > 0)
    return refuse('evalsNothingCounted', 'No result counts yet: the questions of the file are open.');
  if (evidence.length === 0)
    return refuse(
      'evalsNoKnownModel',
      `No model of the results is known: ${unknown.join(', ')}. Say which model each name means.`,
      {
        names: unknown.join(', '),
      },
    );
  const yardstick = `${plainName(name)}/${metric}`;
  const { dependence } = summary;
  const measured = new Set(evidence.map((entry) => entry.modelId));
  const alike =
    'calibration' in dependence
      ? dependenceFrom(
          dependence.calibration,
          category.dependence,
          say('decide.calibratedSource', {
            name,
            items: formatNumber(dependence.calibration.items, language),
            models: formatNumber(dependence.calibration.models, language),
          }),
        )
      : category.dependence;
  const held = mapCategory(plan, row, (entry) => ({ ...entry, yardstick, anchor: null, dependence: alike }));
  const rated: Plan = {
    ...withJudge(held, row, summary, source),
    // What she stated herself of a model that was not measured stays; what was filled in follows the new yardstick.
    assumedRates: plan.assumedRates.filter(
      ({ category: of, modelId: id, rate }) => of !== row || (!measured.has(id) && rate.stated === true),
    ),
    ownTokens: [...plan.ownTokens, ...known.flatMap((entry) => tokensOf(entry, row, plan, source))],
  };
  const { plan: full, assumed } = withAssumptions(rated, row, {
    models: catalog.models,
    evidence: [...catalog.evidence, ...evidence],
  });
  const called = (id: ModelId): string => catalog.models.find((model) => model.id === id)?.name ?? id;
  const beyond = roomFor(full, row, catalog, evidence);
  const beyondText =
    beyond === null
      ? ''
      : say('evals.beyondAll', { share: formatShare(beyond.share, language), model: called(beyond.id), name });
  const sound = checked(beyond === null ? full : leavingRoom(full, row, beyond.share, beyondText));
  if (!sound.ok) return sound;
  const listed = (names: readonly string[]): string => names.join(listSign(language));
  const names = (ids: readonly ModelId[]): string => listed(ids.map(called));
  return answer({
    plan: sound.value,
    evidence,
    yardstick,
    unknown,
    remarks: [
      say('evals.remarkEvidence', { name, models: names(evidence.map((entry) => entry.modelId)) }),
      ...('calibration' in dependence ? [say('evals.remarkDependence')] : []),
      ...(beyond === null ? [] : [beyondText]),
      ...(unknown.length === 0 ? [] : [say('evals.remarkUnknown', { models: listed(unknown) })]),
      ...(assumed.length === 0 ? [] : [say('evals.remarkAssumed', { models: names(assumed) })]),
    ],
  });
};

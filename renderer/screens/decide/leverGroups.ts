/** Every number of a plan that can be asked for a break-even, in the groups a planner would look for it. */
import type { Job } from '../../../shared/engine/job.ts';
import type { Lever } from '../../../shared/engine/levers/lever.ts';
import { levers } from '../../../shared/engine/levers/levers.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import { placedRungs } from '../../../shared/plan/mapPlan.ts';

export const leverGroups = ['money', 'price', 'rate', 'tokens', 'check', 'alike', 'volume', 'people'] as const;
export type LeverGroup = (typeof leverGroups)[number];

export const groupOf = (lever: Lever): LeverGroup => {
  switch (lever.kind) {
    case 'rate':
    case 'feedback':
    case 'anchor':
    case 'shift':
      return 'rate';
    case 'price':
      return 'price';
    case 'verbosity':
    case 'shape':
      return 'tokens';
    case 'errors':
    case 'outage':
    case 'verifier':
    case 'route':
      return 'check';
    case 'dependence':
      return 'alike';
    case 'category':
      return lever.field === 'humanMinutesPerTask' || lever.field === 'humanSuccess' ? 'people' : 'money';
    case 'share':
    case 'volume':
      return 'volume';
    case 'wage':
      return 'people';
    default:
      return lever satisfies never;
  }
};

const pricesOf = (modelId: ModelId): Lever[] => [
  { kind: 'price', modelId, field: 'times' },
  { kind: 'price', modelId, field: 'promptUsdPerM' },
  { kind: 'price', modelId, field: 'completionUsdPerM' },
];

/** Those that the job holds, exact or not; a verifier's number is the same wherever its preset is used. */
export const leversOf = (job: Job): Record<LeverGroup, Lever[]> => {
  const used = job.plan.categories.filter((category) => category.share > 0);
  const placed = placedRungs(job.plan).filter(({ categoryId }) => used.some((category) => category.id === categoryId));
  const models = [...new Set(placed.map(({ rung }) => rung.modelId))];
  const vendors = new Set(job.snapshot.models.filter(({ id }) => models.includes(id)).map(({ author }) => author));
  const all: Lever[] = [
    { kind: 'category', categoryId: null, field: 'silentFailureUsd' },
    ...used.map(({ id }): Lever => ({ kind: 'category', categoryId: id, field: 'silentFailureUsd' })),
    ...models.flatMap(pricesOf),
    ...placed.map(({ rung, categoryId }): Lever => ({ kind: 'rate', modelId: rung.modelId, categoryId })),
    ...used.flatMap(({ id }): Lever[] => [
      { kind: 'shape', categoryId: id, field: 'promptTokens' },
      { kind: 'shape', categoryId: id, field: 'completionTokens' },
      { kind: 'shape', categoryId: id, field: 'steps' },
    ]),
    ...models.map((modelId): Lever => ({ kind: 'verbosity', modelId })),
    ...placed.flatMap(({ rung: { verifier } }): Lever[] =>
      verifier === null
        ? []
        : (['trueAccept', 'falseAccept', 'falseAcceptRise', 'usdPerCheck', 'humanMinutesPerCheck'] as const).map(
            (field) => ({
              kind: 'verifier',
              preset: verifier.preset,
              field,
              only: null,
            }),
          ),
    ),
    ...models.map((modelId): Lever => ({ kind: 'errors', modelId })),
    ...[...vendors].map((author): Lever => ({ kind: 'outage', dark: { kind: 'vendor', author } })),
    ...used.flatMap(({ id }): Lever[] =>
      (['rho', 'tau', 'beta', 'gamma'] as const).map((field) => ({ kind: 'dependence', categoryId: id, field })),
    ),
    ...used.map(({ id }): Lever => ({ kind: 'share', categoryId: id })),
    { kind: 'volume' },
    { kind: 'wage' },
    { kind: 'category', categoryId: null, field: 'humanMinutesPerTask' },
    ...levers
      .inputsOf(job)
      .map((input) => input.lever)
      .filter(({ kind }) => ['feedback', 'anchor', 'route', 'outage'].includes(kind)),
  ];
  const groups = Object.fromEntries(leverGroups.map((group) => [group, [] as Lever[]])) as Record<LeverGroup, Lever[]>;
  const seen = new Set<string>();
  for (const lever of all) {
    const id = levers.idOf(lever);
    if (seen.has(id) || levers.valueOf(job, lever) === null) continue;
    seen.add(id);
    groups[groupOf(lever)].push(lever);
  }
  return groups;
};

/**
 * What a plan assumes of months ahead and of hardware for rows, stacks and models that it does not have: left by a row that was
 * removed, by another scenario or by a merge. The figures do not follow it, so it is said.
 */
import { elasticityPresets, tokenGrowthPresets } from '../engine/horizon/demand.ts';
import { pricePathPresets } from '../engine/horizon/pricePaths.ts';
import { stickinessPresets } from '../engine/horizon/switching.ts';
import { modelId } from '../foundation/ids.ts';
import type { Ahead } from '../plan/ahead.ts';
import { modelsOfPolicy } from '../plan/policyParts.ts';
import { modelNameOf, type Naming } from './leverText.ts';

const withRows = ({ say, job }: Naming, ahead: Ahead): string[] => {
  const rows = new Set<string>(job.plan.categories.map(({ id }) => id));
  const priced = [ahead.pricesFor, ...(ahead.alsoPrices ?? []).map(({ of }) => of)];
  const named = [
    ...Object.keys(ahead.rowGrowth ?? {}).map((row) => ({ row, what: say('horizon.whatGrowth') })),
    ...priced.flatMap((of) => (of.startsWith('work ') ? [{ row: of.slice(5), what: say('horizon.whatPrices') }] : [])),
    ...ahead.switches.flatMap(({ categoryId, month }) =>
      categoryId === null ? [] : [{ row: categoryId, what: say('horizon.switchOf', { month }) }],
    ),
  ];
  return named.flatMap(({ row, what }) => (rows.has(row) ? [] : [say('horizon.noSuchRow', { what, row })]));
};

const withModels = (naming: Naming, ahead: Ahead): string[] => {
  const { say, job } = naming;
  const inStacks = job.plan.stacks.flatMap(({ policies }) => Object.values(policies).flatMap(modelsOfPolicy));
  const retirements = ahead.retirements ?? [];
  const come = [...ahead.switches.map(({ to }) => to), ...retirements.flatMap(({ successor }) => successor ?? [])];
  const used = new Set<string>([...inStacks, ...come]);
  const authors = new Set(job.snapshot.models.flatMap(({ id, author }) => (used.has(id) ? [author] : [])));
  const unused = (what: string, model: string): string => say('horizon.noSuchModel', { what, model });
  const priced = [ahead.pricesFor, ...(ahead.alsoPrices ?? []).map(({ of }) => of)];
  return [
    ...priced.flatMap((of) => {
      const [kind, name = ''] = of.split(' ');
      const isUsed = kind === 'model' ? used.has(name) : kind === 'vendor' ? authors.has(name) : true;
      return isUsed ? [] : [unused(say('horizon.whatPrices'), modelNameOf(naming, modelId(name)))];
    }),
    ...ahead.switches.flatMap(({ from, to, month }) => {
      const what = say('horizon.switchOf', { month });
      if (from === to) return [say('horizon.switchNowhere', { what, model: modelNameOf(naming, from) })];
      if (month > ahead.months) return [say('horizon.switchAfter', { what, last: ahead.months })];
      return used.has(from) ? [] : [unused(what, modelNameOf(naming, from))];
    }),
    ...retirements.flatMap(({ modelId: gone, successor, month }) => {
      const what = say('horizon.retirementOf', { month });
      if (gone === successor) return [say('horizon.switchNowhere', { what, model: modelNameOf(naming, gone) })];
      if (month > ahead.months) return [say('horizon.switchAfter', { what, last: ahead.months })];
      return used.has(gone) ? [] : [unused(what, modelNameOf(naming, gone))];
    }),
  ];
};

const withPresets = ({ say }: Naming, { prices, alsoPrices = [], tokens, demand, stickiness }: Ahead): string[] => {
  const unknown = (presets: readonly { id: string }[], id: string, what: string): string[] =>
    presets.some((preset) => preset.id === id) ? [] : [say('horizon.noSuchPreset', { what, id })];
  return [
    ...[prices, ...alsoPrices.map((path) => path.prices)].flatMap((id) =>
      unknown(pricePathPresets, id, say('horizon.prices')),
    ),
    ...unknown(tokenGrowthPresets, tokens, say('horizon.tokens')),
    ...unknown(elasticityPresets, demand, say('horizon.demand')),
    ...unknown(stickinessPresets, stickiness, say('horizon.stickiness')),
  ];
};

/** A sentence each; none for a plan that speaks of nothing but itself. */
export const aheadNotFollowed = (naming: Naming): string[] => {
  const { ahead } = naming.job.plan;
  return ahead === undefined
    ? []
    : [...withRows(naming, ahead), ...withModels(naming, ahead), ...withPresets(naming, ahead)];
};

/** Hardware whose model is in none of the stacks that are put on it: it carries nothing and costs nothing. */
export const idleHardware = (naming: Naming): string[] => {
  const { stacks, fleets = [] } = naming.job.plan;
  return fleets.flatMap(({ modelId: model, stacks: on, gpu }) => {
    const carries = stacks.some(
      ({ id, policies }) =>
        on.includes(id) && Object.values(policies).some((policy) => modelsOfPolicy(policy).includes(model)),
    );
    return carries ? [] : [naming.say('hardware.carriesNothing', { gpu, model: modelNameOf(naming, model) })];
  });
};

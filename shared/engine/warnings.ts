/** What deserves a planner's second look: in her own policies, and in what the models' lists and lives say of them. */
import { chooseOffer } from '../catalog/chooseOffer.ts';
import { areSiblings } from '../catalog/lineage.ts';
import type { Model } from '../catalog/model.ts';
import { isForTasks } from '../catalog/purpose.ts';
import { soldAs } from '../catalog/setting.ts';
import type { ModelId, RowId } from '../foundation/ids.ts';
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import type { Rung } from '../plan/policy.ts';
import type { AttemptShape } from './attemptCost.ts';
import type { Job } from './job.ts';
import { leavesOf } from './leaves.ts';
import { countedMisfit, isCutToFit } from './limits.ts';
import { attemptOf, modelTokens } from './modelTokens.ts';
import type { PlainWarning, Warning, WarningPlace } from './outcome.ts';
import { noDraws } from './quantity.ts';
import { requestsAllowed } from './requestLimit.ts';
import { sellerTools } from './sellerTools.ts';

/** The vendor: as the model's row has it, or as its id begins. */
const authorOf = (id: ModelId, model: Model | undefined): string => model?.author ?? id.slice(0, id.indexOf('/'));

/** Whether a judge is of the model's vendor or of its lineage. */
const isRelated = (judge: ModelId, rung: Rung, models: ReadonlyMap<ModelId, Model>): boolean => {
  const [a, b] = [models.get(judge), models.get(rung.modelId)];
  return authorOf(judge, a) === authorOf(rung.modelId, b) || (a !== undefined && b !== undefined && areSiblings(a, b));
};

/** A judge of the model itself, of its lineage or of its vendor accepts more of what is wrong than the figures of its kind say. */
const ofPolicy = (rung: Rung, place: WarningPlace, models: ReadonlyMap<ModelId, Model>): Warning[] => {
  const found: Warning[] = [];
  if (rung.attempts > 1 && rung.retry === 'blind' && rung.verifier !== null)
    found.push({ kind: 'blindRetry', ...place });
  if (rung.verifier !== null && rung.verifier.falseAccept.value > rung.verifier.trueAccept.value)
    found.push({ kind: 'verifierWorseThanChance', ...place });
  const judge = rung.verifier?.judge?.modelId;
  if (judge === undefined) return found;
  // At another setting a model is itself.
  if (soldAs(judge) === soldAs(rung.modelId)) found.push({ kind: 'judgesItself', ...place });
  else if (isRelated(judge, rung, models)) found.push({ kind: 'judgesSibling', ...place });
  return found;
};

/** Tasks that do not fit the model: counted, or sent as much as fits. */
const ofLimits = (model: Model, shape: AttemptShape, place: WarningPlace): Warning[] => {
  const { context, output } = countedMisfit(model, shape);
  const found: Warning[] = [];
  if (model.contextTokens !== null && context > 0)
    found.push({
      kind: isCutToFit(shape) ? 'contextCut' : 'contextTooSmall',
      ...place,
      share: context,
      limit: model.contextTokens,
    });
  if (model.maxOutputTokens !== null && output > 0)
    found.push({ kind: 'outputTooSmall', ...place, share: output, limit: model.maxOutputTokens });
  return found;
};

/** What a list leaves open that the plan uses, and what of the price may not last. */
const ofPrice = (model: Model, shape: AttemptShape, { prices }: Plan, place: WarningPlace): Warning[] => {
  const chosen = chooseOffer(model, prices);
  if (chosen === null) return [];
  const { offer, paid } = chosen;
  const found: Warning[] = [];
  const note = (kind: PlainWarning['kind']) => found.push({ kind, ...place });
  if (shape.cacheReadShare > 0 && paid.cacheReadUsdPerM === null) note('cachePriceUnknown');
  const isLong = shape.cacheHours >= 1 && shape.cacheWriteShare > 0;
  if (isLong && paid.cacheWriteHourUsdPerM === null && paid.cacheStorageUsdPerMHour === null) note('hourWriteUnknown');
  for (const { calls, fee, unknown } of sellerTools) if (shape[calls] > 0 && paid[fee] === null) note(unknown);
  if (chosen.promotionLeftOut) note('promotionLeftOut');
  if (paid.promptUsdPerM === 0 && paid.completionUsdPerM === 0)
    found.push({ kind: 'freeOffer', ...place, perDay: requestsAllowed(model.id, offer) });
  return found;
};

const ofLife = (model: Model, place: WarningPlace): Warning[] => {
  const found: Warning[] = [];
  if (!isForTasks(model)) found.push({ kind: 'notForWork', ...place });
  if (model.status === 'retired' || model.shutdownDate !== null)
    found.push({ kind: 'shutdown', ...place, date: model.shutdownDate, successor: model.successor });
  return found;
};

const ofModel = (category: CategoryPlan, model: Model, job: Job, place: WarningPlace): Warning[] => {
  const shape = attemptOf(modelTokens(category, model, job.plan, job.snapshot, noDraws), category.deferrable);
  return [...ofLimits(model, shape, place), ...ofPrice(model, shape, job.plan, place), ...ofLife(model, place)];
};

/** Each warning once, in the order of the stacks. */
export const warningsOf = (job: Job): Warning[] => {
  const { plan, snapshot } = job;
  const models = new Map(snapshot.models.map((model) => [model.id, model]));
  const categories = new Map(plan.categories.map((category) => [category.id, category]));
  const found = plan.stacks.flatMap((stack) =>
    Object.entries(stack.policies).flatMap(([id, policy]) => {
      const category = categories.get(id as RowId);
      return leavesOf(policy)
        .flatMap(({ ladder }) => ladder.rungs)
        .flatMap((rung): Warning[] => {
          const place = { stackId: stack.id, categoryId: id as RowId, modelId: rung.modelId };
          const model = models.get(rung.modelId);
          const found = ofPolicy(rung, place, models);
          return category === undefined || model === undefined
            ? found
            : [...found, ...ofModel(category, model, job, place)];
        });
    }),
  );
  return [...new Map(found.map((warning) => [JSON.stringify(warning), warning])).values()];
};

/** Levers on a category: how alike models fail there, the shape of a task, what it is worth, how many tasks it has. */

import type { RowId } from '../../foundation/ids.ts';
import { mostShared } from '../../plan/dependenceBounds.ts';
import { fieldRanges } from '../../plan/estimateSchema.ts';
import { mapCategory } from '../../plan/mapPlan.ts';
import { type CategoryPlan, easiest } from '../../plan/plan.ts';
import type { CategoryField, LeverOf, ShapeField } from './lever.ts';
import { categoryIn, categoryNamed, even, type LeverKind, type LeverRange, moved, oneOf, ratio } from './leverKind.ts';

export const dependenceLever: LeverKind<LeverOf<'dependence'>> = {
  form: 'CATEGORY rho|tau|beta|gamma',
  words: ({ categoryId, field }) => [categoryId, field],
  parse: ([category, field]) => ({
    kind: 'dependence',
    categoryId: categoryNamed(category),
    field: oneOf('dependence', field, ['rho', 'tau', 'beta', 'gamma']),
  }),
  range: (job, { categoryId, field }) => {
    const own = categoryIn(job, categoryId)?.dependence ?? null;
    if (field === 'gamma') return even(0, fieldRanges.costSlope.max);
    if (field === 'beta' || own === null) return even(0, 0.999);
    const other = field === 'rho' ? own.tau.value : own.rho.value;
    return even(0, Math.max(0, mostShared - other));
  },
  value: (job, { categoryId, field }) => categoryIn(job, categoryId)?.dependence[field].value ?? null,
  pull: (job, { categoryId, field }, value) => ({
    ...job,
    plan: mapCategory(job.plan, categoryId, (category) => ({
      ...category,
      dependence: { ...category.dependence, [field]: moved(category.dependence[field], value) },
    })),
  }),
};

const shapeRanges: Readonly<Record<ShapeField, LeverRange>> = {
  promptTokens: ratio(fieldRanges.tokens),
  completionTokens: ratio(fieldRanges.tokens),
  steps: ratio(fieldRanges.steps),
  toolCalls: ratio(fieldRanges.steps),
};

export const shapeLever: LeverKind<LeverOf<'shape'>> = {
  form: 'CATEGORY promptTokens|completionTokens|steps|toolCalls',
  words: ({ categoryId, field }) => [categoryId, field],
  parse: ([category, field]) => ({
    kind: 'shape',
    categoryId: categoryNamed(category),
    field: oneOf('shape', field, ['promptTokens', 'completionTokens', 'steps', 'toolCalls']),
  }),
  range: (_, { field }) => shapeRanges[field],
  value: (job, { categoryId, field }) => categoryIn(job, categoryId)?.shape[field].value ?? null,
  pull: (job, { categoryId, field }, value) => ({
    ...job,
    plan: mapCategory(job.plan, categoryId, (category) => ({
      ...category,
      shape: { ...category.shape, [field]: moved(category.shape[field], value) },
    })),
  }),
};

const worthRanges: Readonly<Record<CategoryField, LeverRange>> = {
  valueOfSuccessUsd: ratio({ min: 0, max: 1e9 }),
  silentFailureUsd: ratio({ min: 0, max: 1e9 }),
  humanMinutesPerTask: ratio(fieldRanges.minutes),
  humanSuccess: even(0, 1),
};

export const categoryLever: LeverKind<LeverOf<'category'>> = {
  form: 'CATEGORY|* valueOfSuccessUsd|silentFailureUsd|humanMinutesPerTask|humanSuccess',
  words: ({ categoryId, field }) => [categoryId ?? '*', field],
  parse: ([category, field]) => ({
    kind: 'category',
    categoryId: category === '*' ? null : categoryNamed(category),
    field: oneOf('category', field, ['valueOfSuccessUsd', 'silentFailureUsd', 'humanMinutesPerTask', 'humanSuccess']),
  }),
  range: (_, { field }) => worthRanges[field],
  value: (job, { categoryId, field }) => {
    const category =
      categoryId === null ? job.plan.categories.find((entry) => entry.share > 0) : categoryIn(job, categoryId);
    return category?.[field].value ?? null;
  },
  pull: (job, { categoryId, field }, value) => ({
    ...job,
    plan: mapCategory(job.plan, categoryId, (category) => ({ ...category, [field]: moved(category[field], value) })),
  }),
};

export const anchorLever: LeverKind<LeverOf<'anchor'>> = {
  form: 'CATEGORY',
  words: ({ categoryId }) => [categoryId],
  parse: ([category]) => ({ kind: 'anchor', categoryId: categoryNamed(category) }),
  range: () => even(0, 1),
  value: (job, { categoryId }) => categoryIn(job, categoryId)?.anchor?.rate.value ?? null,
  pull: (job, { categoryId }, value) => ({
    ...job,
    plan: mapCategory(job.plan, categoryId, (category) =>
      category.anchor === null
        ? category
        : { ...category, anchor: { ...category.anchor, rate: moved(category.anchor.rate, value) } },
    ),
  }),
};

export const shiftLever: LeverKind<LeverOf<'shift'>> = {
  form: 'CATEGORY',
  words: ({ categoryId }) => [categoryId],
  parse: ([category]) => ({ kind: 'shift', categoryId: categoryNamed(category) }),
  range: () => even(-easiest, easiest),
  value: (job, { categoryId }) => {
    const transfer = categoryIn(job, categoryId)?.transfer;
    return transfer?.kind === 'measured' ? (transfer.easier ?? 0) : null;
  },
  pull: (job, { categoryId }, value) => ({
    ...job,
    plan: mapCategory(job.plan, categoryId, (category) =>
      category.transfer?.kind === 'measured'
        ? { ...category, transfer: { ...category.transfer, easier: value } }
        : category,
    ),
  }),
};

/** One share at `value`, the others in proportion; the others share the rest equally where they were all 0. */
const sharedAt = (categories: readonly CategoryPlan[], id: RowId, value: number): CategoryPlan[] => {
  const others = categories.filter((category) => category.id !== id);
  if (others.length === categories.length) return [...categories];
  const before = others.reduce((sum, category) => sum + category.share, 0);
  return categories.map((category) => ({
    ...category,
    share:
      category.id === id ? value : before > 0 ? (category.share / before) * (1 - value) : (1 - value) / others.length,
  }));
};

export const shareLever: LeverKind<LeverOf<'share'>> = {
  form: 'CATEGORY',
  words: ({ categoryId }) => [categoryId],
  parse: ([category]) => ({ kind: 'share', categoryId: categoryNamed(category) }),
  range: () => even(0, 1),
  value: (job, { categoryId }) => categoryIn(job, categoryId)?.share ?? null,
  pull: (job, { categoryId }, value) => ({
    ...job,
    plan: { ...job.plan, categories: sharedAt(job.plan.categories, categoryId, value) },
  }),
};

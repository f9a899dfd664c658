/** A part of the work's sheet that is drawn again only where one of its own fields changes: a drag moves one field, many times a second. */
import { type ComponentType, memo, type ReactNode } from 'react';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';

export interface PartProps<Field extends keyof CategoryPlan> {
  category: Pick<CategoryPlan, Field>;
}

export const drawnBy = <Field extends keyof CategoryPlan>(
  fields: readonly Field[],
  part: (props: PartProps<Field>) => ReactNode,
): ComponentType<PartProps<Field>> =>
  memo(part, ({ category: before }, { category: after }) => fields.every((field) => before[field] === after[field]));

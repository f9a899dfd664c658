/** Models of a list that end soon: what a planner is told of plans that are not open. */
import { daysBetween } from '../foundation/days.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Model } from './model.ts';

/** So many days ahead an end is told. */
const daysAhead = 90;

export interface EndingSoon {
  id: ModelId;
  name: string;
  /** The day it ends or ended; null: retired, and no day is known. */
  day: string | null;
}

/** Those of `ids` that are retired or end within 90 days of `day`, the first to end first; unknown ids are left away. */
export const endingSoon = (ids: readonly string[], models: ReadonlyMap<string, Model>, day: string): EndingSoon[] =>
  [...new Set(ids)]
    .flatMap((id): EndingSoon[] => {
      const model = models.get(id);
      if (model === undefined) return [];
      const { shutdownDate, status } = model;
      const isSoon = shutdownDate !== null && daysBetween(day, shutdownDate) <= daysAhead;
      return isSoon || status === 'retired' ? [{ id: model.id, name: model.name, day: shutdownDate }] : [];
    })
    .sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''));

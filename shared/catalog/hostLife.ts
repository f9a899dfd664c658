/** How long one seller keeps a model: some end it before or after its maker does. */
import { isGone } from './forWork.ts';
import { sameHost } from './hostNames.ts';
import type { Model } from './model.ts';
import { withoutRouter } from './routed.ts';

export interface HostEnd {
  host: string;
  date: string;
}

/** The day on which a seller ends a model, as that seller says; null: it says none, and the maker's day holds. */
export const hostEndOf = ({ lifecycleByHost }: Model, host: string | null): HostEnd | null => {
  if (host === null) return null;
  const there = lifecycleByHost?.find((life) => sameHost(life.host, withoutRouter(host)));
  const date = there?.shutdownDate ?? null;
  return date === null ? null : { host, date };
};

/** Whether a model can no longer be had of a seller on a day: what the seller says goes before what the maker does. */
export const isGoneAt = (model: Model, host: string | null, day: string): boolean => {
  const there = hostEndOf(model, host);
  return there === null ? isGone(model, day) : there.date <= day;
};

/** One ladder that a category may be given: what it is made of, what it brings, and how long it takes. */

import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { shareWithin, type Wait } from '../latency.ts';
import { type CategoryMenu, tablePlaceOf } from './menu.ts';
import type { LadderValues } from './pairTable.ts';
import type { MenuPlace, TablePlace } from './places.ts';

/** How a choice is built: from one model, the same again (blind, or shown the rejection), two in order, or three. */
export type Form = 'single' | 'blind' | 'feedback' | 'pair' | 'triple';

export interface Choice {
  form: Form;
  /** In order of use, each once. */
  members: MenuPlace[];
  success: number;
  silent: number;
  /** USD per task of the category without silent failures. */
  spend: number;
  /** P(a task reaches each member). */
  reach: number[];
}

/** The choices of one model, where it has any in the category. */
export const ownChoices = (menu: CategoryMenu, model: MenuPlace): Choice[] => {
  const at = tablePlaceOf(menu, model);
  if (at === null) return [];
  const { single, blind, feedback } = menu.table;
  const choice = (form: Form, values: LadderValues): Choice[] => {
    const figures = values.at(at);
    return figures === null ? [] : [{ form, members: [model], ...figures, reach: [1] }];
  };
  return [...choice('single', single), ...choice('blind', blind), ...choice('feedback', feedback)];
};

/** A model with its place in a row's table. */
export interface PlacedModel {
  model: MenuPlace;
  at: TablePlace;
}

/** A ladder of two different models of the row, which checks its steps. */
export const pairOf = ({ table }: CategoryMenu, first: PlacedModel, second: PlacedModel): Choice => {
  const { pair } = table;
  const place = table.pairPlace(first.at, second.at);
  return {
    form: 'pair',
    members: [first.model, second.model],
    success: valueAt(pair.success, place),
    silent: valueAt(pair.silent, place),
    spend: valueAt(pair.spend, place),
    reach: [1, table.reachAfter(first.at)],
  };
};

/** The same; null where the row does not have both, checks nothing, or they are one. */
export const pairChoice = (menu: CategoryMenu, first: MenuPlace, second: MenuPlace): Choice | null => {
  const i = tablePlaceOf(menu, first);
  const j = tablePlaceOf(menu, second);
  if (i === null || j === null || i === j || menu.table.pair.success.length === 0) return null;
  return pairOf(menu, { model: first, at: i }, { model: second, at: j });
};

/** A ladder of three models, or null where one of them is not in the category. */
export const tripleChoice = (menu: CategoryMenu, members: [MenuPlace, MenuPlace, MenuPlace]): Choice | null => {
  const [i, j, k] = members.map((member) => tablePlaceOf(menu, member));
  if (i == null || j == null || k == null) return null;
  const { reach, ...figures } = menu.table.triple(i, j, k);
  return { form: 'triple', members, ...figures, reach: [1, ...reach] };
};

/** The same ladder in a menu of the same models at other money: with people and errors, or without. */
export const choiceIn = (menu: CategoryMenu, { form, members }: Choice): Choice | null => {
  const [first, second, third] = members;
  if (first === undefined) return null;
  switch (form) {
    case 'single':
    case 'blind':
    case 'feedback':
      return ownChoices(menu, first).find((choice) => choice.form === form) ?? null;
    case 'pair':
      return second === undefined ? null : pairChoice(menu, first, second);
    case 'triple':
      return second === undefined || third === undefined ? null : tripleChoice(menu, [first, second, third]);
    default:
      return form satisfies never;
  }
};

const isRetry = ({ form }: Choice): boolean => form === 'blind' || form === 'feedback';

/** Share of a category's tasks that must be answered in time. */
const shareInTime = 0.95;

/** Whether 95% of the tasks are answered within `seconds`, as `latencySeconds` reckons it; false where unknown. */
export const withinSeconds = (menu: CategoryMenu, choice: Choice, seconds: number): boolean => {
  const places = (isRetry(choice) ? [...choice.members, ...choice.members] : choice.members).map((member) =>
    tablePlaceOf(menu, member),
  );
  const [first] = places;
  if (first == null) return false;
  const reach = isRetry(choice) ? [1, menu.table.reachAfter(first)] : choice.reach;
  const waits: Wait[] = [];
  let mean = 0;
  let variance = 0;
  for (const [s, place] of places.entries()) {
    const speed = place === null ? null : itemAt(menu.seconds, place);
    if (speed === null) return false;
    mean += speed.mean;
    variance += speed.variance;
    waits.push({ share: itemAt(reach, s) - (reach[s + 1] ?? 0), mean, variance });
  }
  return shareWithin(waits, seconds) >= shareInTime;
};

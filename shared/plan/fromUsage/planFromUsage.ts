/**
 * A plan out of usage: rows of work by a label, each with its volume and measured shape, and as the one stack what the
 * files show of today. Facts stay facts; what had to be assumed is marked, and remarks name it.
 */
import type { Catalog } from '../../catalog/catalog.ts';
import type { WorkKind } from '../../catalog/category.ts';
import { usualPrices } from '../../catalog/priceChoice.ts';
import type { CatalogReference } from '../../catalog/reference.ts';
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { type RowId, stackId } from '../../foundation/ids.ts';
import { catalogBook } from '../../usage/priceBook.ts';
import type { UsageReading } from '../../usage/readUsage.ts';
import { withProvenWrites } from '../../usage/reconcile.ts';
import type { UsageRecord } from '../../usage/record.ts';
import type { GroupKey } from '../../usage/summary.ts';
import { formatPercent, listSign } from '../../words/format.ts';
import type { Say } from '../../words/say.ts';
import type { Language } from '../../words/words.ts';
import { bare } from '../createPlan.ts';
import { freeRowId } from '../edits/rows.ts';
import type { AssumedRate, Plan } from '../plan.ts';
import { groupsOf, type KeyFit, keyFits, proposeKey } from './groups.ts';
import { filesOf, type MadeRow, type Making, makingOf, rowFromUsage, type UsageRow, workIn } from './rowFromUsage.ts';
import { statedDiscounts } from './statedDiscounts.ts';
import type { Window } from './volume.ts';

export interface FromUsage {
  reading: UsageReading;
  /** null: the key the files propose. */
  by: GroupKey | null;
  /** Model names mapped by hand. */
  mapped: Readonly<Record<string, string>>;
  /** What rows are like by their labels, where she says so. */
  kinds: ReadonlyMap<string, WorkKind | null>;
  catalog: Catalog;
  referenceFor: (plan: Plan) => CatalogReference;
  /** Rates that the plan has to assume, told from what the catalog knows. */
  missingRates: (plan: Plan) => AssumedRate[];
}

export interface PlanFromUsage {
  plan: Plan;
  by: GroupKey;
  /** Every key that could tell the work apart. */
  keys: KeyFit[];
  window: Window;
  rows: UsageRow[];
  /** What was taken as given and what she should look at, one sentence each. */
  remarks: string[];
}

const fewestDays = 14;

/** Rows of the large groups; ids follow their names, each once. */
const madeRows = (records: readonly UsageRecord[], by: GroupKey, making: Making): MadeRow[] => {
  const ids: { id: RowId }[] = [];
  return groupsOf(records, by).map((group) => {
    const id = freeRowId(ids, group.label ?? 'other');
    ids.push({ id });
    return rowFromUsage(group, id, making);
  });
};

/**
 * The plan of what the files show, with stack A as today. Refusal: usageNoWork, where no row holds a token or request.
 */
export const planFromUsage = (
  { reading, by: asked, mapped, kinds, catalog, referenceFor, missingRates }: FromUsage,
  say: Say,
  language: Language,
): Answer<PlanFromUsage> => {
  const records = workIn(withProvenWrites(reading.records, catalogBook(catalog.models), mapped));
  const by = asked ?? proposeKey(records);
  const files = filesOf(reading);
  const empty = bare(say('fromUsage.title', { files }).slice(0, 200), null, [], []);
  const making = makingOf(reading, { catalog, reference: referenceFor(empty), mapped, kinds }, say, language);
  const { window } = making;
  const made = madeRows(records, by, making).filter(({ tasksPerMonth }) => tasksPerMonth > 0);
  const tasks = made.reduce((sum, { tasksPerMonth }) => sum + tasksPerMonth, 0);
  if (tasks <= 0)
    return refuse(
      'usageNoWork',
      'The files hold no requests and no tokens: there is nothing to plan. Choose an export with usage.',
    );
  const categories = made.map(({ row, tasksPerMonth }) => ({ ...row, share: tasksPerMonth / tasks }));
  const stacks = [
    {
      id: stackId('a'),
      name: say('fromUsage.stackName'),
      note: say('fromUsage.stackNote'),
      policies: Object.fromEntries(made.flatMap(({ row, policy }) => (policy === null ? [] : [[row.id, policy]]))),
    },
  ];
  const discounts = statedDiscounts(records, catalog.models, making);
  const plan: Plan = {
    ...empty,
    ...(discounts.length === 0 ? {} : { prices: { ...usualPrices, discounts } }),
    tasksPerMonth: Math.max(1, tasks),
    categories,
    stacks,
    ownTokens: made.flatMap(({ ownTokens }) => ownTokens),
  };
  const days = window.days.length;
  const remarks = [
    say('fromUsage.remarkKey', { key: say(`usage.key-${by}`) }),
    ...(window.cut.length === 0 ? [] : [say('fromUsage.remarkCut', { days: window.cut.join(listSign(language)) })]),
    ...(days > 0 && days < fewestDays ? [say('fromUsage.remarkShort', { days })] : []),
    ...discounts.map(({ host, discount }) =>
      say('fromUsage.remarkDiscount', { host, share: formatPercent(discount, language) }),
    ),
    ...made.flatMap((row) => row.remarks),
  ];
  return answer({
    plan: {
      ...plan,
      assumedRates: missingRates(plan),
      notes: remarks.join('\n'),
    },
    by,
    keys: keyFits(records),
    window,
    rows: made.map(({ facts }) => facts),
    remarks,
  });
};

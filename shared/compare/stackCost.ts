/**
 * The full cost of a stack as versions of a plan are joined to one, difference by difference. Rows that share no hardware and
 * no commitment cost what they cost whatever is said of the others, so each is joined and worked out alone, and anew only
 * where something is said of it.
 */
import type { PortfolioDocument } from '../document/document.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { RowId, StackId } from '../foundation/ids.ts';
import { plainAsk } from '../plan/rule.ts';
import { modelsOfPlan } from '../plan/snapshot.ts';
import { documentOf, type Meaning } from './meaning.ts';
import type { Topic } from './topic.ts';

/** USD a month for models, checks, people and undetected errors; null where a stack has no figures or is not there. */
export const fullCostOf = ({ plan, snapshot }: PortfolioDocument, stackId: StackId): number | null => {
  const stacks = plan.stacks.filter(({ id }) => id === stackId);
  if (stacks.length === 0) return null;
  const [outcome] = evaluate({ plan: { ...plan, stacks }, snapshot, draws: 0 }).stacks;
  const perTask = outcome?.total?.usdPerTask.value ?? null;
  return perTask === null ? null : perTask * plan.tasksPerMonth;
};

/** One of versions: a comparison or a merge decides which of them is right where. */
export type Join = (versions: readonly Meaning[]) => Meaning;

/** Joined versions as a plan to work with; null where it does not hold together. */
export type Check = (document: PortfolioDocument) => PortfolioDocument | null;

/** The tasks of a month, and which share of them each row has. */
interface Frame {
  tasks: number;
  shares: ReadonlyMap<RowId, number>;
}

/** What a stack costs in one joined plan. */
export interface Costs {
  usdPerMonth: number | null;
  frame: Frame;
  /** USD a month by row, null where it has no figure. */
  rows: ReadonlyMap<RowId, number | null>;
}

/** What of the versions decides the cost of one row. */
interface RowPart {
  rowId: RowId;
  versions: readonly Meaning[];
  modelIds: ReadonlySet<string>;
}

/** The same value; what equals a part of `known` is that part, so that comparing the two is quick. */
const sharing = (value: unknown, known: unknown): unknown => {
  if (Object.is(value, known) || typeof value !== 'object' || typeof known !== 'object') return value;
  if (value === null || known === null || Array.isArray(value) !== Array.isArray(known)) return value;
  const inKnown = new Map<string, unknown>(Object.entries(known));
  const entries = Object.entries(value).map(([name, inner]) => [name, sharing(inner, inKnown.get(name))] as const);
  if (entries.length === inKnown.size && entries.every(([name, inner]) => inKnown.get(name) === inner)) return known;
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
};

/** Each with the parts that it has in common with the first. */
const sharingParts = (versions: readonly Meaning[]): Meaning[] =>
  versions.map((version) => sharing(version, versions[0]) as Meaning);

const isHoused = (meaning: Meaning, stackId: StackId): boolean =>
  meaning.plan.fleets.some(({ stacks }) => stacks.includes(stackId));

/** Hardware that is none of the stack's in any of the versions is nothing to it. */
const ofStack = (versions: readonly Meaning[], stackId: StackId): Meaning[] => {
  const hasHardware = versions.some((version) => isHoused(version, stackId));
  return versions.map((version) => ({
    ...version,
    plan: {
      ...version.plan,
      stacks: version.plan.stacks.filter(({ id }) => id === stackId),
      fleets: hasHardware ? version.plan.fleets : [],
      bestPlan: plainAsk,
    },
  }));
};

const frameOf = (meaning: Meaning): Meaning => ({
  ...meaning,
  models: [],
  plan: { ...meaning.plan, stacks: [], assumedRates: [], ownTokens: [], assumedSpeeds: [], bestPlan: plainAsk },
});

const ofRow = (meaning: Meaning, rowId: RowId): Meaning => {
  const { plan } = meaning;
  const isThere = plan.categories.some(({ id }) => id === rowId);
  return {
    ...meaning,
    plan: {
      ...plan,
      categories: plan.categories.filter(({ id }) => id === rowId),
      mix: isThere ? { [rowId]: { share: 1 } } : {},
      stacks: plan.stacks.map((stack) => ({
        ...stack,
        policies: Object.fromEntries(Object.entries(stack.policies).filter(([id]) => id === rowId)),
      })),
      assumedRates: plan.assumedRates.filter(({ category }) => category === rowId),
      ownTokens: plan.ownTokens.filter(({ category }) => category === rowId),
    },
  };
};

const partOf = (versions: readonly Meaning[], rowId: RowId): RowPart => {
  const all = versions.map((version) => ofRow(version, rowId));
  const modelIds = modelsOf(all);
  return {
    rowId,
    modelIds,
    versions: all.map((version) => ({
      ...version,
      models: version.models.filter(({ facts }) => modelIds.has(facts.id)),
    })),
  };
};

/** Whether what differs about a topic can change what a row costs. */
const touches = (topic: Topic, { rowId, modelIds }: RowPart): boolean => {
  switch (topic.kind) {
    case 'rowField':
    case 'policy':
    case 'assumedRate':
    case 'ownTokens':
      return topic.rowId === rowId;
    case 'price':
    case 'fact':
      return modelIds.has(topic.modelId);
    default:
      return true;
  }
};

/** Whether it can change how many tasks there are, or how they are shared out. */
const movesFrame = ({ kind }: Topic): boolean => ['plan', 'mix', 'row', 'order', 'moved'].includes(kind);

/** Whether rows share hardware or commitments, or the stack (the only one of the meaning) is given up with all that it does. */
const isOneWhole = ({ plan: { fleets, commitments, stacks } }: Meaning): boolean =>
  fleets.length > 0 || commitments.length > 0 || stacks.length === 0;

const modelsOf = (versions: readonly Meaning[]): ReadonlySet<string> =>
  new Set(versions.flatMap((version) => modelsOfPlan(documentOf(version).plan)));

export class StackCost {
  private readonly stackId: StackId;
  private readonly check: Check;
  private readonly frames: readonly Meaning[];
  /** null: rows are worked out together. */
  private readonly parts: readonly RowPart[] | null;
  private readonly whole: readonly Meaning[];
  /** Models of the stack in any of the versions. */
  private readonly modelIds: ReadonlySet<string>;

  constructor(versions: readonly Meaning[], stackId: StackId, check: Check = (document) => document) {
    this.stackId = stackId;
    this.check = check;
    const alike = sharingParts(versions);
    this.whole = ofStack(alike, stackId);
    this.frames = alike.map(frameOf);
    const rowIds = new Set(versions.flatMap(({ plan }) => plan.categories.map(({ id }) => id)));
    this.modelIds = modelsOf(this.whole);
    this.parts = this.whole.some(isOneWhole) ? null : [...rowIds].map((rowId) => partOf(this.whole, rowId));
  }

  /** The costs of a joined plan. `known` are those of one that differs from it in what a topic is about alone. */
  of(join: Join, known: { costs: Costs; topic: Topic } | null = null): Costs {
    if (this.parts === null) {
      const isOfOthers = known !== null && 'modelId' in known.topic && !this.modelIds.has(known.topic.modelId);
      if (isOfOthers) return known.costs;
      const document = this.check(documentOf(join(this.whole)));
      const usdPerMonth = document === null ? null : fullCostOf(document, this.stackId);
      return { usdPerMonth, frame: { tasks: 0, shares: new Map() }, rows: new Map() };
    }
    const isMoved = known === null || movesFrame(known.topic);
    const frame = isMoved ? this.frameIn(join) : known.costs.frame;
    const rows = new Map(
      this.parts.map((part) => {
        const isKnown = known !== null && !touches(known.topic, part);
        return [part.rowId, isKnown ? (known.costs.rows.get(part.rowId) ?? null) : this.rowIn(part, frame, join)];
      }),
    );
    const wanted = [...frame.shares].filter(([, share]) => share > 0).map(([id]) => rows.get(id) ?? null);
    const isWhole = wanted.length > 0 && wanted.every((usd) => usd !== null);
    return { usdPerMonth: isWhole ? wanted.reduce<number>((sum, usd) => sum + (usd ?? 0), 0) : null, frame, rows };
  }

  private frameIn(join: Join): Frame {
    const { plan } = documentOf(join(this.frames));
    return { tasks: plan.tasksPerMonth, shares: new Map(plan.categories.map(({ id, share }) => [id, share])) };
  }

  private rowIn({ rowId, versions }: RowPart, { tasks, shares }: Frame, join: Join): number | null {
    const share = shares.get(rowId) ?? 0;
    if (share === 0) return null;
    const document = this.check(documentOf(join(versions)));
    if (document === null) return null;
    return fullCostOf({ ...document, plan: { ...document.plan, tasksPerMonth: tasks * share } }, this.stackId);
  }
}

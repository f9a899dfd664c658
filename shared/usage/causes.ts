/**
 * Causes of a difference between a bill and prices, tried one at a time on the days of a model. A cause is accepted only
 * where it mends every day.
 */
import { costAt, type TokenPrice, tierOf } from './priceBook.ts';
import { cacheWriteOf, type UsageRecord } from './record.ts';

export type CauseKind =
  | 'discountStated'
  | 'notBilled'
  | 'fees'
  | 'byok'
  | 'unpricedModels'
  | 'cacheWritesInsideInput'
  | 'cachedCountedTwice'
  | 'cachedAtFullPrice'
  | 'cacheWritesOneHour'
  | 'cacheWritesAtInputPrice'
  | 'reasoningBeside'
  | 'batchPrice'
  | 'batchNotGiven'
  | 'longContextTier'
  | 'priceChange'
  | 'discount'
  | 'fee'
  | 'otherPrice'
  | 'rounding';

export interface Cause {
  cause: CauseKind;
  /** What it adds to the modelled cost, in the currency of the prices; negative: it takes away. */
  amount: number;
  models: string[];
  /** Stated by the file itself, proven by the cost of every single row, or found by trying it on every day. */
  basis: 'stated' | 'proven' | 'tried';
  /** The ratio that was found, for a discount, a fee or another price; else null. */
  ratio: number | null;
  /** First day of a new price; else null. */
  day: string | null;
  /** Other causes that would mend the same days just as well. */
  alsoPossible: CauseKind[];
}

export interface Cell {
  day: string;
  billed: number;
  modelled: number;
  /** Rows that state money, each of which may have been rounded. */
  rows: number;
  records: UsageRecord[];
}

export interface ModelCells {
  model: string;
  price: TokenPrice;
  cells: Map<string, Cell>;
}

/** Beyond half a percent and half a cent a row a day does not fit. */
const fitShare = 0.005;
const centHalf = 0.005;

const fits = (billed: number, modelled: number, slack: number): boolean =>
  Math.abs(billed - modelled) <= Math.max(fitShare * Math.abs(billed), slack, 1e-6);

type Trial = (price: TokenPrice, record: UsageRecord) => number;

const factorOf = (price: TokenPrice, record: UsageRecord): number => (record.tier === 'batch' ? price.batchFactor : 1);

/** What each cause would have a record cost instead. Causes without a free number come before those with one. */
const trials: readonly [CauseKind, Trial][] = [
  [
    'cachedCountedTwice',
    (price, record) =>
      costAt(price, record) + (record.cacheRead + cacheWriteOf(record)) * price.input * factorOf(price, record),
  ],
  [
    'cachedCountedTwice',
    (price, record) =>
      costAt(price, record) -
      Math.min(record.inputUncached, record.cacheRead + cacheWriteOf(record)) * price.input * factorOf(price, record),
  ],
  [
    'cachedAtFullPrice',
    (price, record) =>
      costAt(price, record) + record.cacheRead * (price.input - price.cacheRead) * factorOf(price, record),
  ],
  [
    'cacheWritesOneHour',
    (price, record) =>
      costAt(price, record) +
      ((record.cacheWrite5m ?? 0) + record.cacheWriteUnsplit) *
        (price.cacheWrite1h - price.cacheWrite5m) *
        factorOf(price, record),
  ],
  [
    'cacheWritesAtInputPrice',
    (price, record) =>
      costAt(price, record) +
      (((record.cacheWrite5m ?? 0) + record.cacheWriteUnsplit) * (price.input - price.cacheWrite5m) +
        (record.cacheWrite1h ?? 0) * (price.input - price.cacheWrite1h)) *
        factorOf(price, record),
  ],
  [
    'reasoningBeside',
    (price, record) => costAt(price, record) + (record.reasoning ?? 0) * price.output * factorOf(price, record),
  ],
  ['batchPrice', (price, record) => costAt(price, record) * (record.tier === 'batch' ? 1 : price.batchFactor)],
  [
    'batchNotGiven',
    (price, record) =>
      costAt(price, record) / (record.tier === 'batch' && price.batchFactor > 0 ? price.batchFactor : 1),
  ],
];

const cellsOf = ({ cells }: ModelCells): Cell[] =>
  [...cells.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

const slackOf = (cell: Cell, isInCents: boolean): number => (isInCents ? centHalf * cell.rows : 0);

interface Accepted {
  kind: CauseKind;
  amount: number;
  ratio: number | null;
  day: string | null;
}

interface Tried {
  kind: CauseKind;
  /** What each day would have cost, in the order of the days. */
  costs: number[];
}

/** What every cause would have the days of a model cost instead. */
const triedOn = (model: ModelCells): Tried[] => {
  const cells = cellsOf(model);
  return trials.map(([kind, trial]) => ({
    kind,
    costs: cells.map(({ records }) =>
      records.reduce((sum, record) => sum + trial(tierOf(model.price, record), record), 0),
    ),
  }));
};

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const modelledOf = (cells: readonly Cell[]): number => sumOf(cells.map(({ modelled }) => modelled));
const billedOf = (cells: readonly Cell[]): number => sumOf(cells.map(({ billed }) => billed));

/** Causes whose alternative cost meets every day. */
const triedCauses = (model: ModelCells, isInCents: boolean): Accepted[] => {
  const cells = cellsOf(model);
  return triedOn(model).flatMap(({ kind, costs }): Accepted[] => {
    if (!cells.every((cell, day) => fits(cell.billed, costs[day] ?? 0, slackOf(cell, isInCents)))) return [];
    const amount = sumOf(costs) - modelledOf(cells);
    return amount === 0 ? [] : [{ kind, amount, ratio: null, day: null }];
  });
};

/** Tokens written to a cache that lie inside a record's uncached ones, by record, and what they add to its day. */
export interface ProvenWrites {
  amount: number;
  tokens: Map<UsageRecord, number>;
}

/**
 * Some formats have no column for tokens written to a cache: they lie inside the uncached ones, at a dearer price. That
 * is proven where on every row what was paid beyond the prices is a whole number of written tokens, no more than there
 * were. Adds them to the days; null where it is not proven.
 */
export const provenWrites = (model: ModelCells): ProvenWrites | null => {
  const { price } = model;
  const found: { cell: Cell; record: UsageRecord; tokens: number; amount: number }[] = [];
  for (const cell of model.cells.values())
    for (const record of cell.records) {
      if (record.grain !== 'request' || record.cost === null || record.byokCost > 0 || cacheWriteOf(record) > 0)
        return null;
      const own = tierOf(price, record);
      const premium = (own.cacheWrite5m - own.input) * factorOf(own, record);
      if (premium <= 0) return null;
      const tokens = (record.cost - record.feeCost - costAt(own, record)) / premium;
      const whole = Math.round(tokens);
      if (Math.abs(tokens - whole) > 0.1 || whole < 0 || whole > record.inputUncached) return null;
      if (whole > 0) found.push({ cell, record, tokens: whole, amount: whole * premium });
    }
  if (found.length === 0) return null;
  for (const { cell, amount } of found) cell.modelled += amount;
  return {
    amount: found.reduce((sum, { amount }) => sum + amount, 0),
    tokens: new Map(found.map(({ record, tokens }) => [record, tokens])),
  };
};

/** Batch is a matter of single requests: each row is priced as usual or as batch, whichever it meets. */
const batchRows = (model: ModelCells): Accepted[] => {
  let amount = 0;
  let halved = 0;
  for (const record of cellsOf(model).flatMap(({ records }) => records)) {
    if (record.grain !== 'request' || record.cost === null || record.tier === 'batch') return [];
    const price = tierOf(model.price, record);
    const usual = costAt(price, record);
    const paid = record.cost - record.feeCost;
    if (fits(paid, usual, 0)) continue;
    if (!fits(paid, usual * price.batchFactor, 0)) return [];
    halved += 1;
    amount += usual * (price.batchFactor - 1);
  }
  return halved === 0 ? [] : [{ kind: 'batchPrice', amount, ratio: null, day: null }];
};

/** Sums of a day say nothing of long prompts: each day is priced as usual or at the tier, whichever it meets. */
const tierCause = (model: ModelCells, isInCents: boolean): Accepted[] => {
  const top = [...model.price.tiers].sort((a, b) => b.minPromptTokens - a.minPromptTokens)[0];
  if (!top) return [];
  let amount = 0;
  for (const cell of cellsOf(model)) {
    const slack = slackOf(cell, isInCents);
    if (fits(cell.billed, cell.modelled, slack)) continue;
    const other = cell.records.reduce((sum, record) => sum + costAt(top.price, record), 0);
    const usual = cell.records.reduce((sum, record) => sum + costAt(model.price, record), 0);
    if (fits(cell.billed, other, slack)) amount += other - cell.modelled;
    else if (fits(cell.billed, usual, slack)) amount += usual - cell.modelled;
    else return [];
  }
  return amount === 0 ? [] : [{ kind: 'longContextTier', amount, ratio: null, day: null }];
};

const ratioOf = (cells: readonly Cell[]): number => {
  const modelled = cells.reduce((sum, cell) => sum + cell.modelled, 0);
  return modelled > 0 ? cells.reduce((sum, cell) => sum + cell.billed, 0) / modelled : Number.NaN;
};

const isConstant = (cells: readonly Cell[], ratio: number, isInCents: boolean): boolean =>
  ratio > 0 && cells.every((cell) => fits(cell.billed, ratio * cell.modelled, slackOf(cell, isInCents)));

/** One ratio on all days. One day alone cannot show that a ratio is constant. */
const ratioCause = (model: ModelCells, isInCents: boolean): Accepted[] => {
  const cells = cellsOf(model).filter((cell) => cell.modelled > 0 || cell.billed !== 0);
  const ratio = ratioOf(cells);
  if (cells.length < 2 || !isConstant(cells, ratio, isInCents)) return [];
  const amount = cells.reduce((sum, cell) => sum + cell.billed - cell.modelled, 0);
  return [{ kind: ratio < 1 ? 'discount' : 'fee', amount, ratio, day: null }];
};

/** One ratio before a day and another from it on, each over at least two days, one of them the price used here. */
const priceChange = (model: ModelCells, isInCents: boolean): Accepted[] => {
  const cells = cellsOf(model);
  for (let at = 2; at <= cells.length - 2; at += 1) {
    const [before, after] = [cells.slice(0, at), cells.slice(at)];
    const [first, second] = [ratioOf(before), ratioOf(after)];
    const isKnown = Math.abs(first - 1) <= fitShare || Math.abs(second - 1) <= fitShare;
    if (!isKnown || Math.abs(first - second) <= 2 * fitShare) continue;
    if (!isConstant(before, first, isInCents) || !isConstant(after, second, isInCents)) continue;
    const amount = cells.reduce((sum, cell) => sum + cell.billed - cell.modelled, 0);
    return [
      {
        kind: 'priceChange',
        amount,
        ratio: Math.abs(first - 1) > fitShare ? first : second,
        day: cells[at]?.day ?? null,
      },
    ];
  }
  return [];
};

const isInWholeCents = (cells: readonly Cell[], records: readonly UsageRecord[]): boolean =>
  cells.length > 0 &&
  records.some(({ cost }) => cost !== null) &&
  records.every(({ cost }) => cost === null || Math.abs(cost * 100 - Math.round(cost * 100)) < 1e-9);

/** Causes that mend a model's days together, the first at list prices: a discount or a fee comes after what it is taken of. */
type Explanation = readonly Accepted[];

interface ModelFinding {
  model: ModelCells;
  /** Explanations that each mend every day, the best first. */
  accepted: Explanation[];
  /** No day needs an explanation. */
  fitsAsItIs: boolean;
}

const isInCentsOf = (model: ModelCells): boolean => {
  const cells = cellsOf(model);
  return isInWholeCents(
    cells,
    cells.flatMap(({ records }) => records),
  );
};

const ratioPart = (ratio: number, amount: number): Accepted => ({
  kind: ratio < 1 ? 'discount' : 'fee',
  amount,
  ratio,
  day: null,
});

/** So many days show that a ratio found together with another cause is no accident. */
const daysOfPair = 3;

/** A cause and, of what it makes of every day, one constant ratio. */
const triedWithRatio = (model: ModelCells, isInCents: boolean): Explanation[] => {
  const cells = cellsOf(model);
  if (cells.length < daysOfPair) return [];
  return triedOn(model).flatMap(({ kind, costs }): Explanation[] => {
    const [other, billed, modelled] = [sumOf(costs), billedOf(cells), modelledOf(cells)];
    const ratio = billed / other;
    const isConstantOn = cells.every((cell, day) =>
      fits(cell.billed, ratio * (costs[day] ?? 0), slackOf(cell, isInCents)),
    );
    if (!(ratio > 0) || !isConstantOn || other === modelled || Math.abs(ratio - 1) <= 2 * fitShare) return [];
    return [[{ kind, amount: other - modelled, ratio: null, day: null }, ratioPart(ratio, billed - other)]];
  });
};

const findingFor = (model: ModelCells): ModelFinding => {
  const cells = cellsOf(model);
  const isInCents = isInCentsOf(model);
  if (cells.every((cell) => fits(cell.billed, cell.modelled, 0))) return { model, accepted: [], fitsAsItIs: true };
  if (cells.every((cell) => fits(cell.billed, cell.modelled, slackOf(cell, isInCents)))) {
    const amount = billedOf(cells) - modelledOf(cells);
    return { model, accepted: [[{ kind: 'rounding', amount, ratio: null, day: null }]], fitsAsItIs: false };
  }
  const single = [
    ...triedCauses(model, isInCents),
    ...tierCause(model, isInCents),
    ...batchRows(model),
    ...ratioCause(model, isInCents),
    ...priceChange(model, isInCents),
  ];
  const accepted = single.length > 0 ? single.map((one) => [one]) : triedWithRatio(model, isInCents);
  return { model, accepted, fitsAsItIs: false };
};

const ratioOfFinding = ({ accepted }: ModelFinding): number =>
  accepted.flat().find(({ kind }) => kind === 'discount' || kind === 'fee')?.ratio ?? 1;

/** The ratio that all models with an explanation by one share; null where they differ, or none has one. */
const sharedRatioOf = (findings: readonly ModelFinding[]): number | null => {
  const ratios = findings.map(ratioOfFinding).filter((ratio) => ratio !== 1);
  const [first] = ratios;
  if (first === undefined) return null;
  return ratios.every((ratio) => Math.abs(ratio - first) <= 2 * fitShare * first) ? first : null;
};

/** A model that nothing explained, tried again at the ratio that all others show: tiers and new prices beside a discount. */
const withOthersRatio = (finding: ModelFinding, ratio: number): ModelFinding => {
  const { model } = finding;
  const cells = new Map([...model.cells].map(([day, cell]) => [day, { ...cell, billed: cell.billed / ratio }]));
  const before: ModelCells = { ...model, cells };
  const isInCents = isInCentsOf(model);
  const billed = billedOf(cellsOf(model));
  const accepted = [
    ...triedCauses(before, isInCents),
    ...tierCause(before, isInCents),
    ...priceChange(before, isInCents),
  ].map((one): Explanation => [one, ratioPart(ratio, billed - modelledOf(cellsOf(model)) - one.amount)]);
  return { ...finding, accepted };
};

/** The explanation of every model, one at a time and then those that the others' shared ratio makes clear. */
export const findingsFor = (models: readonly ModelCells[]): ModelFinding[] => {
  const findings = models.map(findingFor);
  const ratio = sharedRatioOf(findings);
  if (ratio === null || findings.some(({ fitsAsItIs }) => fitsAsItIs)) return findings;
  return findings.map((finding) => (finding.accepted.length === 0 ? withOthersRatio(finding, ratio) : finding));
};

/** A ratio that only some models have is another price for them; one that all share is a discount or a fee. */
export const withSharedRatios = (findings: ModelFinding[]): ModelFinding[] => {
  const ratios = findings.map(ratioOfFinding);
  const first = ratios[0] ?? 1;
  const isShared = ratios.every((ratio) => Math.abs(ratio - first) <= 2 * fitShare * first);
  if (isShared) return findings;
  return findings.map((finding) => ({
    ...finding,
    accepted: finding.accepted.map((parts) =>
      parts.map((one) =>
        one.kind === 'discount' || one.kind === 'fee' ? { ...one, kind: 'otherPrice' as const } : one,
      ),
    ),
  }));
};

export const causesOf = (findings: readonly ModelFinding[]): Cause[] => {
  const causes = new Map<string, Cause>();
  for (const { model, accepted } of findings) {
    const [best = [], ...others] = accepted;
    const kinds = new Set(best.map(({ kind }) => kind));
    const alsoPossible = [...new Set(others.flat().map(({ kind }) => kind))].filter((kind) => !kinds.has(kind));
    for (const { kind, amount, ratio, day } of best) {
      const isRatio = kind === 'otherPrice' || kind === 'priceChange';
      const key = `${kind}|${isRatio ? model.model : ''}|${day ?? ''}`;
      const known = causes.get(key);
      if (known) {
        known.amount += amount;
        known.models.push(model.model);
        known.alsoPossible = known.alsoPossible.filter((one) => alsoPossible.includes(one));
      } else causes.set(key, { cause: kind, amount, models: [model.model], basis: 'tried', ratio, day, alsoPossible });
    }
  }
  return [...causes.values()];
};

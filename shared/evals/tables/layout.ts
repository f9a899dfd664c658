/** How a table of results is laid out: one column per model, one row per model, one row per result, or judge beside truth. */
import { ownValue } from '../../foundation/ownValue.ts';
import { looksLikeModel } from '../modelName.ts';
import type { ColumnRole } from '../reading.ts';
import { type Column, isBinary, isCounter, isEmpty, isVerdictLike } from './columns.ts';
import { crossesModels } from './crossing.ts';
import type { Grid } from './grid.ts';
import { isCallState, plainHeader, withoutVerdictWord } from './headerNames.ts';
import { areTries, type TryColumn, tryColumns } from './tryColumns.ts';

export interface WideLayout {
  kind: 'wide';
  /** null where rows have no name: they are numbered. */
  item: Column | null;
  run: Column | null;
  models: Column[];
  /** Of these columns, those that are tries of one model. */
  tries: Map<Column, TryColumn>;
  facts: Map<Column, { model: Column; fact: FactColumn }>;
  aside: { column: Column; why: AsideWhy }[];
  /** Counted as models though their headers do not look like one, unlike the others. */
  doubtful: Column[];
}

export type FactColumn = 'cost' | 'promptTokens' | 'completionTokens' | 'seconds';
export type AsideWhy = 'label' | 'index' | 'unnamed' | 'total' | 'text' | 'scale' | 'chosen' | 'empty' | 'other';

export interface LongLayout {
  kind: 'long';
  item: Column | null;
  /** Its name does not say that it names samples: how its values meet the models does. */
  isCrossing: boolean;
  model: Column | null;
  run: Column | null;
  /** Columns that could be the verdict, best first. */
  verdicts: Column[];
  facts: Partial<Record<FactColumn, Column>>;
  error: Column | null;
  aside: { column: Column; why: AsideWhy }[];
}

export interface JudgeLayout {
  kind: 'judge';
  item: Column | null;
  model: Column | null;
  judges: Column[];
  truth: Column;
  aside: { column: Column; why: AsideWhy }[];
}

export type Layout = WideLayout | LongLayout | JudgeLayout;

type Roles = Readonly<Record<string, ColumnRole>>;

const roleOf = (column: Column, roles: Roles): ColumnRole | undefined => ownValue(roles, column.header);

const isJudgeName = (column: Column): boolean =>
  column.meaning === 'judge' ||
  /(^| )(judge|autograder|grader|llm as a judge|裁判)( |$)/.test(plainHeader(column.header));
const isTruthName = (column: Column): boolean =>
  column.meaning === 'truth' || /(^| )(human|gold|truth|annotator|expert|人工)( |$)/.test(plainHeader(column.header));

const flagName = /^(is|has|needs|contains|requires|was|can) /;
const isCovariateName = (column: Column): boolean =>
  column.meaning === 'label' ||
  column.meaning === 'covariate' ||
  column.meaning === 'itemText' ||
  isJudgeName(column) ||
  isTruthName(column) ||
  flagName.test(plainHeader(column.header));

/** `input_audio_tokens`, `num_model_requests`: a quantity is no verdict, however small. */
const isQuantity = ({ header }: Column): boolean =>
  /(^| )(tokens?|requests?|bytes?|chars|characters)( |$)/.test(plainHeader(header));

const isNameless = (column: Column): boolean => column.header === '';

/** The column that names items: by role, by name (where unique, first), by unique texts, else the first one. */
const itemOf = (columns: Column[], grid: Grid, roles: Roles): Column | null => {
  const stated = columns.find((column) => roleOf(column, roles) === 'item');
  if (stated !== undefined) return stated;
  const free = columns.filter((column) => roleOf(column, roles) === undefined && !isEmpty(column));
  const isUnique = (column: Column): boolean => column.distinct.size === grid.rows.length;
  const named = free.filter(({ meaning }) => meaning === 'item');
  const texts = free.filter(({ meaning }) => meaning === 'itemText');
  return (
    named.find(isUnique) ??
    named[0] ??
    texts.find(isUnique) ??
    texts[0] ??
    free.find((column) => column.meaning === null && isUnique(column) && column.texts > 0) ??
    null
  );
};

/** Where no name helps: the first column that is no counter, unless its header looks like a model's. */
const firstColumn = (columns: Column[], grid: Grid): Column | null => {
  const [first, second] = columns;
  if (first === undefined || (looksLikeModel(first.header) && isVerdictLike(first))) return null;
  return isNameless(first) && isCounter(first, grid) && second !== undefined && second.texts > 0 ? second : first;
};

/** The column that names items in a table whose other columns are known. */
export const itemColumnOf = (columns: Column[], grid: Grid): Column | null =>
  itemOf(columns, grid, {}) ?? columns[0] ?? null;

const factOf = (column: Column): FactColumn | null => {
  switch (column.meaning) {
    case 'cost':
    case 'promptTokens':
    case 'completionTokens':
    case 'seconds':
      return column.meaning;
    default:
      return null;
  }
};

const factRoles: Partial<Record<ColumnRole, FactColumn>> = {
  cost: 'cost',
  promptTokens: 'promptTokens',
  completionTokens: 'completionTokens',
  seconds: 'seconds',
};

const whyAside = (column: Column, grid: Grid): AsideWhy | null => {
  if (isEmpty(column)) return isNameless(column) ? 'index' : null;
  if (column.meaning === 'index' || (isNameless(column) && isCounter(column, grid))) return 'index';
  if (column.meaning === 'total') return 'total';
  if (isCovariateName(column)) return 'label';
  if (factOf(column) !== null || column.meaning === 'error' || isQuantity(column)) return 'other';
  if (isVerdictLike(column)) return null;
  return column.texts > 0 ? 'text' : 'scale';
};

const factNames: readonly [RegExp, FactColumn][] = [
  [/^(cost|usd|price|cost usd|kosten)$/, 'cost'],
  [/^(prompt|input) tokens$/, 'promptTokens'],
  [/^(completion|output) tokens$/, 'completionTokens'],
  [/^(latency|seconds|duration|time)( ms| s)?$/, 'seconds'],
];

/** What is said beside a result and is none, though it may be a number between 0 and 1. */
const remarkNames =
  /^(confidence|certainty|probability|prob|logprob|similarity|answer|output|response|reason|comment)s?$/;

/** `gpt-4o cost` or `gpt-4o confidence` beside a column `gpt-4o` or `gpt-4o score`: the model, and what of it; null of any other column. */
const besideOf = (column: Column, columns: Column[]): { model: Column; fact: FactColumn | 'remark' } | null => {
  const name = plainHeader(column.header);
  const calledOf = ({ header }: Column): string => plainHeader(withoutVerdictWord(header));
  const model = columns
    .filter((each) => each !== column && calledOf(each) !== '' && name.startsWith(`${calledOf(each)} `))
    .sort((a, b) => calledOf(b).length - calledOf(a).length)[0];
  if (model === undefined) return null;
  const rest = name.slice(calledOf(model).length + 1);
  const fact = factNames.find(([pattern]) => pattern.test(rest))?.[1] ?? (remarkNames.test(rest) ? 'remark' : null);
  return fact === null ? null : { model, fact };
};

const wideOf = (columns: Column[], grid: Grid, roles: Roles): WideLayout => {
  const item = itemOf(columns, grid, roles) ?? firstColumn(columns, grid);
  const others = columns.filter((column) => column !== item);
  const run = others.find((column) => roleOf(column, roles) === 'run' || column.meaning === 'run') ?? null;
  const facts: WideLayout['facts'] = new Map();
  const aside: WideLayout['aside'] = [];
  let models: Column[] = [];
  for (const column of others) {
    const role = roleOf(column, roles);
    const beside = role === undefined ? besideOf(column, columns) : null;
    const why = looksLikeModel(column.header) && isVerdictLike(column) ? null : whyAside(column, grid);
    if (column === run || (isNameless(column) && isEmpty(column))) continue;
    if (beside?.fact === 'remark') aside.push({ column, why: 'other' });
    else if (beside !== null) facts.set(column, { model: beside.model, fact: beside.fact });
    else if (isNameless(column) && role === undefined && (why !== null || !isBinary(column)))
      aside.push({ column, why: why ?? 'unnamed' });
    else if (role === 'result' || (role === undefined && why === null)) models.push(column);
    else aside.push({ column, why: role === undefined ? (why ?? 'other') : 'chosen' });
  }
  const leave = (leaving: Column[], why: AsideWhy): void => {
    const left = leaving.filter((column) => roleOf(column, roles) !== 'result');
    for (const column of left) aside.push({ column, why });
    models = models.filter((column) => !left.includes(column));
  };
  // `passed` beside columns of models is no model; `candidate` and `assistant` full of verdicts are.
  const meaningful = models.filter(
    ({ header, meaning }) => meaning !== null && meaning !== 'model' && !looksLikeModel(header),
  );
  if (meaningful.length < models.length) leave(meaningful, 'other');
  // One scale for all: numbers beyond 1 beside columns of yes and no are no results of a model.
  const odd = models.filter((column) => !isBinary(column) && column.max > 1);
  const binary = models.filter((column) => !isEmpty(column) && isBinary(column));
  if (binary.length > 0 && binary.length >= odd.length) leave(odd, 'scale');
  const known = models.filter(({ header }) => looksLikeModel(header)).length;
  const doubtful =
    known >= 2 ? models.filter((each) => !looksLikeModel(each.header) && roleOf(each, roles) === undefined) : [];
  const tries = run === null ? tryColumns(models) : new Map<Column, TryColumn>();
  return { kind: 'wide', item, run, models, tries, facts, aside, doubtful };
};

const modelShare = (values: Iterable<string>): number => {
  let all = 0;
  let like = 0;
  for (const value of values) {
    all += 1;
    if (looksLikeModel(value)) like += 1;
  }
  return all === 0 ? 0 : like / all;
};

/** The column that holds names of models, by role, by name, or by what stands in it. */
const modelColumnOf = (columns: Column[], roles: Roles): Column | null =>
  columns.find((column) => roleOf(column, roles) === 'model') ??
  columns.find((column) => column.meaning === 'model' && column.texts > 0) ??
  columns.find(
    ({ meaning, texts, distinct }) =>
      (meaning === null || meaning === 'item') && texts > 0 && distinct.size >= 2 && modelShare(distinct) >= 2 / 3,
  ) ??
  null;

const verdictColumns = (columns: Column[], roles: Roles): Column[] => {
  const stated = columns.filter((column) => ['result', 'score'].includes(roleOf(column, roles) ?? ''));
  if (stated.length > 0) return stated;
  const free = columns.filter((column) => roleOf(column, roles) === undefined && isVerdictLike(column));
  const verdicts = free.filter(({ meaning }) => meaning === 'verdict');
  const scores = free.filter(({ meaning }) => meaning === 'score');
  const said = [...verdicts.filter(({ header, distinct }) => !isCallState(header, distinct)), ...scores];
  return said.length > 0 ? said : verdicts;
};

/**
 * A column that crosses the models where no name tells the samples, or where what does is different in each row: an id of
 * rows, by which no two models would share a sample. null where there is none, or she says which it is.
 */
const crossingOf = (
  { columns, named, model, run }: { columns: Column[]; named: Column | null; model: Column; run: Column | null },
  grid: Grid,
  roles: Roles,
): Column | null => {
  const isTold = named !== null && (roleOf(named, roles) === 'item' || named.distinct.size < grid.rows.length);
  if (isTold || model.distinct.size < 2) return null;
  const mayName = (column: Column): boolean =>
    column !== named &&
    column !== run &&
    roleOf(column, roles) === undefined &&
    (column.meaning === null || column.meaning === 'item' || column.meaning === 'itemText') &&
    column.texts + column.numbers === grid.rows.length;
  return columns.find((column) => mayName(column) && crossesModels(column, model, run, grid)) ?? null;
};

const longOf = (columns: Column[], grid: Grid, roles: Roles, model: Column | null): LongLayout => {
  const rest = columns.filter((column) => column !== model);
  const run = rest.find((column) => roleOf(column, roles) === 'run' || column.meaning === 'run') ?? null;
  const named = itemOf(
    rest.filter((column) => !['verdict', 'score'].includes(column.meaning ?? '')),
    grid,
    roles,
  );
  const crossing = model === null ? null : crossingOf({ columns: rest, named, model, run }, grid, roles);
  const item = crossing ?? named;
  const facts: LongLayout['facts'] = {};
  for (const column of rest) {
    const fact = factRoles[roleOf(column, roles) ?? 'aside'] ?? factOf(column);
    if (fact !== null && facts[fact] === undefined) facts[fact] = column;
  }
  const error = rest.find((column) => roleOf(column, roles) === 'error' || column.meaning === 'error') ?? null;
  const used = new Set<Column | null | undefined>([item, run, error, model, ...Object.values(facts)]);
  const said = verdictColumns(rest, roles).filter((column) => !used.has(column));
  const verdicts =
    said.length > 0
      ? said
      : rest.filter(
          (column) =>
            !used.has(column) &&
            roleOf(column, roles) === undefined &&
            whyAside(column, grid) === null &&
            !isEmpty(column),
        );
  return {
    kind: 'long',
    item,
    isCrossing: crossing !== null,
    model,
    run,
    verdicts,
    facts,
    error,
    aside: rest
      .filter((column) => !used.has(column) && !verdicts.includes(column) && !isNameless(column))
      .map((column) => ({ column, why: whyAside(column, grid) ?? 'other' })),
  };
};

const judgeOf = (columns: Column[], grid: Grid, roles: Roles): JudgeLayout | null => {
  const verdicts = columns.filter((column) => isVerdictLike(column));
  const judges = verdicts.filter((column) => {
    const role = roleOf(column, roles);
    return role === 'judge' || (role === undefined && isJudgeName(column) && !isTruthName(column));
  });
  const truth =
    verdicts.find((column) => roleOf(column, roles) === 'truth') ??
    verdicts.find((column) => roleOf(column, roles) === undefined && isTruthName(column)) ??
    (judges.length > 0 ? verdicts.find(({ meaning }) => meaning === 'label') : undefined);
  if (truth === undefined) return null;
  const model = modelColumnOf(
    columns.filter((column) => column !== truth && !judges.includes(column)),
    roles,
  );
  const said = judges.length > 0 ? judges : verdictColumns(columns, roles).filter((column) => column !== truth);
  if (said.length === 0) return null;
  const used = new Set<Column | null>([truth, model, ...said]);
  const item = itemOf(
    columns.filter((column) => !used.has(column)),
    grid,
    roles,
  );
  return {
    kind: 'judge',
    item,
    model,
    judges: said,
    truth,
    aside: columns
      .filter((column) => !used.has(column) && column !== item && !isNameless(column))
      .map((column) => ({ column, why: whyAside(column, grid) ?? 'other' })),
  };
};

/** Rows named after models and columns after items. */
const isTurned = (columns: Column[], grid: Grid): boolean => {
  const [first, ...others] = columns;
  if (first === undefined || first.distinct.size !== grid.rows.length || first.texts === 0) return false;
  const results = others.filter(
    (column) => isVerdictLike(column) && factOf(column) === null && column.meaning !== 'total',
  );
  if (results.length < 2 || results.some(({ meaning }) => meaning === 'verdict' || meaning === 'score')) return false;
  if (others.some(({ meaning }) => meaning === 'item')) return false;
  if (areTries([...first.distinct]) && !areTries(results.map(({ header }) => header))) return true;
  const headers = modelShare(results.map(({ header }) => header));
  return first.meaning === 'model' ? headers < 1 : modelShare(first.distinct) >= 2 / 3 && headers < 1 / 3;
};

/** Whether the table has a row per model and a column per item: turn it before anything else. */
export const needsTurning = (columns: Column[], grid: Grid, roles: Roles): boolean =>
  judgeOf(columns, grid, roles) === null &&
  !columns.some((column) => roleOf(column, roles) === 'model') &&
  isTurned(columns, grid);

/** Decides the layout; roles that the reader stated go before every guess. */
export const layoutOf = (columns: Column[], grid: Grid, roles: Roles): Layout => {
  const judge = judgeOf(columns, grid, roles);
  if (judge !== null) return judge;
  const model = modelColumnOf(columns, roles);
  if (model !== null) {
    const long = longOf(columns, grid, roles, model);
    if (long.verdicts.length > 0) return long;
  }
  const wide = wideOf(columns, grid, roles);
  const named = verdictColumns(columns, roles).filter((column) => column !== wide.item);
  const hasModels = wide.models.some(({ header, meaning }) => meaning === null || looksLikeModel(header));
  if (model === null && named.length > 0 && !hasModels) return longOf(columns, grid, roles, null);
  return wide;
};

/** Who solved what: a matrix of items by models read from a CSV file, each bad cell refused by name. */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { readTable, type TableText } from './readTable.ts';

/**
 * Results of every model on every item. Cell (i, m) is at index i * models.length + m.
 * `trials` is 0 where there is no result. A share whose number of samples cannot be told counts as one
 * fractional trial.
 */
export interface OutcomeMatrix {
  items: string[];
  models: string[];
  successes: Float64Array;
  trials: Float64Array;
}

/** USD of one attempt by item and model, in the order of an OutcomeMatrix; NaN where it is not known. */
export type CostMatrix = Float64Array;

export const outcomeLimits = {
  characters: 64_000_000,
  items: 100_000,
  models: 500,
  cells: 5_000_000,
  nameLength: 300,
  samplesPerCell: 50,
} as const;

const allowedCell = '0, 1, a share between them, a percentage with its sign (37%), or nothing';
const numberText = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: names are printed to terminals, where these are commands
const controlText = /[\u0000-\u001f\u007f-\u009f]/;

const shown = (value: string): string => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value);

/** A decimal comma is a decimal point where the comma does not separate cells; 37% is 0.37. */
const numberOf = (cell: string, separator: TableText['separator']): number => {
  const text = separator === ',' ? cell : cell.replace(',', '.');
  const percent = /^([^%]*[^%\s])\s?%$/.exec(text)?.[1];
  if (percent !== undefined) return numberText.test(percent) ? Number(percent) / 100 : Number.NaN;
  return numberText.test(text) ? Number(text) : Number.NaN;
};

interface Sheet {
  models: string[];
  /** Distinct items, in the order met; rowItem gives the item of each row. */
  items: string[];
  rowItem: number[];
  /** rows x models, NaN where empty. */
  cells: Float64Array;
  hasRuns: boolean;
}

const badName = (name: string, what: string, line: number): Answer<never> | null => {
  if (name === '')
    return refuse('outcomesName', `Line ${line}: a ${what} has no name; every ${what} needs one.`, { line, what });
  if (name.length > outcomeLimits.nameLength)
    return refuse(
      'outcomesName',
      `Line ${line}: the ${what} name ${shown(name)} has ${name.length} characters; at most ${outcomeLimits.nameLength} are allowed.`,
      { line, what },
    );
  if (controlText.test(name))
    return refuse('outcomesName', `Line ${line}: the ${what} name ${shown(name)} holds a control character.`, {
      line,
      what,
    });
  return null;
};

interface Header {
  width: number;
  /** The column of the first model. */
  first: number;
  hasRuns: boolean;
  models: string[];
}

const readHeader = (header: string[] | undefined, line: number): Answer<Header> => {
  if (header === undefined)
    return refuse(
      'outcomesEmpty',
      'The file is empty; expected a header line (item, then models) and one line per item.',
    );
  const hasRuns = header[1]?.toLowerCase() === 'run';
  const first = hasRuns ? 2 : 1;
  const models = header.slice(first);
  if (models.length === 0)
    return refuse(
      'outcomesNoModels',
      'The header names no model; the first column is the item, an optional second one is "run", the others are models.',
    );
  if (models.length > outcomeLimits.models)
    return refuse(
      'outcomesTooLarge',
      `The header names ${models.length} models; at most ${outcomeLimits.models} are allowed.`,
      { value: models.length, limit: outcomeLimits.models },
    );
  const seenModels = new Set<string>();
  for (const name of models) {
    const bad = badName(name, 'model', line);
    if (bad !== null) return bad;
    if (seenModels.has(name))
      return refuse('outcomesDuplicateModel', `Model ${shown(name)} stands twice in the header; each may stand once.`, {
        model: name,
      });
    seenModels.add(name);
  }
  return answer({ width: header.length, first, hasRuns, models });
};

/** Refuses more rows or cells than are read, and none. */
const sizeRefusal = (rowCount: number, models: number) => {
  if (rowCount === 0)
    return refuse('outcomesHeaderOnly', 'The file has a header and no item; at least one line per item is needed.');
  if (rowCount > outcomeLimits.items || rowCount * models > outcomeLimits.cells) {
    const tooMany =
      rowCount > outcomeLimits.items
        ? { value: rowCount, limit: outcomeLimits.items }
        : { value: rowCount * models, limit: outcomeLimits.cells };
    return refuse(
      'outcomesTooLarge',
      `The file has ${rowCount} rows of ${models} models; at most ${outcomeLimits.items} rows and ${outcomeLimits.cells} cells are read.`,
      tooMany,
    );
  }
  return null;
};

/** The part that outcome and cost files share; `check` refuses a number that the file may not hold. */
const readSheet = (text: string, check: (value: number) => boolean, allowed: string): Answer<Sheet> => {
  if (text.length > outcomeLimits.characters)
    return refuse(
      'outcomesTooLarge',
      `The file has ${text.length} characters; at most ${outcomeLimits.characters} are read.`,
      { value: text.length, limit: outcomeLimits.characters },
    );
  const table = readTable(text);
  if (!table.ok) return table;
  const { rows, lines, separator } = table.value;
  const header = readHeader(rows[0], lines[0] ?? 1);
  if (!header.ok) return header;
  const { width, first, hasRuns, models } = header.value;
  const rowCount = rows.length - 1;
  const tooLarge = sizeRefusal(rowCount, models.length);
  if (tooLarge !== null) return tooLarge;
  const cells = new Float64Array(rowCount * models.length);
  const items: string[] = [];
  const itemIndex = new Map<string, number>();
  const seenRuns = new Set<string>();
  const rowItem: number[] = [];
  for (let r = 0; r < rowCount; r += 1) {
    const row = rows[r + 1] as string[];
    const line = lines[r + 1] as number;
    if (row.length !== width)
      return refuse(
        'outcomesRaggedRow',
        `Line ${line} has ${row.length} cells; the header has ${width}, and every row must have as many.`,
        { line, value: row.length, allowed: width },
      );
    const item = row[0] as string;
    const bad = badName(item, 'item', line);
    if (bad !== null) return bad;
    const key = hasRuns ? `${row[1]} ${item}` : item;
    if (seenRuns.has(key))
      return refuse(
        'outcomesDuplicateItem',
        hasRuns
          ? `Line ${line}: item ${shown(item)} has run ${shown(row[1] as string)} twice; each may stand once.`
          : `Line ${line}: item ${shown(item)} stands twice; each may stand once, or a second column "run" tells repeats apart.`,
        { line, item },
      );
    seenRuns.add(key);
    let at = itemIndex.get(item);
    if (at === undefined) {
      at = items.length;
      items.push(item);
      itemIndex.set(item, at);
    }
    rowItem.push(at);
    for (let m = 0; m < models.length; m += 1) {
      const cell = row[first + m] as string;
      const value = cell === '' ? Number.NaN : numberOf(cell, separator);
      if (cell !== '' && !(Number.isFinite(value) && check(value)))
        return refuse(
          'outcomesCell',
          `Line ${line}, model ${shown(models[m] as string)}: ${shown(cell)} is not allowed; allowed: ${allowed}.`,
          { line, model: models[m] as string, value: cell.slice(0, 60), allowed },
        );
      cells[r * models.length + m] = value;
    }
  }
  return answer({ models, items, rowItem, cells, hasRuns });
};

/** One share alone fits some larger number by chance: 0.37 is 10 of 27 within rounding. */
const mostFromOneShare = 10;

/**
 * The number of samples behind a column of shares: the smallest n up to 50 of which every share is a multiple
 * within rounding to three digits; 1 where there is none, or where a single share is all there is to go by.
 */
const samplesBehind = (shares: number[]): number => {
  const inner = [...new Set(shares.filter((share) => share > 0 && share < 1))];
  if (inner.length === 0) return 1;
  const most = inner.length === 1 ? mostFromOneShare : outcomeLimits.samplesPerCell;
  for (let n = 2; n <= most; n += 1)
    if (inner.every((share) => Math.abs(share - Math.round(share * n) / n) < 0.0006)) return n;
  return 1;
};

/**
 * Reads outcomes: first column the item, an optional second column `run` for repeats, every other column a
 * model; cells 0, 1, a share of samples (0.37 or 37%), or empty where there is no result. Refusals name the line, the model,
 * the value and what is allowed.
 */
export const parseOutcomes = (text: string): Answer<OutcomeMatrix> => {
  const sheet = readSheet(text, (value) => value >= 0 && value <= 1, allowedCell);
  if (!sheet.ok) return sheet;
  const { models, items, rowItem, cells } = sheet.value;
  const width = models.length;
  const successes = new Float64Array(items.length * width);
  const trials = new Float64Array(items.length * width);
  for (let m = 0; m < width; m += 1) {
    const shares: number[] = [];
    for (let r = 0; r < rowItem.length; r += 1) {
      const value = cells[r * width + m] as number;
      if (!Number.isNaN(value)) shares.push(value);
    }
    if (shares.length === 0)
      return refuse('outcomesEmptyModel', `Model ${shown(models[m] as string)} has no result on any item.`, {
        model: models[m] as string,
      });
    const samples = samplesBehind(shares);
    for (let r = 0; r < rowItem.length; r += 1) {
      const value = cells[r * width + m] as number;
      if (Number.isNaN(value)) continue;
      const at = (rowItem[r] as number) * width + m;
      trials[at] = (trials[at] as number) + samples;
      successes[at] = (successes[at] as number) + (samples === 1 ? value : Math.round(value * samples));
    }
  }
  return answer({ items, models, successes, trials });
};

/**
 * Reads costs in USD per attempt for the items and models of one or more matrices, in any order; cells empty where
 * unknown, repeats averaged. The answer holds one cost matrix for each. Models and items that no matrix has are left
 * out, so one cost file serves any half of a benchmark. Refuses negative costs, and a file that shares no model or no
 * item with the outcomes.
 */
export const parseCosts = (text: string, ...matrices: OutcomeMatrix[]): Answer<CostMatrix[]> => {
  const sheet = readSheet(text, (value) => value >= 0 && value <= 1e9, 'USD per attempt, 0 or more, or nothing');
  if (!sheet.ok) return sheet;
  const { models, items, rowItem, cells } = sheet.value;
  const places = matrices.map((matrix) => ({
    modelAt: new Map(matrix.models.map((name, index) => [name, index])),
    itemAt: new Map(matrix.items.map((name, index) => [name, index])),
    width: matrix.models.length,
    sums: new Float64Array(matrix.items.length * matrix.models.length),
    counts: new Float64Array(matrix.items.length * matrix.models.length),
  }));
  if (!models.some((name) => places.some(({ modelAt }) => modelAt.has(name))))
    return refuse(
      'costsUnknownModel',
      `Costs are given for model ${shown(models[0] as string)} and others, none of which the outcomes have.`,
      { model: models[0] as string },
    );
  if (!items.some((name) => places.some(({ itemAt }) => itemAt.has(name))))
    return refuse(
      'costsUnknownItem',
      `Costs are given for item ${shown(items[0] as string)} and others, none of which the outcomes have.`,
      { item: items[0] as string },
    );
  for (const { modelAt, itemAt, width, sums, counts } of places)
    for (let m = 0; m < models.length; m += 1) {
      const model = modelAt.get(models[m] as string);
      if (model === undefined) continue;
      for (let r = 0; r < rowItem.length; r += 1) {
        const item = itemAt.get(items[rowItem[r] as number] as string);
        const value = cells[r * models.length + m] as number;
        if (item === undefined || Number.isNaN(value)) continue;
        const at = item * width + model;
        sums[at] = (sums[at] as number) + value;
        counts[at] = (counts[at] as number) + 1;
      }
    }
  return answer(
    places.map(({ sums, counts }) =>
      sums.map((sum, at) => ((counts[at] as number) > 0 ? sum / (counts[at] as number) : Number.NaN)),
    ),
  );
};

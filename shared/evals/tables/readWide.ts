/** A table with one row per item and one column per model. */

import { parseCount } from '../../files/numbers.ts';
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { unknownMark } from '../mark.ts';
import { looksLikeModel } from '../modelName.ts';
import type { EvalAnswers, EvalReading } from '../reading.ts';
import { addResult, noFacts, type TryFacts } from '../results.ts';
import type { ReadCell } from './cells.ts';
import { type Column, isEmpty, letteringOf, markIn, wholeOf } from './columns.ts';
import type { Grid } from './grid.ts';
import { isInMilliseconds, withoutVerdictWord } from './headerNames.ts';
import type { FactColumn, WideLayout } from './layout.ts';
import { badName, itemName, shown } from './names.ts';
import { leaveColumns, leaveTries, strangeCells } from './tableRemarks.ts';

export const mostModels = 500;
const allowedCell =
  '0, 1, true, false, pass, fail, a score, a share between 0 and 1, a percentage with its sign (37%), or nothing';

/** Refuses columns of models that cannot be told apart or are too many. */
const badModels = (models: readonly Column[], line: number): Answer<never> | null => {
  if (models.length > mostModels)
    return refuse('outcomesTooLarge', `The header names ${models.length} models; at most ${mostModels} are allowed.`, {
      value: models.length,
      limit: mostModels,
    });
  const seen = new Set<string>();
  for (const { header } of models) {
    const bad = badName(header, 'model', line);
    if (bad !== null) return bad;
    if (seen.has(header.toLowerCase()))
      return refuse(
        'outcomesDuplicateModel',
        `Model ${shown(header)} stands twice in the header; each may stand once.`,
        { model: header },
      );
    seen.add(header.toLowerCase());
  }
  return null;
};

/** What each column's model is called: `gpt-4o correct` is what gpt-4o did, where no other column is. */
const modelNames = (models: readonly Column[]): string[] => {
  const stems = models.map(({ header }) => withoutVerdictWord(header));
  return models.map(({ header }, m) => {
    const stem = stems[m] ?? header;
    return looksLikeModel(stem) && stems.filter((one) => one === stem).length === 1 ? stem : header;
  });
};

/** Why no column holds results: the first cell that is none, or that there are no columns but the item's. */
const noModels = (grid: Grid, { aside }: WideLayout): Answer<never> => {
  const left = aside.filter(({ why }) => why === 'scale' || why === 'text');
  const others = left.filter(({ column: { meaning } }) => meaning !== 'model' && meaning !== 'item');
  const candidates = others.length > 0 ? others : left;
  for (const row of grid.rows)
    for (const { column } of candidates) {
      const cell = row.cells[column.at] as string;
      if (cell === '') continue;
      return refuse(
        'outcomesCell',
        `Line ${row.line}, model ${shown(column.header)}: ${shown(cell)} is not allowed; allowed: ${allowedCell}.`,
        { line: row.line, model: column.header, value: cell.slice(0, 60), allowed: allowedCell },
      );
    }
  return refuse(
    'outcomesNoModels',
    'The header names no model; the first column is the item, an optional second one is "run", the others are models.',
  );
};

const factReader =
  (read: ReadCell, column: Column, fact: FactColumn) =>
  (cells: readonly string[]): number | null => {
    const written = cells[column.at] as string;
    if (fact === 'promptTokens' || fact === 'completionTokens') return parseCount(written);
    const cell = read(written);
    if (cell.kind !== 'number') return null;
    return fact === 'seconds' && isInMilliseconds(column.header) ? cell.value / 1000 : cell.value;
  };

export const factsReader = (
  read: ReadCell,
  columns: readonly (readonly [FactColumn, Column])[],
): ((cells: readonly string[]) => TryFacts) => {
  const readers = columns.map(
    ([fact, column]) => [fact === 'cost' ? ('usd' as const) : fact, factReader(read, column, fact)] as const,
  );
  if (readers.length === 0) return () => noFacts;
  return (cells) => ({ ...noFacts, ...Object.fromEntries(readers.map(([fact, value]) => [fact, value(cells)])) });
};

/** Refusals name the line, the model, the value and what is allowed. */
export const readWide = (
  reading: EvalReading,
  grid: Grid,
  layout: WideLayout,
  read: ReadCell,
  answers: EvalAnswers,
): Answer<EvalReading> => {
  const { item, run, models, tries } = layout;
  const bad = badModels(models, grid.headerLine);
  if (bad !== null) return bad;
  if (models.length === 0) return noModels(grid, layout);
  if (grid.rows.length === 0)
    return refuse('outcomesHeaderOnly', 'The file has a header and no sample; at least one line per sample is needed.');
  const strange = strangeCells(reading);
  const filled = models.filter((column) => !isEmpty(column));
  const names = modelNames(filled);
  const unnamed = answers.model ?? reading.file;
  const columns = filled.map((column, m) => ({
    column,
    model: tries.has(column) ? tries.get(column)?.model || unnamed : (names[m] ?? column.header),
    run: tries.get(column)?.run ?? null,
    lettering: letteringOf(column),
    facts: factsReader(
      read,
      [...layout.facts].flatMap(([at, { model, fact }]) => (model === column ? [[fact, at] as const] : [])),
    ),
  }));
  const seen = new Set<string>();
  for (const [r, { cells, line }] of grid.rows.entries()) {
    const name = item === null ? `row ${r + 1}` : itemName(cells[item.at] as string);
    const badItem = badName(name, 'item', line);
    if (badItem !== null) return badItem;
    if (run !== null) {
      const key = `${cells[run.at]} ${name}`;
      if (seen.has(key))
        return refuse(
          'outcomesDuplicateItem',
          `Line ${line}: item ${shown(name)} has run ${shown(cells[run.at] as string)} twice; each may stand once.`,
          { line, item: name },
        );
      seen.add(key);
    }
    const stated = run === null ? null : (parseCount(cells[run.at] as string) ?? 0);
    for (const { column, model, run: tryNumber, lettering, facts } of columns) {
      const written = cells[column.at] as string;
      const mark = markIn(written, read(written), lettering);
      if (mark === null) strange.add({ line, model, value: written });
      addResult(reading.results, {
        item: name,
        model,
        run: stated ?? tryNumber,
        mark: mark ?? unknownMark,
        ...facts(cells),
      });
    }
  }
  reading.triesStated = run !== null || tries.size > 0;
  reading.outOf = wholeOf(filled);
  leaveTries(reading, tries, unnamed);
  if ([...tries.values()].some(({ model }) => model === '') && answers.model === undefined)
    reading.questions.push({ kind: 'model', details: { name: reading.file } });
  leaveColumns(reading, grid, [
    ...layout.aside,
    ...models.filter(isEmpty).map((column) => ({ column, why: 'empty' as const })),
  ]);
  strange.tell();
  for (const { header } of layout.doubtful) reading.questions.push({ kind: 'column', details: { column: header } });
  return answer(reading);
};

/** A table with one row per result: its item, its model, its verdict. */

import { numberedNames } from '../../files/headerRow.ts';
import { decimalSignOf, parseCount } from '../../files/numbers.ts';
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { NumberSet } from '../../foundation/numberSet.ts';
import { textHash } from '../../foundation/textHash.ts';
import { errorMark, unknownMark } from '../mark.ts';
import { drop, type EvalAnswers, type EvalReading } from '../reading.ts';
import { addResult, type TryFacts } from '../results.ts';
import { cellReader, type ReadCell } from './cells.ts';
import { type Column, letteringOf, markIn, wholeOf } from './columns.ts';
import type { Grid } from './grid.ts';
import { currencyOf } from './headerNames.ts';
import type { FactColumn, LongLayout } from './layout.ts';
import { badName, itemName, shown } from './names.ts';
import { factsReader } from './readWide.ts';
import { leaveColumns, strangeCells } from './tableRemarks.ts';

/** Headers that stand twice are told apart by their numbers: `passed`, `passed #2`. */
const numbered = (verdicts: readonly Column[]): Column[] => {
  const inOrder = verdicts.toSorted((a, b) => a.at - b.at);
  const names = numberedNames(
    inOrder.map(({ header }) => header),
    (name) => name,
  );
  return verdicts.map((column) => ({ ...column, header: names[inOrder.indexOf(column)] ?? column.header }));
};

/** The verdict among several columns that could be it: the one asked for, else the best; the others are told. */
const chosenVerdict = (reading: EvalReading, found: readonly Column[], answers: EvalAnswers): Column | null => {
  const verdicts = numbered(found);
  const chosen = verdicts.find(({ header }) => header === answers.measure) ?? verdicts[0];
  if (chosen === undefined) return null;
  const isTwice = verdicts.some(({ header }) => header === `${chosen.header} #2`);
  const isPlain = (chosen.meaning === 'verdict' && !isTwice) || answers.measure === chosen.header;
  for (const column of verdicts)
    if (column !== chosen)
      reading.aside.push({ kind: 'otherScore', details: { column: column.header, chosen: chosen.header } });
  if (verdicts.length > 1 && !isPlain)
    reading.questions.push({
      kind: 'measure',
      details: { names: verdicts.map(({ header }) => header).join(', '), chosen: chosen.header },
    });
  return chosen;
};

/** Costs in USD; a column in another currency is told and left aside. */
const factColumns = (reading: EvalReading, layout: LongLayout): (readonly [FactColumn, Column])[] =>
  (Object.entries(layout.facts) as [FactColumn, Column][]).filter(([fact, column]) => {
    const currency = fact === 'cost' ? currencyOf(column.header) : null;
    if (currency === null || currency === 'USD') return true;
    reading.aside.push({ kind: 'currency', details: { column: column.header, currency } });
    return false;
  });

/** An error column that says something: text, true, 1. */
const isError = (written: string): boolean => !/^(|0|false|no|none|null|nan|n\/a|-|nein|non)$/i.test(written);

/** Figures of a call: where all of them agree, two rows are one call written down twice. */
const isMeasured = ({ usd, promptTokens, completionTokens, seconds }: TryFacts): boolean =>
  [usd, promptTokens, completionTokens, seconds].some((figure) => (figure ?? 0) > 0);

export const readLong = (
  reading: EvalReading,
  grid: Grid,
  layout: LongLayout,
  read: ReadCell,
  answers: EvalAnswers,
): Answer<EvalReading> => {
  const verdict = chosenVerdict(reading, layout.verdicts, answers);
  if (grid.rows.length === 0 || verdict === null)
    return refuse('outcomesHeaderOnly', 'The file has a header and no sample; at least one line per sample is needed.');
  const { item, model, run, error } = layout;
  const columns = factColumns(reading, layout);
  const sign = decimalSignOf(columns.flatMap(([, { distinct }]) => [...distinct].slice(0, 500))) ?? grid.sign;
  const facts = factsReader(sign === grid.sign ? read : cellReader(sign), columns);
  const lettering = letteringOf(verdict);
  const strange = strangeCells(reading);
  const used = [item, model, run, error, verdict, ...columns.map(([, column]) => column)].flatMap(
    (column) => column?.at ?? [],
  );
  const rows = new NumberSet();
  const runs = new NumberSet();
  let copies = 0;
  for (const [r, { cells, line }] of grid.rows.entries()) {
    const stated = facts(cells);
    if (isMeasured(stated)) {
      if (!rows.add(textHash(used.map((at) => cells[at]).join('\u0000')))) {
        copies += 1;
        continue;
      }
    }
    const name = item === null ? `row ${r + 1}` : itemName(cells[item.at] as string);
    const called = model === null ? (answers.model ?? reading.file) : (cells[model.at] as string);
    const bad = badName(name, 'item', line) ?? badName(called, 'model', line);
    if (bad !== null) return bad;
    if (run !== null) {
      const key = [cells[run.at], name, called].join('\u0000');
      if (!runs.add(textHash(key)))
        return refuse(
          'outcomesDuplicateItem',
          `Line ${line}: item ${shown(name)} has run ${shown(cells[run.at] as string)} twice; each may stand once.`,
          { line, item: name },
        );
    }
    const written = cells[verdict.at] as string;
    const said = markIn(written, read(written), lettering);
    if (said === null) strange.add({ line, model: called, value: written });
    const isFailed = error !== null && isError(cells[error.at] as string) && said?.state !== 'pass';
    addResult(reading.results, {
      item: name,
      model: called,
      run: run === null ? null : (parseCount(cells[run.at] as string) ?? 0),
      mark: isFailed ? errorMark : (said ?? unknownMark),
      ...stated,
    });
  }
  reading.triesStated = run !== null;
  reading.outOf = wholeOf([verdict]);
  if (copies > 0) {
    drop(reading, 'exact_duplicates', copies);
    reading.aside.push({ kind: 'copies', details: { rows: copies } });
  }
  if (item !== null && layout.isCrossing) reading.aside.push({ kind: 'crossing', details: { column: item.header } });
  leaveColumns(reading, grid, layout.aside);
  strange.tell();
  if (model === null && answers.model === undefined)
    reading.questions.push({ kind: 'model', details: { name: reading.file } });
  return answer(reading);
};

/** A table in which verdicts of a judge stand beside the truth. The models' results are counted by the truth. */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { type Mark, unknownMark } from '../mark.ts';
import type { EvalAnswers, EvalReading } from '../reading.ts';
import { addResult } from '../results.ts';
import { saidBy } from '../saidBy.ts';
import type { ReadCell } from './cells.ts';
import { type Column, letteringOf, markIn } from './columns.ts';
import type { Grid } from './grid.ts';
import type { JudgeLayout } from './layout.ts';
import { badName, itemName } from './names.ts';
import { leaveColumns, strangeCells } from './tableRemarks.ts';

export const readJudge = (
  reading: EvalReading,
  grid: Grid,
  layout: JudgeLayout,
  read: ReadCell,
  answers: EvalAnswers,
): Answer<EvalReading> => {
  if (grid.rows.length === 0)
    return refuse('outcomesHeaderOnly', 'The file has a header and no sample; at least one line per sample is needed.');
  const { item, model, judges, truth } = layout;
  const strange = strangeCells(reading);
  const markOf = (column: Column, cells: readonly string[], line: number): Mark => {
    const written = cells[column.at] as string;
    const mark = markIn(written, read(written), letteringOf(column));
    if (mark === null) strange.add({ line, model: column.header, value: written });
    return mark ?? unknownMark;
  };
  for (const [r, { cells, line }] of grid.rows.entries()) {
    const name = item === null ? `row ${r + 1}` : itemName(cells[item.at] as string);
    const called = model === null ? (answers.model ?? reading.file) : (cells[model.at] as string);
    const bad = badName(name, 'item', line) ?? badName(called, 'model', line);
    if (bad !== null) return bad;
    const mark = markOf(truth, cells, line);
    addResult(reading.results, { item: name, model: called, mark });
    const isTrue = saidBy(mark);
    for (const judge of judges) {
      const said = saidBy(markOf(judge, cells, line));
      if (isTrue === 1 || isTrue === 0)
        reading.judged.push({ judge: judge.header, item: name, model: called, said, truth: isTrue });
    }
  }
  leaveColumns(reading, grid, layout.aside);
  reading.aside.push({ kind: 'truth', details: { column: truth.header } });
  strange.tell();
  return answer(reading);
};

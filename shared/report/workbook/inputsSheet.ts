/** Every input of the plan in a named cell: formulas of all sheets read them here, and a changed workbook is read back from them. */
import type { Sheet } from '../sheet.ts';
import { writeBehindInputs } from './behindInputs.ts';
import type { Book } from './book.ts';
import { newInputLines } from './inputLines.ts';
import { writePlanInputs } from './planInputs.ts';
import { writePolicyInputs } from './policyInputs.ts';
import { writeRowInputs } from './rowInputs.ts';

export const writeInputs = (book: Book): Sheet => {
  const lines = newInputLines(book);
  writePlanInputs(lines);
  for (const category of book.reading.job.plan.categories) if (category.share > 0) writeRowInputs(lines, category);
  writePolicyInputs(lines);
  writeBehindInputs(lines);
  return lines.sheet;
};

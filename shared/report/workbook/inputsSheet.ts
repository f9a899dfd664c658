/** Every input of the plan in a named cell: formulas of all sheets read them here, and a changed workbook is read back from them. */
import type { ServedFleet } from '../../engine/fleets/withFleets.ts';
import type { Sheet } from '../sheet.ts';
import { writeBehindInputs } from './behindInputs.ts';
import type { Book } from './book.ts';
import { writeFleetInputs } from './fleetInputs.ts';
import { newInputLines } from './inputLines.ts';
import { writePlanInputs } from './planInputs.ts';
import { writePolicyInputs } from './policyInputs.ts';
import { writeRowInputs } from './rowInputs.ts';

/** `served`: the fleets of its stacks that have work. */
export const writeInputs = (book: Book, served: readonly ServedFleet[]): Sheet => {
  const lines = newInputLines(book);
  writePlanInputs(lines);
  for (const category of book.reading.job.plan.categories) if (category.share > 0) writeRowInputs(lines, category);
  writePolicyInputs(lines);
  writeFleetInputs(lines, served);
  writeBehindInputs(lines);
  return lines.sheet;
};

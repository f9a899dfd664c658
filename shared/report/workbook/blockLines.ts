/** Lines below the ladders of a block: what each is, and its figure in the third column. */
import type { WordPath } from '../../words/all.ts';
import type { Say } from '../../words/say.ts';
import type { Format, Sheet } from '../sheet.ts';
import type { CellRef, Formula } from './formula.ts';
import { type At, putFormula, putNumber, putText } from './writing.ts';

export class BlockLines {
  readonly #sheet: Sheet;
  readonly #say: Say;
  /** The next free row. */
  row: number;

  constructor(sheet: Sheet, say: Say, row: number) {
    this.#sheet = sheet;
    this.#say = say;
    this.row = row;
  }

  /** Names a line; where its figure goes. */
  named(path: WordPath): At {
    putText({ sheet: this.#sheet, row: this.row, column: 1 }, this.#say(path), 'label');
    return { sheet: this.#sheet, row: this.row++, column: 3 };
  }

  formula(path: WordPath, formula: Formula, format: Format, look: 'formula' | 'total' = 'formula'): CellRef {
    return putFormula(this.named(path), formula, format, look);
  }

  /** A share that no formula of the workbook gives. */
  share(path: WordPath, value: number): CellRef {
    return putNumber(this.named(path), value, 'share', 'value');
  }
}

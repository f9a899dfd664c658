/** promptfoo CSV: variables, then per prompt an output column `[provider] label`, with or without columns of its verdict. */

import type { TableRow } from '../../files/delimited.ts';
import { type Answer, answer } from '../../foundation/answer.ts';
import { ownValue } from '../../foundation/ownValue.ts';
import { errorMark, failMark, type Mark, passMark, unknownMark } from '../mark.ts';
import { withoutRoute } from '../modelName.ts';
import { createReading, type EvalReading } from '../reading.ts';
import { addResult } from '../results.ts';
import { shortHash } from './names.ts';

/** `'=...` is how a leading sign is made harmless in a spreadsheet. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

const marks: Record<string, Mark> = { pass: passMark, fail: failMark, error: errorMark };
const markOf = (word: string | undefined): Mark => ownValue(marks, (word ?? '').trim().toLowerCase()) ?? unknownMark;

interface Output {
  model: string;
  prompt: string;
  at: number;
  /** The column of the verdict; where there is none the output itself begins with `[PASS]`. */
  statusAt: number | null;
}

const outputsOf = (header: readonly string[]): Output[] => {
  const starts = header.flatMap((name, at) => {
    const found = /^\[([^\]]+)\]\s*(.*)$/s.exec(plain(name));
    return found === null ? [] : [{ at, model: withoutRoute(found[1] as string), prompt: (found[2] as string).trim() }];
  });
  return starts.map((output, i) => {
    // "Status" stands once per output: the names are the same, the places are not.
    const end = starts[i + 1]?.at ?? header.length;
    const statusAt = header.slice(output.at + 1, end).findIndex((name) => name.trim().toLowerCase() === 'status');
    return { ...output, statusAt: statusAt === -1 ? null : output.at + 1 + statusAt };
  });
};

const inOutput = /^\[(PASS|FAIL|ERROR)\]/i;

/** From 0 to 1. */
export const isPromptfooTable = (rows: readonly TableRow[]): number => {
  const outputs = outputsOf(rows[0]?.cells ?? []);
  if (outputs.length === 0) return 0;
  const hasVerdicts = (output: Output): boolean =>
    output.statusAt !== null || rows.slice(1, 6).some((row) => inOutput.test(plain(row.cells[output.at] ?? '')));
  return outputs.every(hasVerdicts) ? 1 : 0;
};

export const readPromptfooTable = (rows: readonly TableRow[], stem: string): Answer<EvalReading> => {
  const reading = createReading(stem, 'promptfoo.csv', 1, { headerRow: rows[0]?.line ?? 1 });
  const outputs = outputsOf(rows[0]?.cells ?? []);
  const variables = outputs[0]?.at ?? 0;
  const count = new Map<string, number>();
  for (const { model } of outputs) count.set(model, (count.get(model) ?? 0) + 1);
  const data = rows.slice(1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  data.forEach(({ cells }, r) => {
    // Rows of equal variables are one test repeated, or tests that ask for something else: that is asked.
    const item = variables === 0 ? `test ${r + 1}` : `test #${shortHash(cells.slice(0, variables).join('\u0000'))}`;
    outputs.forEach(({ model, prompt, at, statusAt }, o) => {
      const word = statusAt === null ? inOutput.exec(plain(cells[at] ?? ''))?.[1] : cells[statusAt];
      addResult(reading.results, {
        item,
        model: (count.get(model) ?? 0) > 1 ? `${model} (${prompt.slice(0, 40) || o + 1})` : model,
        mark: markOf(word),
      });
    });
  });
  reading.dataRows = data.length;
  return answer(reading);
};

/** Whether a table that could be usage holds results of evaluations: a verdict a row, beside what was tried. */
import { plainField } from './fields.ts';
import type { Mapping } from './mapping.ts';

const verdictNames =
  /^(passed|pass|passfail|iscorrect|correct|correctness|resolved|solved|verdict|grade|score|exactmatch|bestanden|richtig|réussi|correcto|aprobado|通过|是否通过|正确|是否正确|判定|得分|分数)$/;
const itemNames =
  /^(case|caseid|testcase|testcaseid|test|testid|item|itemid|question|questionid|qid|sample|sampleid|example|exampleid|instance|instanceid|problem|problemid|task|taskid|docid|testfall|fall|frage|aufgabe|cas|caso|用例|用例编号|题目|题号|样本)$/;

const scoreNames = /score|grade|correctness|得分|分数/;

/** A verdict a cell: words for yes and no, or a number up to 1, of a score up to 100; larger ones count something. */
const isVerdict = (text: string, most: number): boolean => {
  const plain = text.trim().toLowerCase();
  if (
    /^(true|false|pass|passed|fail|failed|yes|no|correct|incorrect|error|c|i|p|n|✓|✗|✔|✘|通过|未通过|是|否)$/.test(
      plain,
    )
  )
    return true;
  const number = plain === '' ? Number.NaN : Number(plain.replace(',', '.').replace(/%$/, ''));
  return number >= 0 && number <= most;
};

interface Tries {
  /** Each row tries another item, or another model on it: kinds of work come again and again. */
  areSingle: boolean;
  /** Most items were put to several models, which work that is paid for is not. */
  arePaired: boolean;
}

const triesOf = (items: readonly string[], models: readonly string[]): Tries => {
  const byItem = new Map<string, Set<string>>();
  for (const [row, item] of items.entries()) {
    const known = byItem.get(item);
    if (known === undefined) byItem.set(item, new Set([models[row] ?? '']));
    else known.add(models[row] ?? '');
  }
  const tried = [...byItem.values()];
  const pairs = tried.reduce((sum, { size }) => sum + size, 0);
  return {
    areSingle: pairs >= items.length * 0.8,
    arePaired: tried.filter(({ size }) => size > 1).length > byItem.size / 2,
  };
};

/** `scores.correct` is called `correct`; what went in and came out is text, whatever it is called. */
const nameOf = (column: string): string =>
  /^(?:inputs?|outputs?)\./i.test(column) ? '' : plainField(column.slice(column.lastIndexOf('.') + 1));

/**
 * Results have an item and a verdict a row, and either no tokens or items that several models were given. `mapping` is
 * what the columns would mean as usage.
 */
export const isTableOfResults = (
  columns: readonly string[],
  valuesOf: (column: string) => string[],
  { columns: mapped }: Mapping,
): boolean => {
  const verdict = columns.find((column) => /^scores?\./i.test(column) || verdictNames.test(nameOf(column)));
  const named = columns.find((column) => itemNames.test(nameOf(column)));
  const item = named ?? columns.find((column) => nameOf(column) === 'id');
  if (verdict === undefined || item === undefined || mapped.model === undefined) return false;
  const said = valuesOf(verdict).filter((value) => value.trim() !== '');
  const most = scoreNames.test(nameOf(verdict)) ? 100 : 1;
  if (said.length === 0 || said.filter((value) => isVerdict(value, most)).length < said.length * 0.9) return false;
  const hasTokens = [mapped.input, mapped.output, mapped.total].some((column) => column !== undefined);
  const { areSingle, arePaired } = triesOf(valuesOf(item), valuesOf(mapped.model));
  // A call has an id too, and no other call has it.
  return areSingle && ((named !== undefined && !hasTokens) || arePaired);
};

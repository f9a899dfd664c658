/** Whether a table that could be usage holds results of evaluations: a verdict a row, beside what was tried. */
import { plainField } from './fields.ts';
import type { Mapping } from './mapping.ts';

const verdictNames =
  /^(passed|pass|passfail|iscorrect|correct|correctness|resolved|solved|verdict|grade|score|exactmatch|bestanden|richtig|réussi|correcto|aprobado|通过|是否通过|正确|是否正确|判定|得分|分数)$/;
const itemNames =
  /^(case|caseid|testcase|testcaseid|test|testid|item|itemid|question|questionid|qid|sample|sampleid|example|exampleid|instance|instanceid|problem|problemid|task|taskid|docid|testfall|fall|frage|aufgabe|cas|caso|用例|用例编号|题目|题号|样本)$/;

/** A verdict a cell: words for yes and no, or a number from 0 to 100. */
const isVerdict = (text: string): boolean => {
  const plain = text.trim().toLowerCase();
  if (
    /^(true|false|pass|passed|fail|failed|yes|no|correct|incorrect|error|c|i|p|n|✓|✗|✔|✘|通过|未通过|是|否)$/.test(
      plain,
    )
  )
    return true;
  const number = plain === '' ? Number.NaN : Number(plain.replace(',', '.').replace(/%$/, ''));
  return number >= 0 && number <= 100;
};

/** Whether most items were put to several models, which work that is paid for is not. */
const isPaired = (items: readonly string[], models: readonly string[]): boolean => {
  const byItem = new Map<string, Set<string>>();
  for (const [row, item] of items.entries()) {
    const known = byItem.get(item);
    if (known === undefined) byItem.set(item, new Set([models[row] ?? '']));
    else known.add(models[row] ?? '');
  }
  const several = [...byItem.values()].filter((tried) => tried.size > 1).length;
  return several > byItem.size / 2;
};

/**
 * Results have an item and a verdict a row, and either no tokens or items that several models were given. `mapping` is
 * what the columns would mean as usage.
 */
export const isTableOfResults = (
  columns: readonly string[],
  valuesOf: (column: string) => string[],
  { columns: mapped }: Mapping,
): boolean => {
  const verdict = columns.find((column) => verdictNames.test(plainField(column)));
  const item = columns.find((column) => itemNames.test(plainField(column)));
  if (verdict === undefined || item === undefined || mapped.model === undefined) return false;
  const said = valuesOf(verdict).filter((value) => value.trim() !== '');
  if (said.length === 0 || said.filter(isVerdict).length < said.length * 0.9) return false;
  const hasTokens = [mapped.input, mapped.output, mapped.total].some((column) => column !== undefined);
  return !hasTokens || isPaired(valuesOf(item), valuesOf(mapped.model));
};

/** Inputs of the whole plan: tasks, wage, and how the tasks are shared among the kinds of work. */
import { titled } from '../../words/format.ts';
import { rowTitle } from '../rowName.ts';
import { sumOf } from './formula.ts';
import { columns, type InputLines, positiveCheck, putHeading, putInput, shareCheck } from './inputLines.ts';
import { putFormula, putText } from './writing.ts';

export const writePlanInputs = (lines: InputLines): void => {
  const { book, sheet } = lines;
  const { say, language, job } = book.reading;
  const { plan } = job;
  putHeading(lines, say('workbook.wholePlan'));
  putInput(lines, {
    key: 'tasksPerMonth',
    label: say('report.tasksPerMonth'),
    cellName: 'tasks_per_month',
    estimate: { value: plan.tasksPerMonth },
    format: 'count',
    check: positiveCheck(book),
  });
  putInput(lines, {
    key: 'humanUsdPerHour',
    label: say('report.humanUsdPerHour'),
    cellName: 'human_usd_per_hour',
    estimate: plan.humanUsdPerHour,
    format: 'usd',
    check: positiveCheck(book),
  });
  const mixed = plan.categories.filter((category) => category.share > 0);
  for (const category of mixed)
    putInput(lines, {
      key: `${category.id}.share`,
      label: titled(say('report.shareOfTasks'), rowTitle(say, category), language),
      cellName: `share_${category.id}`,
      estimate: {
        value: category.share,
        ...(category.shareSource === undefined ? {} : { source: category.shareSource }),
      },
      format: 'share',
      check: shareCheck(book),
    });
  if (mixed.length === 0) return;
  const { row } = lines;
  const shares = mixed.flatMap((category) => book.inputs.get(`${category.id}.share`) ?? []);
  putText({ sheet, row, column: columns.name }, say('workbook.sharesSum'), 'label');
  const sum = putFormula({ sheet, row, column: columns.value }, sumOf(shares), 'share', 'total');
  book.checks.push({ what: say('workbook.checkShares'), cell: sum, app: 1 });
  lines.row++;
};

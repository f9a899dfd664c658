import { expect, it } from 'vitest';
import { linesOf, rowsOf, steadyRows } from '../../../../renderer/screens/plan/planTable.ts';
import { rowId } from '../../../../shared/foundation/ids.ts';
import { setEstimate } from '../../../../shared/plan/edits/setField.ts';
import { sayIn } from '../../../../shared/words/say.ts';
import { examplePlan } from '../../report/seedReading.ts';

const plan = examplePlan();
const groupOf = ['Code', undefined, 'Talk', 'Code', 'Talk', undefined];
const rows = rowsOf(
  {
    ...plan,
    categories: plan.categories.map((row, at) => {
      const group = groupOf[at];
      return group === undefined ? row : { ...row, group };
    }),
  },
  sayIn('en'),
);
const told = (hidden: string[], folded: string[]) =>
  linesOf(rows, hidden.map(rowId), folded).map((line) =>
    line.kind === 'row'
      ? rows.indexOf(line.row)
      : `${line.group.name} ${line.group.rows.length}${line.group.isFolded ? ' folded' : ''}`,
  );

it('rows of a group stand together where its first row stands; folded, its sum alone is left', () => {
  expect(told([], [])).toEqual(['Code 2', 0, 3, 1, 'Talk 2', 2, 4, 5]);
  expect(told([], ['Code'])).toEqual(['Code 2 folded', 1, 'Talk 2', 2, 4, 5]);
});

it('a hidden row counts in the sum of its group, and a group with nothing to show is hidden with its rows', () => {
  const [first, , third, fourth, fifth] = rows.map(({ id }) => id as string);
  expect(told([fourth ?? ''], [])).toEqual(['Code 2', 0, 1, 'Talk 2', 2, 4, 5]);
  expect(told([third ?? '', fifth ?? ''], [])).toEqual(['Code 2', 0, 3, 1, 5]);
  expect(told([first ?? '', fourth ?? ''], ['Code'])).toEqual([1, 'Talk 2', 2, 4, 5]);
});

it('an edit of one row leaves the others the same objects, which are not drawn again', () => {
  const before = rowsOf(plan, sayIn('en'));
  const [first] = before;
  const edited = setEstimate(plan, ['categories', first?.id ?? '', 'dependence', 'rho'], { value: 0.31 });
  if (!edited.ok) throw new Error(edited.error.message);
  const after = steadyRows(before, rowsOf(edited.value, sayIn('en')));
  expect(after.map((row, i) => row === before[i])).toEqual(before.map((_, i) => i > 0));
  expect(after[0]?.work.dependence.rho.value).toBe(0.31);
});

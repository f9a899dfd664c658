/**
 * The inputs of a workbook this program wrote, read back into the plan: cells are found by the names they were given, so
 * rows, columns and sheets may have moved. What still holds what was exported, or what the plan holds, changes nothing.
 */
import { servedFleets } from '../../engine/fleets/withFleets.ts';
import type { NamedCell } from '../../files/sheets.ts';
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { checkPlan } from '../../plan/checkPlan.ts';
import type { Estimate } from '../../plan/estimate.ts';
import type { Plan } from '../../plan/plan.ts';
import { readPlan } from '../../plan/planSchema.ts';
import type { Policy } from '../../plan/policy.ts';
import { partsOfPolicy } from '../../plan/policyParts.ts';
import { sayIn } from '../../words/say.ts';
import { languages } from '../../words/words.ts';
import type { Reading } from '../reading.ts';
import { newBook } from './book.ts';
import { fleetPrefix } from './fleetInputs.ts';
import { writeInputs } from './inputsSheet.ts';

type Path = readonly (string | number)[];

/** The field a part of a policy stands in, `parts[0].policy`, as a path. */
const pathOfField = (field: string): Path =>
  (field.match(/\w+/g) ?? []).map((name) => (/^\d+$/.test(name) ? Number(name) : name));

/** Where the steps of a policy's path lead: into the parts of a split, the sides of a route; null: to nothing. */
const intoPolicy = (policy: Policy | undefined, steps: readonly number[]): Path | null => {
  const [step, ...rest] = steps;
  if (policy === undefined) return null;
  if (step === undefined) return [];
  const part = partsOfPolicy(policy)[step];
  const inner = intoPolicy(part?.policy, rest);
  return part === undefined || inner === null ? null : [...pathOfField(part.field), ...inner];
};

const checkFields: Readonly<Record<string, Path>> = {
  usdPerCheck: ['usdPerCheck'],
  minutesPerCheck: ['humanMinutesPerCheck'],
  judgePromptTokens: ['judge', 'promptTokens'],
  judgeCompletionTokens: ['judge', 'completionTokens'],
};

const numbersIn = (text: string): number[] => (text === '' ? [] : text.split('.').map(Number));

/** `stack/row/path/step.field` of a check, or `stack/row/route/path` of what sorting a task costs. */
const pathOfPolicy = (plan: Plan, key: string): Path | null => {
  const [stackId = '', rowId = '', first = '', last = ''] = key.split('/');
  const at = plan.stacks.findIndex(({ id }) => id === stackId);
  const policy = Object.entries(plan.stacks[at]?.policies ?? {}).find(([id]) => id === rowId)?.[1];
  const isRoute = first === 'route';
  const inner = intoPolicy(policy, numbersIn(isRoute ? last : first));
  if (inner === null) return null;
  const start: Path = ['stacks', at, 'policies', rowId, ...inner];
  if (isRoute) return [...start, 'usdPerTask'];
  const [step = '', field = ''] = last.split('.');
  const check = checkFields[field];
  return check === undefined ? null : [...start, 'rungs', Number(step), 'verifier', ...check];
};

/** `id.field` of a fleet. */
const pathOfFleet = (plan: Plan, key: string): Path | null => {
  const [id = '', field = ''] = key.split('.');
  const at = plan.fleets?.findIndex((fleet) => fleet.id === id) ?? -1;
  return at < 0 ? null : ['fleets', at, field];
};

/** Where in the plan an input of the sheet is kept, by the key it was written under. */
const pathOf = (plan: Plan, key: string): Path | null => {
  if (key.startsWith(fleetPrefix)) return pathOfFleet(plan, key.slice(fleetPrefix.length));
  if (key.includes('/')) return pathOfPolicy(plan, key);
  const dot = key.lastIndexOf('.');
  if (dot < 0) return [key];
  const [place, field] = [key.slice(0, dot), key.slice(dot + 1)];
  const category = plan.categories.findIndex(({ id }) => id === place);
  const row = plan.categories[category];
  if (row === undefined) return null;
  return field in row.shape ? ['categories', category, 'shape', field] : ['categories', category, field];
};

const valueAt = (container: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], container);

const withValue = (container: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value;
  if (Array.isArray(container)) return container.map((item, i) => (i === step ? withValue(item, rest, value) : item));
  const fields = container as Record<string | number, unknown>;
  return { ...fields, [step]: withValue(fields[step], rest, value) };
};

const isEstimate = (value: unknown): value is Estimate =>
  typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'number';

/** Programs write the last digits of a number each in their own way. */
const sameNumber = (a: number, b: number | undefined): boolean =>
  b !== undefined && Math.abs(a - b) <= 1e-14 * Math.max(Math.abs(a), Math.abs(b));

const yesAndNo = new Map<unknown, boolean>(
  languages.flatMap((language) => {
    const say = sayIn(language);
    return [
      [say('report.yes'), true],
      [say('report.no'), false],
    ] as const;
  }),
);

/** Yes or no in either language, whichever the workbook was exported in; anything else as it is. */
const understood = (value: unknown): unknown =>
  yesAndNo.get(typeof value === 'string' ? value.trim().toLowerCase() : value) ?? value;

/** Whether a line still says what it said when it was exported; false where the workbook does not tell. */
const isAsWritten = ({ value, low, high, written }: NamedCell): boolean => {
  if (typeof written !== 'string' && typeof written !== 'number') return false;
  const said = String(written).split(' ').map(understood);
  const now = [value, low, high].filter((one) => typeof one === 'number' || typeof one === 'boolean');
  return (
    now.length === said.length &&
    now.every((one, i) => (typeof one === 'number' ? sameNumber(one, Number(said[i])) : one === said[i]))
  );
};

/**
 * What the plan holds with the cell's numbers in it; the same object where none differs. What it leaves open (null) stood on the
 * sheet as `written`. undefined: not a number, or a range that was typed around it and does not hold it.
 */
const joined = (held: unknown, cell: NamedCell, written: number | null, source: string): unknown => {
  if (typeof held === 'boolean') return typeof cell.value === 'boolean' ? cell.value : undefined;
  if (typeof cell.value !== 'number') return undefined;
  if (typeof held === 'number') return sameNumber(cell.value, held) ? held : cell.value;
  if (held === null) return sameNumber(cell.value, written ?? undefined) ? held : cell.value;
  if (!isEstimate(held)) return undefined;
  const ends = typeof cell.low === 'number' && typeof cell.high === 'number' ? [cell.low, cell.high] : null;
  const [low, high] = ends ?? [held.low, held.high];
  const sameEnd = (end: number | undefined, own: number | undefined): boolean =>
    end === own || (end !== undefined && sameNumber(end, own));
  const isOldRange = sameEnd(low, held.low) && sameEnd(high, held.high);
  if (sameNumber(cell.value, held.value) && isOldRange) return held;
  const fits = low !== undefined && high !== undefined && low <= cell.value && cell.value <= high;
  // The range of the old value goes with it; one that was typed and does not hold its value is a mistake.
  if (!fits && !isOldRange) return undefined;
  return { value: cell.value, ...(fits ? { low, high } : {}), source };
};

/**
 * The plan with every input that differs in the workbook. Refusals: notOurWorkbook where no name of this plan's work is in it, workbookInput for cells that hold
 * no number, and those of a plan that does not hold together.
 */
export const planWithInputs = (reading: Reading, cells: ReadonlyMap<string, NamedCell>, file: string): Answer<Plan> => {
  const { plan } = reading.job;
  const book = newBook(reading);
  writeInputs(
    book,
    servedFleets(reading.job).flatMap(({ served }) => served),
  );
  let changed: unknown = plan;
  /** Of a row's own: any plan's workbook has the volume and the wage. */
  let ofWork = 0;
  const bad: string[] = [];
  for (const [key, { name, value: written }] of book.inputs) {
    const cell = name === null ? undefined : cells.get(name);
    if (name === null || cell === undefined) continue;
    const path = pathOf(plan, key);
    if (path === null) throw new RangeError(`an input ${key} that has no place in the plan`);
    if (path[0] === 'categories') ofWork += 1;
    const held = valueAt(plan, path);
    const typed = { ...cell, value: understood(cell.value) };
    const source = reading.say('workbook.fromWorkbook', { file });
    const next = isAsWritten(typed) ? held : joined(held, typed, written, source);
    if (next === undefined) bad.push(name);
    else if (next !== held) changed = withValue(changed, path, next);
  }
  if (ofWork === 0)
    return refuse('notOurWorkbook', `${file} holds no inputs of this plan. Choose a workbook exported from it.`, {
      file,
    });
  if (bad.length > 0) {
    const cell = bad.join(', ');
    return refuse('workbookInput', `${file}: no value that fits in ${cell}; allowed: a number, or yes or no.`, {
      file,
      cell,
    });
  }
  if (changed === plan) return answer(plan);
  const read = readPlan(changed);
  if (!read.ok) return read;
  const [problem] = checkPlan(read.value, null);
  return problem === undefined ? read : { ok: false, error: problem };
};

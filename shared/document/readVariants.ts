/**
 * Reads scenarios and versions as `writeVariants` says them: of each only what differs from the plan of the file (a scenario of a
 * version: from the scenario of that id, where there is one still), so that what they share is stored once. A scenario of a
 * version that is in the file no more, and does not say that it was removed there, is told: somebody may have taken it out.
 */
import * as z from 'zod';
import type { Snapshot } from '../catalog/catalog.ts';
import { checkWith, cleanName, isoDate, listOf } from '../catalog/checks.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { checkPlan } from '../plan/checkPlan.ts';
import { scenarioIdSchema } from '../plan/givenIds.ts';
import type { Plan } from '../plan/plan.ts';
import { readPlan } from '../plan/planSchema.ts';
import { applyChanges, ChangesError } from './changes.ts';
import type { LostScenario, PortfolioDocument, Scenario, Variant, Version } from './document.ts';
import { variantLimits } from './limits.ts';
import { isFields, type PortfolioFile } from './portfolioFile.ts';
import { readSnapshot } from './snapshotSchema.ts';

/** What differs in the plan and in the catalog rows; null: nothing, it is the active one. */
type StoredChanges = { plan?: unknown; catalog?: unknown } | null;

interface StoredScenario {
  id: Scenario['id'];
  name: string;
  changes: StoredChanges;
}

/** `removed`: the file has no scenario of that id; its changes are from the plan of the file. */
type ScenarioOfVersion = StoredScenario & { removed?: true | undefined };

interface StoredVersion {
  name: string;
  savedOn: string;
  changes: Exclude<StoredChanges, null>;
  scenarios: ScenarioOfVersion[];
}

const changesSchema = z.strictObject({ plan: z.unknown().optional(), catalog: z.unknown().optional() });

const scenarioSchema = z.strictObject({
  id: scenarioIdSchema(),
  name: cleanName(variantLimits.name),
  changes: changesSchema.nullable(),
});

const scenariosSchema = listOf(scenarioSchema, variantLimits.scenarios) satisfies z.ZodType<StoredScenario[]>;

const versionsSchema = listOf(
  z.strictObject({
    name: cleanName(variantLimits.name),
    savedOn: isoDate(),
    changes: changesSchema,
    scenarios: listOf(scenarioSchema.extend({ removed: z.literal(true).optional() }), variantLimits.scenarios),
  }),
  variantLimits.versions,
) satisfies z.ZodType<StoredVersion[]>;

/** A plan and its rows as they stand in the file, and as they were read. */
interface Known {
  raw: { plan: unknown; catalog: unknown };
  read: Variant;
}

const contradicts = (place: string, problem: string): Answer<never> =>
  refuse('variantContradicts', `${place}: ${problem}. The file was changed by hand or merged line by line.`, {
    place,
    problem,
  });

const countOf = (root: unknown): number => {
  let count = 0;
  const open: unknown[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    count += 1;
    if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) open.push(inner);
  }
  return count;
};

/** Parts that stand in the file once are one object in memory too. */
const sharing = <T extends object>(read: T, raw: unknown, known: { read: T; raw: unknown }): T => {
  if (!isFields(raw) || !isFields(known.raw)) return read;
  const { raw: rawBefore } = known;
  const parts = Object.entries(read).map(([name, part]) => {
    const isShared = raw[name] !== undefined && raw[name] === rawBefore[name];
    return [name, isShared ? (known.read as Record<string, unknown>)[name] : part];
  });
  return Object.fromEntries(parts) as T;
};

const readSoundPlan = (raw: unknown): Answer<Plan> => {
  const plan = readPlan(raw);
  if (!plan.ok) return plan;
  const [problem] = checkPlan(plan.value, null);
  return problem === undefined ? plan : { ok: false, error: problem };
};

/** Reads variants one after another and keeps count of what they hold. */
const createVariantReader = (most: number) => {
  let values = 0;
  const partOf = <T extends object>(
    { raw, read }: { raw: unknown; read: T },
    changes: unknown,
    place: string,
    check: (raw: unknown) => Answer<T>,
  ): Answer<{ raw: unknown; read: T }> => {
    if (changes === undefined) return answer({ raw, read });
    const changed = applyChanges(raw, changes, place);
    values += countOf(changed);
    if (values > most)
      return refuse('tooMuchInVariants', `The scenarios and versions hold more than ${most} values.`, { max: most });
    const checked = check(changed);
    return checked.ok ? answer({ raw: changed, read: sharing(checked.value, changed, { raw, read }) }) : checked;
  };
  /** Refusals: variantContradicts, tooMuchInVariants, those of a plan and of catalog rows, after the name of the variant. */
  return (base: Known, changes: Exclude<StoredChanges, null>, name: string): Answer<Known> => {
    const plan = { raw: base.raw.plan, read: base.read.plan };
    const catalog = { raw: base.raw.catalog, read: base.read.snapshot };
    try {
      const ownPlan = partOf<Plan>(plan, changes.plan, 'plan', readSoundPlan);
      if (!ownPlan.ok) return within(name, ownPlan);
      const ownRows = partOf<Snapshot>(catalog, changes.catalog, 'catalog', readSnapshot);
      if (!ownRows.ok) return within(name, ownRows);
      return answer({
        raw: { plan: ownPlan.value.raw, catalog: ownRows.value.raw },
        read: { plan: ownPlan.value.read, snapshot: ownRows.value.read },
      });
    } catch (error) {
      if (!(error instanceof ChangesError)) throw error;
      return contradicts(`“${name}”, ${error.place}`, error.message);
    }
  };
};

/** A refusal of a plan says of which one. */
const within = (
  name: string,
  { error }: { ok: false; error: { kind: string; message: string; details?: Record<string, string | number> } },
): Answer<never> => {
  const { details = {} } = error;
  const subject = typeof details.subject === 'string' ? `“${name}”, ${details.subject}` : `“${name}”`;
  return refuse(error.kind, `“${name}”, ${error.message}`, { ...details, subject });
};

const duplicateOf = (place: string, values: readonly string[], field: string): Answer<never> | null => {
  const at = values.findIndex((value, i) => values.indexOf(value) < i);
  const value = values[at];
  if (value === undefined) return null;
  return refuse('duplicateId', `${place}[${at}].${field} is “${value}”; it stands there already.`, {
    subject: 'Plan',
    field: `${place}[${at}].${field}`,
    value: `“${value}”`,
    allowed: `one that ${place}[${values.indexOf(value)}] does not have`,
  });
};

const listProblem = (place: string, scenarios: readonly StoredScenario[]): Answer<never> | null => {
  const active = scenarios.filter(({ changes }) => changes === null).length;
  if (scenarios.length > 0 && active !== 1)
    return contradicts(place, `${active} of the scenarios are the active one, and one must be`);
  return (
    duplicateOf(
      place,
      scenarios.map(({ id }) => id),
      'id',
    ) ??
    duplicateOf(
      place,
      scenarios.map(({ name }) => name),
      'name',
    )
  );
};

type Variants = Pick<PortfolioDocument, 'scenarios' | 'versions' | 'lostScenarios'>;

/**
 * The scenarios and versions of a file whose own plan is read already; nothing where the file has none. `most` values may
 * stand in them beyond those of the file itself.
 */
export const readVariants = (
  file: PortfolioFile,
  active: Variant,
  most: number = variantLimits.values,
): Answer<Variants> => {
  const stored = checkWith(scenariosSchema, file.scenarios ?? [], 'Scenarios');
  if (!stored.ok) return stored;
  const kept = checkWith(versionsSchema, file.versions ?? [], 'Versions');
  if (!kept.ok) return kept;
  const problem =
    listProblem('scenarios', stored.value) ??
    duplicateOf(
      'versions',
      kept.value.map(({ name }) => name),
      'name',
    );
  if (problem !== null) return problem;
  const own: Known = { raw: { plan: file.plan, catalog: file.catalog }, read: active };
  const readOne = createVariantReader(most);
  const known = new Map<string, Known>();
  const readList = (
    list: readonly StoredScenario[],
    baseOf: (id: string) => Known,
    ofVersion: string,
  ): Answer<{ scenario: Scenario; known: Known | null }[]> => {
    const scenarios: { scenario: Scenario; known: Known | null }[] = [];
    for (const { id, name, changes } of list) {
      const read = changes === null ? null : readOne(baseOf(id), changes, `${ofVersion}${name}`);
      if (read !== null && !read.ok) return read;
      scenarios.push({ scenario: { id, name, held: read?.value.read ?? null }, known: read?.value ?? null });
    }
    return answer(scenarios);
  };
  const scenarios = readList(stored.value, () => own, '');
  if (!scenarios.ok) return scenarios;
  for (const { scenario, known: held } of scenarios.value) known.set(scenario.id, held ?? own);
  const baseOf = (id: string | undefined): Known => (id === undefined ? own : (known.get(id) ?? own));
  const versions: Version[] = [];
  const lostScenarios: LostScenario[] = [];
  for (const version of kept.value) {
    const place = `versions “${version.name}”`;
    const listWrong = listProblem(place, version.scenarios);
    if (listWrong !== null) return listWrong;
    for (const scenario of version.scenarios) {
      const isThere = known.has(scenario.id);
      if (isThere && scenario.removed)
        return contradicts(place, `“${scenario.name}” is said to be removed, and the file has it`);
      if (!isThere && !scenario.removed) lostScenarios.push({ version: version.name, scenario: scenario.name });
    }
    const { name, savedOn, changes } = version;
    const read = readOne(baseOf(version.scenarios.find((one) => one.changes === null)?.id), changes, name);
    if (!read.ok) return read;
    const list = readList(version.scenarios, baseOf, `${name}: `);
    if (!list.ok) return list;
    versions.push({ ...read.value.read, name, savedOn, scenarios: list.value.map(({ scenario }) => scenario) });
  }
  return answer({
    ...(scenarios.value.length === 0 ? {} : { scenarios: scenarios.value.map(({ scenario }) => scenario) }),
    ...(versions.length === 0 ? {} : { versions }),
    ...(lostScenarios.length === 0 ? {} : { lostScenarios }),
  });
};

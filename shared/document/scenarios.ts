/** Scenarios and versions of one file: what there is, which is active, and how the list of them changes. */
import { isCleanText } from '../catalog/checks.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { type ScenarioId, scenarioId } from '../foundation/ids.ts';
import type { PortfolioDocument, Scenario, Variant, Version } from './document.ts';
import { variantLimits } from './limits.ts';

export interface NamedVariant extends Variant {
  id: ScenarioId;
  name: string;
  isActive: boolean;
}

/** The scenarios with their plans, in the order of their tabs; [] where the plan is the only one. */
export const scenariosOf = (document: Pick<PortfolioDocument, 'plan' | 'snapshot' | 'scenarios'>): NamedVariant[] =>
  (document.scenarios ?? []).map(({ id, name, held }) => {
    const { plan, snapshot } = held ?? document;
    return { id, name, plan, snapshot, isActive: held === null };
  });

const variantOf = ({ plan, snapshot }: Variant): Variant => ({ plan, snapshot });

const notInFile = (name: string, names: readonly string[]): Answer<never> => {
  const allowed = names.join(', ') || '-';
  return refuse('notInFile', `The file holds no “${name}”; it holds: ${allowed}.`, { name: `“${name}”`, allowed });
};

/** A name no other of the list has. Refusals: invalidName, nameTaken. */
const freeName = (text: string, taken: readonly string[]): Answer<string> => {
  const name = text.trim();
  const max = variantLimits.name;
  if (name === '' || !isCleanText(name, max)) {
    const allowed = `1 to ${max} characters, not blank, without control characters`;
    return refuse('invalidName', `The name is “${name.slice(0, 40)}”; allowed: ${allowed}.`, {
      subject: 'Plan',
      field: 'name',
      value: `“${name.slice(0, 40)}”`,
      allowed,
      max,
    });
  }
  return taken.includes(name)
    ? refuse('nameTaken', `“${name}” is there already. Choose another name.`, { name })
    : answer(name);
};

const namesOf = (list: readonly { name: string }[] = []): string[] => list.map(({ name }) => name);

/** An id that says the name where Latin letters can, and that no other has. */
const freeId = (name: string, scenarios: readonly Scenario[]): ScenarioId => {
  const taken = new Set<string>(scenarios.map(({ id }) => id));
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const base = slug === '' || slug in Object.prototype ? 'scenario' : slug;
  for (let i = 1; ; i += 1) {
    const id = i === 1 ? base : `${base}-${i}`;
    if (!taken.has(id)) return scenarioId(id);
  }
};

/** The list with the active plan put aside, and the one of `id` taken out. */
const activated = (document: PortfolioDocument, scenarios: readonly Scenario[], id: ScenarioId): PortfolioDocument => {
  const next = scenarios.find((scenario) => scenario.id === id)?.held;
  if (next === undefined || next === null) return { ...document, scenarios };
  const aside = variantOf(document);
  return {
    ...document,
    ...next,
    scenarios: scenarios.map((scenario) =>
      scenario.id === id ? { ...scenario, held: null } : { ...scenario, held: scenario.held ?? aside },
    ),
  };
};

/** Makes another scenario the active one. Refusal: notInFile. */
export const switchScenario = (document: PortfolioDocument, id: ScenarioId): Answer<PortfolioDocument> => {
  const { scenarios = [] } = document;
  return scenarios.some((scenario) => scenario.id === id)
    ? answer(activated(document, scenarios, id))
    : notInFile(id, namesOf(scenarios));
};

/**
 * A scenario that begins as a copy of the active one, and becomes the active one. The plan as it was is called
 * `firstName` where there was none yet. Refusals: invalidName, nameTaken, tooManyScenarios.
 */
export const addScenario = (
  document: PortfolioDocument,
  text: string,
  firstName: string,
): Answer<PortfolioDocument> => {
  const { scenarios: known = [] } = document;
  const first: Scenario = { id: freeId(firstName, []), name: firstName, held: null };
  const scenarios = known.length === 0 ? [first] : known;
  const name = freeName(text, namesOf(scenarios));
  if (!name.ok) return name;
  if (scenarios.length >= variantLimits.scenarios)
    return refuse('tooManyScenarios', `A file holds at most ${variantLimits.scenarios} scenarios.`, {
      max: variantLimits.scenarios,
    });
  const id = freeId(name.value, scenarios);
  const added = [...scenarios, { id, name: name.value, held: variantOf(document) }];
  return answer(activated(document, added, id));
};

/** Refusals: notInFile, invalidName, nameTaken. */
export const renameScenario = (
  document: PortfolioDocument,
  id: ScenarioId,
  text: string,
): Answer<PortfolioDocument> => {
  const { scenarios = [] } = document;
  if (!scenarios.some((scenario) => scenario.id === id)) return notInFile(id, namesOf(scenarios));
  const name = freeName(text, namesOf(scenarios.filter((scenario) => scenario.id !== id)));
  if (!name.ok) return name;
  return answer({
    ...document,
    scenarios: scenarios.map((scenario) => (scenario.id === id ? { ...scenario, name: name.value } : scenario)),
  });
};

/** Without the scenario; where it was the active one, its neighbour is now. Refusals: notInFile, lastScenario. */
export const removeScenario = (document: PortfolioDocument, id: ScenarioId): Answer<PortfolioDocument> => {
  const { scenarios = [] } = document;
  const at = scenarios.findIndex((scenario) => scenario.id === id);
  const gone = scenarios[at];
  if (gone === undefined) return notInFile(id, namesOf(scenarios));
  const next = scenarios[at + 1] ?? scenarios[at - 1];
  if (next === undefined) return refuse('lastScenario', 'The only scenario of a file cannot be removed.');
  const standing = gone.held === null ? activated(document, scenarios, next.id) : document;
  return answer({ ...standing, scenarios: (standing.scenarios ?? []).filter((scenario) => scenario.id !== id) });
};

/** Keeps the file as it is under a name; `day` is today. Refusals: invalidName, nameTaken, tooManyVersions. */
export const keepVersion = (document: PortfolioDocument, text: string, day: string): Answer<PortfolioDocument> => {
  const { versions = [], scenarios = [] } = document;
  const name = freeName(text, namesOf(versions));
  if (!name.ok) return name;
  if (versions.length >= variantLimits.versions)
    return refuse('tooManyVersions', `A file keeps at most ${variantLimits.versions} versions of itself.`, {
      max: variantLimits.versions,
    });
  const version: Version = { ...variantOf(document), name: name.value, savedOn: day, scenarios };
  return answer({ ...document, versions: [...versions, version] });
};

const versionCalled = ({ versions = [] }: PortfolioDocument, name: string): Answer<Version> => {
  const version = versions.find((one) => one.name === name);
  return version === undefined ? notInFile(name, namesOf(versions)) : answer(version);
};

/** The file as that version holds it, all scenarios; what is kept under names stays. Refusal: notInFile. */
export const goBackTo = (document: PortfolioDocument, name: string): Answer<PortfolioDocument> => {
  const version = versionCalled(document, name);
  if (!version.ok) return version;
  const { scenarios } = version.value;
  return answer({ ...document, ...variantOf(version.value), scenarios });
};

/** Refusal: notInFile. */
export const removeVersion = (document: PortfolioDocument, name: string): Answer<PortfolioDocument> => {
  const version = versionCalled(document, name);
  if (!version.ok) return version;
  return answer({ ...document, versions: (document.versions ?? []).filter((one) => one.name !== name) });
};

/** Which plan of a file is meant; a scenario by its name or id, within the version if one is named. */
export interface Choice {
  scenario?: string | undefined;
  version?: string | undefined;
}

/** The plan that is meant, as the active one. Refusal: notInFile, which names what there is. */
export const chosen = (document: PortfolioDocument, { scenario, version }: Choice): Answer<PortfolioDocument> => {
  const at = version === undefined ? answer(document) : goBackTo(document, version);
  if (!at.ok || scenario === undefined) return at;
  const { scenarios = [] } = at.value;
  const named = scenarios.find(({ name }) => name === scenario) ?? scenarios.find(({ id }) => id === scenario);
  return named === undefined ? notInFile(scenario, namesOf(scenarios)) : switchScenario(at.value, named.id);
};

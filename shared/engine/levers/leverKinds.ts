/** All kinds of lever, and what can be done with any lever: name it, type it, read it, move it. */
import { EngineError } from '../engineError.ts';
import type { Job } from '../job.ts';
import { anchorLever, categoryLever, dependenceLever, shapeLever, shareLever, shiftLever } from './categoryLevers.ts';
import type { Lever, LeverOf } from './lever.ts';
import type { LeverKind, LeverRange } from './leverKind.ts';
import { errorsLever, feedbackLever, priceLever, rateLever, verbosityLever } from './modelLevers.ts';
import { outageLever } from './outageLever.ts';
import { routeLever, verifierLever, volumeLever, wageLever } from './policyLevers.ts';

/** In the order in which a person reads their forms. */
const kinds: { [K in Lever['kind']]: LeverKind<LeverOf<K>> } = {
  rate: rateLever,
  feedback: feedbackLever,
  verbosity: verbosityLever,
  errors: errorsLever,
  outage: outageLever,
  price: priceLever,
  dependence: dependenceLever,
  shape: shapeLever,
  category: categoryLever,
  anchor: anchorLever,
  shift: shiftLever,
  share: shareLever,
  verifier: verifierLever,
  route: routeLever,
  wage: wageLever,
  volume: volumeLever,
};

/** Each kind's own functions take its own levers, which is what they are given here: `lever.kind` says so. */
const kindOf = (lever: Lever): LeverKind<Lever> => kinds[lever.kind];

/** A lever's name: the same lever has the same name, and names sort the same everywhere. */
export const leverId = (lever: Lever): string => [lever.kind, ...kindOf(lever).words(lever)].join(' ');

/** What a lever may be set to. A rate stays below what anyone can solve, rho and tau leave room for each other. */
export const leverRange = (job: Job, lever: Lever): LeverRange => kindOf(lever).range(job, lever);

/** The number a lever names as it stands; null where the job does not hold it (no evidence, no such model). */
export const leverValue = (job: Job, lever: Lever): number | null => kindOf(lever).value(job, lever);

/** Throws an EngineError unless the lever's number exists in the job. */
export const requireLever = (job: Job, lever: Lever): number => {
  const value = leverValue(job, lever);
  if (value === null) throw new EngineError('lever', leverId(lever), 'a number that the plan holds');
  return value;
};

/**
 * The job with one number at `value`, exact there: its range is gone. Whatever the lever does not name stays. Moving
 * a lever of a model, category or verifier that the job does not hold changes nothing.
 */
export const pull = (job: Job, lever: Lever, value: number): Job => kindOf(lever).pull(job, lever, value);

const typed = Object.entries(kinds).flatMap(([kind, { form, parse }]) =>
  form === null ? [] : [{ kind, form, parse }],
);

/** How each lever is typed on the command line: the words of `leverId`, those in capitals to be filled in. */
export const leverForms: readonly string[] = typed.map(({ kind, form }) => `${kind} ${form}`.trim());

/** Reads one of `leverForms`, words apart by blanks; throws an EngineError that names the word it did not understand. */
export const parseLever = (text: string): Lever => {
  const [kind, ...words] = text.trim().split(/\s+/);
  const found = typed.find((entry) => entry.kind === kind);
  if (found === undefined)
    throw new EngineError('lever', kind ?? '', `one of ${typed.map((entry) => entry.kind).join(', ')}`);
  return found.parse(words);
};

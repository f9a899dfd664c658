/** Files that she gives, dropped or chosen: a plan opens, and her own work comes in by what it is. */
import type { Refusal } from '../../shared/foundation/answer.ts';
import type { FileKind } from '../../shared/given/fileKind.ts';
import { fileNames } from '../simulate/fileNames.ts';
import type { GivenFile } from '../simulate/givenFile.ts';
import { viewStore } from '../state/viewStore.ts';
import { givenFiles, kindsOf, showImport } from './importWork.ts';
import { openGiven } from './openFile.ts';
import { say, tell, tellRefusal } from './say.ts';

const namesOf = (files: readonly GivenFile[]): string => fileNames(files, viewStore.getState().language);

const onePlan = (plans: readonly GivenFile[]): Refusal => ({
  kind: 'givenPlans',
  message: 'One plan is open at a time.',
  details: { names: namesOf(plans) },
});

/** Several files: the plan first, then usage together, then the results that judge its rows; the others one by one. */
const giveSorted = async (files: GivenFile[]): Promise<void> => {
  const kinds = await kindsOf(files);
  const of = (kind: FileKind | null): GivenFile[] =>
    files.filter(({ name }, at) => (name.endsWith('.portfolio') ? 'plan' : (kinds[at] ?? null)) === kind);
  const plans = of('plan');
  const [plan] = plans;
  if (plans.length > 1) return tellRefusal(onePlan(plans));
  if (plan !== undefined && !(await openGiven(plan))) return;
  const prices = of('prices');
  if (prices.length > 0) tell('info', say('refusals.fileIsPrices', { name: namesOf(prices) }));
  showImport([of('usage'), of('evals'), ...of(null).map((file) => [file])].filter((batch) => batch.length > 0));
};

export const giveFiles = async (files: readonly File[]): Promise<void> => {
  // What is said of files from elsewhere.
  const [given] = await Promise.all([givenFiles(files), import('./laterWords.ts')]);
  if (!given.ok) return tellRefusal(given.error);
  const [file] = given.value;
  if (file === undefined) return;
  if (given.value.length > 1) return giveSorted(given.value);
  if (file.name.endsWith('.portfolio')) await openGiven(file);
  else showImport([[file]]);
};

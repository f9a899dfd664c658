/** Puts a question of the Decide screen to the engine, off the page's thread, and keeps its answer. */

import type { Snapshot } from '../../shared/catalog/catalog.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { Job } from '../../shared/engine/job.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import { yardsticksOf } from '../../shared/plan/yardsticksOf.ts';
import type { OutcomeFiles, QuestionKind, Questions } from '../simulate/jobs.ts';
import { createPool } from '../simulate/pool.ts';
import { questionNeeds } from '../simulate/questionNeeds.ts';
import { createRunner, type Runner } from '../simulate/run.ts';
import { startPlayWorker, workersOfPage } from '../simulate/startPlayWorker.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { type DecisionKind, type Decisions, outcomeStore, setDecision } from '../state/outcomeStore.ts';
import { planStore } from '../state/planStore.ts';
import { warmLinks } from './reference.ts';
import { searchedSnapshot } from './wholeSnapshot.ts';

const runners: Record<'moments' | 'seconds', Runner> = {
  moments: createRunner(startWorker),
  seconds: createRunner(startWorker),
};

const pool = createPool(startPlayWorker, workersOfPage);

/** Keeps what comes of a question, unless a newer one or another plan has taken its place. */
const keep = async <K extends DecisionKind>(
  kind: K,
  ask: Decisions[K]['ask'],
  work: () => Promise<Answer<Decisions[K]['answer']> | null>,
): Promise<void> => {
  const { draftId, revision } = planStore.getState();
  setDecision(kind, { running: true, progress: null, refusal: null });
  const answered = await work();
  if (answered === null || planStore.getState().draftId !== draftId) return;
  if (answered.ok)
    setDecision(kind, {
      found: { ask, answer: answered.value, revision },
      running: false,
      progress: null,
    });
  else setDecision(kind, { refusal: answered.error, running: false, progress: null });
};

/** The best plan is looked for among all models of the catalog and their settings, the plan's own rows standing for the catalog's. */
const snapshotAmong = (document: PortfolioDocument, among: 'plan' | 'catalog'): Snapshot => {
  const { catalog } = catalogStore.getState();
  return among === 'plan' || catalog === null ? document.snapshot : searchedSnapshot(document, catalog);
};

/** The last question of each kind: one that waits for the catalog gives way to a newer one. */
const newest = new Map<QuestionKind, object>();

/** Asks about the open plan as it is now. A newer question of the same kind takes the place of an older one. */
export const decide = <K extends QuestionKind>(kind: K, ask: Questions[K]['ask']): void => {
  const { document } = planStore.getState();
  if (document === null) return;
  const { takes, draws, among } = questionNeeds[kind];
  const asked = {};
  newest.set(kind, asked);
  void keep(kind, ask, async () => {
    const { catalog } = catalogStore.getState();
    if (among === 'catalog' && catalog !== null) await warmLinks(catalog, yardsticksOf(document.plan));
    if (newest.get(kind) !== asked) return null;
    const job: Job = { plan: document.plan, snapshot: snapshotAmong(document, among), draws };
    return runners[takes].run(kind, { job, ask }, (progress) => setDecision(kind, { progress }));
  });
};

/** Plays tasks of the open plan one at a time, on several threads. */
export const simulate = (ask: Decisions['simulate']['ask']): void => {
  const { document } = planStore.getState();
  if (document === null) return;
  const { plan, snapshot } = document;
  const simulation = { job: { plan, snapshot, draws: 0 }, seed: plan.seed, ...ask };
  void keep('simulate', ask, () =>
    pool.play(simulation, (done, of) => setDecision('simulate', { progress: { done, of } })),
  );
};

/** Estimates how alike models fail from the planner's own outcomes; `name` is that of the file. */
export const calibrateFrom = (name: string, files: OutcomeFiles): void =>
  void keep('calibrate', { name }, () =>
    runners.seconds.run('calibrate', files, (progress) => setDecision('calibrate', { progress })),
  );

const isQuestion = (kind: DecisionKind): kind is QuestionKind => Object.hasOwn(questionNeeds, kind);

/** Gives up what is being worked on; the last answer stands. */
export const giveUp = (kind: DecisionKind): void => {
  if (isQuestion(kind)) newest.delete(kind);
  if (kind === 'simulate') pool.cancel();
  else runners[isQuestion(kind) ? questionNeeds[kind].takes : 'seconds'].cancel(kind);
  if (outcomeStore.getState().decisions[kind]?.running) setDecision(kind, { running: false, progress: null });
};

/** Another plan was opened: what was asked of the last one is nobody's question any more. */
export const startDeciding = (): void => {
  planStore.subscribe((state, before) => {
    if (state.draftId === before.draftId) return;
    newest.clear();
    runners.moments.cancel();
    runners.seconds.cancel();
    pool.cancel();
  });
};

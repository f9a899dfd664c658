/** Puts a question of the Decide screen to the engine, off the page's thread, and keeps its answer. */
import type { Answer } from '../../shared/contract/answer.ts';
import type { Job } from '../../shared/engine/job.ts';
import type { SimulationJob } from '../../shared/engine/simulate/simulation.ts';
import { createCrew } from '../simulate/crew.ts';
import type { AskOf, JobKind, OutcomeFiles } from '../simulate/jobs.ts';
import { createRunner, type Runner } from '../simulate/run.ts';
import { handsOfPage, startHand } from '../simulate/startHand.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { type DecisionKind, type Decisions, outcomeStore, setDecision } from '../state/outcomeStore.ts';
import { planStore } from '../state/planStore.ts';
import { drawsOfIntervals } from './evaluatePlan.ts';
import { wholeSnapshot } from './wholeSnapshot.ts';

/** Answers of a moment must not wait behind answers of seconds. */
const quick = createRunner(startWorker);
const long = createRunner(startWorker);

const crew = createCrew(startHand, handsOfPage);

type GivenOf<K extends DecisionKind> = K extends JobKind ? AskOf<K> : SimulationJob;

/** Where the questions of a kind are worked on. */
interface Place<K extends DecisionKind> {
  run(given: GivenOf<K>): Promise<Answer<Decisions[K]['answer']> | null>;
  cancel(): void;
}

const inWorker = <K extends JobKind & DecisionKind>(runner: Runner, kind: K) => ({
  run: (given: AskOf<K>) => runner.run(kind, given, (progress) => setDecision(kind, { progress })),
  cancel: () => runner.cancel(kind),
});

const places: { [K in DecisionKind]: Place<K> } = {
  winners: inWorker(quick, 'winners'),
  tornado: inWorker(quick, 'tornado'),
  breakEven: inWorker(quick, 'breakEven'),
  measure: inWorker(long, 'measure'),
  optimise: inWorker(long, 'optimise'),
  simulate: {
    run: (simulation) => crew.play(simulation, (done, of) => setDecision('simulate', { progress: { done, of } })),
    cancel: crew.cancel,
  },
  calibrate: inWorker(long, 'calibrate'),
};

/** The best plan is looked for among all models of the catalog, the plan's own rows standing for the catalog's. */
const jobForWhole = (job: Job): Job => {
  const { catalog } = catalogStore.getState();
  const { document } = planStore.getState();
  return catalog === null || document === null ? job : { ...job, snapshot: wholeSnapshot(document, catalog) };
};

const putTo = async <K extends DecisionKind>(
  kind: K,
  ask: Decisions[K]['ask'],
  given: GivenOf<K>,
  revision: number,
): Promise<void> => {
  const { draftId } = planStore.getState();
  setDecision(kind, { running: true, progress: null, refusal: null });
  const answered = await places[kind].run(given);
  if (answered === null || planStore.getState().draftId !== draftId) return;
  if (answered.ok)
    setDecision(kind, {
      found: { ask, answer: answered.value, revision },
      running: false,
      progress: null,
    });
  else setDecision(kind, { refusal: answered.error, running: false, progress: null });
};

type Asked = Exclude<DecisionKind, 'calibrate'>;

const given: { [K in Asked]: (job: Job, ask: Decisions[K]['ask']) => GivenOf<K> } = {
  winners: (job) => ({ ...job, draws: drawsOfIntervals }),
  tornado: (job, ask) => ({ job, ask }),
  breakEven: (job, ask) => ({ job, ask }),
  measure: (job, ask) => ({ job, ask }),
  optimise: (job, ask) => ({ job: jobForWhole(job), ask }),
  simulate: (job, ask): SimulationJob => ({ job, seed: job.plan.seed, ...ask }),
};

/** Asks about the open plan as it is now. A newer question of the same kind takes the place of an older one. */
export const decide = <K extends Asked>(kind: K, ask: Decisions[K]['ask']): void => {
  const { document, revision } = planStore.getState();
  if (document === null) return;
  const job: Job = { plan: document.plan, snapshot: document.snapshot, draws: 0 };
  void putTo(kind, ask, given[kind](job, ask), revision);
};

/** Estimates how alike models fail from the planner's own outcomes; `name` is that of the file. */
export const calibrateFrom = (name: string, files: OutcomeFiles): void =>
  void putTo('calibrate', { name }, files, planStore.getState().revision);

/** Gives up what is being worked on; the last answer stands. */
export const giveUp = (kind: DecisionKind): void => {
  places[kind].cancel();
  if (outcomeStore.getState().decisions[kind]?.running) setDecision(kind, { running: false, progress: null });
};

/** Another plan was opened: what was asked of the last one is nobody's question any more. */
export const startDeciding = (): void => {
  planStore.subscribe((state, before) => {
    if (state.draftId === before.draftId) return;
    quick.cancel();
    long.cancel();
    crew.cancel();
  });
};

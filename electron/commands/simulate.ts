/** `portfolio simulate`: the stacks of a plan played task by task, beside their exact figures. */

import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { evaluate } from '../../shared/engine/evaluate.ts';
import type { Job } from '../../shared/engine/job.ts';
import type { StackOutcome } from '../../shared/engine/outcome.ts';
import { playTogether } from '../../shared/engine/simulate/playTogether.ts';
import type { Simulation } from '../../shared/engine/simulate/simulation.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import type { StackId } from '../../shared/foundation/ids.ts';
import { explainGap } from '../../shared/report/explain.ts';
import { agreement, checkedParts, checksTable, spreadTable } from '../../shared/report/simulationTables.ts';
import { formatNumber, formatPercent } from '../../shared/words/format.ts';
import { startPlayWorker } from '../startPlayWorker.ts';
import { type Run, stackCalled } from './decided.ts';
import { readPlan } from './readPlan.ts';
import { inMoneyOf, rateLine, type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

interface Options {
  stack?: string[];
  tasks: number;
  seed?: string;
  workers: number;
  json: boolean;
}

/** As many as the Decide screen plays. */
const tasksOfPage = 200_000;
const mostTasks = 1_000_000_000;
const mostWorkers = 64;

const wholeUpTo =
  (most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most)
      throw new InvalidArgumentError(`allowed: a whole number, 1 to ${most}`);
    return value;
  };

const several = (text: string, before: string[] = []): string[] => [...before, text];

/** The exit code of what was ended by Ctrl-C. */
const interrupted = 130;

/** The stacks asked for, with their exact figures; refused where the plan has none of that name, or it has gaps. */
const stacksAsked = (job: Job, asked: string[] | undefined, terminal: Terminal): Answer<StackOutcome[]> => {
  const outcome = evaluate(job);
  const known = outcome.stacks.filter((stack) => stack.total !== null);
  const gapsOf = (stack: StackOutcome): string =>
    stack.categories
      .flatMap(({ categoryId, gaps }) => gaps.map((gap) => explainGap({ job, outcome, ...terminal }, categoryId, gap)))
      .join(' ');
  if (asked === undefined)
    return known.length > 0
      ? answer(known)
      : refuse('nothingToPlay', 'No stack of this plan can be evaluated, so none can be played.', {
          reasons: outcome.stacks.map(gapsOf).join(' '),
        });
  const found: StackOutcome[] = [];
  for (const text of asked) {
    const id = stackCalled(job, text);
    const stack = outcome.stacks.find(({ stackId }) => stackId === id);
    if (stack === undefined) {
      const allowed = outcome.stacks.map(({ stackId, name }) => `${stackId} (${name})`).join(', ');
      return refuse('unknownStack', `The plan has no stack ${text}; it has ${allowed}.`, { stack: text, allowed });
    }
    if (stack.total === null)
      return refuse('nothingToPlay', `${stack.name} cannot be evaluated, so it cannot be played.`, {
        reasons: `${stack.name}: ${gapsOf(stack)}`,
      });
    found.push(stack);
  }
  return answer(found);
};

/** Plays one stack; null where Ctrl-C came first. Handlers stay where it did: the process is on its way out. */
const playStack = async (
  job: Job,
  stackId: StackId,
  options: Options,
  tell: (done: number, of: number) => void,
): Promise<Answer<Simulation> | null> => {
  const { tasks, workers, seed = job.plan.seed } = options;
  const { played, cancel } = playTogether({ job, stackId, tasks, seed }, workers, startPlayWorker, tell);
  process.on('SIGINT', cancel);
  const found = await played;
  if (found !== null) process.off('SIGINT', cancel);
  return found;
};

const simulateCommand = async (terminal: Terminal, file: string, options: Options): Promise<number> =>
  withValue(terminal, file, await readPlan(file, terminal.choice), (document) => {
    const { plan, snapshot } = document;
    const job: Job = { plan, snapshot, draws: 0 };
    const voice = inMoneyOf(terminal, plan);
    const { say, language } = voice;
    return withValue(terminal, file, stacksAsked(job, options.stack, terminal), async (stacks) => {
      const texts: string[] = [];
      const found: object[] = [];
      for (const stack of stacks) {
        const { name, stackId } = stack;
        const simulation = await playStack(job, stackId, options, (done, of) =>
          terminal.progress?.(
            done === of ? '' : say('decide.playing', { name, share: formatPercent(done / of, language) }),
          ),
        );
        if (simulation === null) {
          terminal.progress?.('');
          terminal.complain(say('decide.interrupted', { name }));
          return interrupted;
        }
        if (!simulation.ok) return withValue(terminal, name, simulation, () => 0);
        const parts = checkedParts(stack, simulation.value);
        const { categories, ...whole } = simulation.value;
        const checksIn = (id: string | null) => parts.find(({ categoryId }) => categoryId === id)?.checks ?? [];
        found.push({
          name,
          ...whole,
          checks: checksIn(null),
          categories: categories.map((category) => ({ ...category, checks: checksIn(category.categoryId) })),
        });
        texts.push(
          [
            `${say('decide.playedTitle', { name, tasks: formatNumber(options.tasks, language), seed: options.seed ?? plan.seed })}\n`,
            textTable(checksTable(parts, { job, say }), language, say),
            `${agreement(
              parts.flatMap(({ checks }) => checks),
              language,
              say,
            )}\n`,
            textTable(spreadTable(parts, { job, say }), language, say),
          ].join('\n'),
        );
      }
      const { tasks, seed = plan.seed } = options;
      terminal.print(
        options.json
          ? `${JSON.stringify({ title: plan.title, tasks, seed, stacks: found }, null, 2)}\n`
          : `${plan.title}\n\n${texts.join('\n')}\n${say('report.methodSimulate')}\n${rateLine(voice)}`,
      );
      return 0;
    });
  });

export const addSimulate = (program: Command, run: Run): void => {
  program
    .command('simulate')
    .description('plays stacks task by task: how cost and waiting spread, and whether the exact figures hold')
    .argument('<plan>', 'a .portfolio file')
    .option('--stack <stack>', 'a stack by id or name; may be repeated (default: every stack)', several)
    .option('--tasks <n>', 'tasks to play of each stack', wholeUpTo(mostTasks), tasksOfPage)
    .option('--seed <text>', 'names the random numbers (default: the seed of the plan)')
    .option(
      '--workers <n>',
      'threads; they change no digit',
      wholeUpTo(mostWorkers),
      Math.min(availableParallelism(), 8),
    )
    .option('--json', 'everything, as JSON', false)
    .action((file: string, options: Options) => run((terminal) => simulateCommand(terminal, file, options)));
};

/** What one task takes, measured: requests, tokens with their spread, growth of the prompt, shares of cache and batch. */
import { cacheWriteOf, promptOf, type UsageRecord } from '../../usage/record.ts';
import { recordsByTask, taskKeyOf, taskLabel } from '../../usage/tasks.ts';

export interface Moments {
  n: number;
  mean: number;
  /** Standard deviation over the mean; null where only sums are known. */
  cv: number | null;
}

export interface TaskShape {
  /** What ties requests to tasks; null: nothing does, one request is held to be one task. */
  tiedBy: 'trace_id' | 'session_id' | null;
  /** Tasks in the records; null where the files do not count requests. */
  tasks: number | null;
  requests: number | null;
  steps: Moments;
  promptTokens: Moments;
  completionTokens: Moments;
  /** Tokens by which the prompt grows from one request of a task to the next; null where no task says. */
  growth: number | null;
  cacheReadShare: number;
  cacheWriteShare: number;
  batchShare: number;
  /** Of the requests; null where the files do not say. */
  failedShare: number | null;
  /** Of the output, where every record says so. */
  reasoningShare: number | null;
}

const sumBy = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const momentsOf = (values: readonly number[]): Moments => {
  const mean = sumBy(values, (value) => value) / Math.max(1, values.length);
  const variance = sumBy(values, (value) => (value - mean) ** 2) / Math.max(1, values.length);
  return { n: values.length, mean, cv: mean > 0 && values.length > 1 ? Math.sqrt(variance) / mean : null };
};

const answered = (record: UsageRecord): boolean => record.failed === 0 && !record.isGatewayHit;

/** Least squares of the prompt's size on the place in its task, each task about its own mean. */
const growthOf = (tasks: readonly UsageRecord[][]): number | null => {
  let across = 0;
  let along = 0;
  for (const task of tasks) {
    if (task.length < 2) continue;
    const middle = (task.length - 1) / 2;
    const mean = sumBy(task, promptOf) / task.length;
    for (const [i, record] of task.entries()) {
      across += (i - middle) * (promptOf(record) - mean);
      along += (i - middle) ** 2;
    }
  }
  return along === 0 ? null : Math.max(0, across / along);
};

/** A request that nothing ties to another is a task of its own. */
const tiedTasks = (records: readonly UsageRecord[], key: 'trace_id' | 'session_id'): UsageRecord[][] =>
  recordsByTask(records, (record) => taskLabel(record, key) ?? `${record.file}:${record.line}`);

const sharesIn = (records: readonly UsageRecord[]) => {
  const prompt = sumBy(records, promptOf);
  const output = sumBy(records, (record) => record.output);
  const all = prompt + output;
  const batch = sumBy(records, (record) => (record.tier === 'batch' ? promptOf(record) + record.output : 0));
  const saysReasoning = output > 0 && records.every(({ reasoning, output: own }) => reasoning !== null || own === 0);
  const counts = records.filter(({ grain, failed }) => grain === 'request' || failed > 0);
  const counted = sumBy(counts, ({ requests }) => requests ?? 0);
  return {
    cacheReadShare: prompt === 0 ? 0 : sumBy(records, ({ cacheRead }) => cacheRead) / prompt,
    cacheWriteShare: prompt === 0 ? 0 : sumBy(records, cacheWriteOf) / prompt,
    batchShare: all === 0 ? 0 : batch / all,
    failedShare: counted === 0 ? null : sumBy(counts, ({ failed }) => failed) / counted,
    reasoningShare: saysReasoning ? sumBy(records, ({ reasoning }) => reasoning ?? 0) / output : null,
  };
};

/** The shape of a group of records. Answers of a gateway's cache are no work of a model and are left out. */
export const taskShapeOf = (records: readonly UsageRecord[]): TaskShape => {
  const used = records.filter(({ isGatewayHit }) => !isGatewayHit);
  const single = used.filter(({ grain }) => grain === 'request');
  const shares = sharesIn(used);
  if (single.length === used.length && single.length > 0) {
    const key = taskKeyOf(single);
    const tasks = key === null ? single.filter(answered).map((record) => [record]) : tiedTasks(single, key);
    return {
      tiedBy: key,
      tasks: tasks.length,
      requests: single.length,
      steps: momentsOf(tasks.map((task) => task.length)),
      promptTokens: momentsOf(tasks.map((task) => sumBy(task, promptOf))),
      completionTokens: momentsOf(tasks.map((task) => sumBy(task, ({ output }) => output))),
      growth: key === null ? null : growthOf(tasks),
      ...shares,
    };
  }
  const known = used.every(({ requests }) => requests !== null);
  const requests = known ? sumBy(used, (record) => record.requests ?? 0) : null;
  const per = (total: number): Moments => ({
    n: requests ?? 0,
    mean: requests === null || requests === 0 ? 0 : total / requests,
    cv: null,
  });
  return {
    tiedBy: null,
    tasks: requests,
    requests,
    steps: { n: requests ?? 0, mean: 1, cv: null },
    promptTokens: per(sumBy(used, promptOf)),
    completionTokens: per(sumBy(used, ({ output }) => output)),
    growth: null,
    ...shares,
  };
};

/** Tasks: requests that share a trace or a session; their steps, retries and fallbacks. */
import { promptOf, type UsageRecord } from './record.ts';

export type TaskKey = 'trace_id' | 'session_id';

export interface Tasks {
  key: TaskKey;
  distinct: number;
  requests_per_task_mean: number;
  requests_per_task_p50: number;
  requests_per_task_p95: number;
  /** Requests that repeat the one before within a minute at the same size, or follow a failure. */
  retries: number;
  /** Of those, the ones that went to another model. */
  fallbacks: number;
}

const retryMs = 60_000;
const sameSize = 0.02;

const isRetry = (before: UsageRecord, record: UsageRecord): boolean => {
  if (before.ms === null || record.ms === null || record.ms - before.ms > retryMs) return false;
  if (before.failed > 0) return true;
  const [a, b] = [promptOf(before), promptOf(record)];
  // A finished answer is not asked for again: only an equal prompt with nothing answered is a repeat.
  return before.output === 0 && a > 0 && Math.abs(a - b) <= sameSize * a;
};

const quantile = (sorted: readonly number[], share: number): number => {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
};

/** The label tasks go by: the trace where records have one, else the session. null: no record has either. */
export const taskKeyOf = (records: readonly UsageRecord[]): TaskKey | null => {
  if (records.some(({ trace }) => trace !== null)) return 'trace_id';
  return records.some(({ session }) => session !== null) ? 'session_id' : null;
};

/** Tasks among the single requests of records; null where nothing ties requests together. */
export const tasksOf = (records: readonly UsageRecord[]): Tasks | null => {
  const single = records.filter(({ grain }) => grain === 'request');
  const key = taskKeyOf(single);
  if (key === null) return null;
  const byTask = new Map<string, UsageRecord[]>();
  for (const record of single) {
    const label = key === 'trace_id' ? record.trace : record.session;
    if (label === null) continue;
    const task = byTask.get(label);
    if (task) task.push(record);
    else byTask.set(label, [record]);
  }
  let retries = 0;
  let fallbacks = 0;
  const sizes: number[] = [];
  for (const task of byTask.values()) {
    sizes.push(task.length);
    task.sort((a, b) => (a.ms ?? 0) - (b.ms ?? 0));
    task.forEach((record, i) => {
      const before = task[i - 1];
      if (!before || !isRetry(before, record)) return;
      retries += 1;
      if (before.model !== record.model) fallbacks += 1;
    });
  }
  sizes.sort((a, b) => a - b);
  const requests = sizes.reduce((sum, size) => sum + size, 0);
  return {
    key,
    distinct: byTask.size,
    requests_per_task_mean: Number((requests / byTask.size).toFixed(4)),
    requests_per_task_p50: quantile(sizes, 0.5),
    requests_per_task_p95: quantile(sizes, 0.95),
    retries,
    fallbacks,
  };
};

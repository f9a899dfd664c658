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

/** The label tasks go by: the trace where records have one, else the session. null: no record that counts has either. */
export const taskKeyOf = (
  records: readonly UsageRecord[],
  counts: (record: UsageRecord) => boolean = () => true,
): TaskKey | null => {
  if (records.some((record) => record.trace !== null && counts(record))) return 'trace_id';
  return records.some((record) => record.session !== null && counts(record)) ? 'session_id' : null;
};

/** What ties a record to others of its task. */
export const taskLabel = ({ trace, session }: UsageRecord, key: TaskKey): string | null =>
  key === 'trace_id' ? trace : session;

/**
 * The records of each task in the order of their times; those without a label are left out. Counted first, so that half
 * a million tasks take no more than their records.
 */
export const recordsByTask = (
  records: readonly UsageRecord[],
  labelOf: (record: UsageRecord) => string | null,
): UsageRecord[][] => {
  const places = new Map<string, number>();
  const sizes: number[] = [];
  const placeOf = new Uint32Array(records.length);
  const none = 0xffffffff;
  for (let i = 0; i < records.length; i += 1) {
    const record = records[i] as UsageRecord;
    const label = labelOf(record);
    if (label === null) {
      placeOf[i] = none;
      continue;
    }
    const place = places.get(label) ?? sizes.length;
    if (place === sizes.length) places.set(label, place);
    sizes[place] = (sizes[place] ?? 0) + 1;
    placeOf[i] = place;
  }
  const tasks = sizes.map((size) => new Array<UsageRecord>(size));
  const filled = new Uint32Array(sizes.length);
  for (let i = 0; i < records.length; i += 1) {
    const place = placeOf[i] ?? none;
    const task = tasks[place];
    if (task === undefined) continue;
    task[filled[place] ?? 0] = records[i] as UsageRecord;
    filled[place] = (filled[place] ?? 0) + 1;
  }
  for (const task of tasks) task.sort((a, b) => (a.ms ?? 0) - (b.ms ?? 0));
  return tasks;
};

/** Tasks among the single requests of records; null where nothing ties requests together. */
export const tasksOf = (records: readonly UsageRecord[]): Tasks | null => {
  const isSingle = ({ grain }: UsageRecord): boolean => grain === 'request';
  const key = taskKeyOf(records, isSingle);
  if (key === null) return null;
  const tasks = recordsByTask(records, (record) => (isSingle(record) ? taskLabel(record, key) : null));
  let retries = 0;
  let fallbacks = 0;
  for (const task of tasks)
    for (const [i, record] of task.entries()) {
      const before = task[i - 1];
      if (!before || !isRetry(before, record)) continue;
      retries += 1;
      if (before.model !== record.model) fallbacks += 1;
    }
  const sizes = tasks.map(({ length }) => length).sort((a, b) => a - b);
  const requests = sizes.reduce((sum, size) => sum + size, 0);
  return {
    key,
    distinct: tasks.length,
    requests_per_task_mean: Number((requests / tasks.length).toFixed(4)),
    requests_per_task_p50: quantile(sizes, 0.5),
    requests_per_task_p95: quantile(sizes, 0.95),
    retries,
    fallbacks,
  };
};

/** Files given together: usage and costs of one source, two downloads that overlap, one traffic seen twice. */
import { textHash } from '../foundation/textHash.ts';
import { cacheWriteOf, promptOf, type UsageRecord } from './record.ts';

/** The maker a format comes from: `openai` of `openai.usage_csv`. */
const familyOf = (format: string): string => format.split('.')[0] ?? format;

/**
 * Usage and costs of one source show one thing: tokens stay with the usage, money with the costs. `formats` by number
 * of file. Answers whether anything was joined.
 */
export const joinMoney = (records: readonly UsageRecord[], formats: readonly string[]): boolean => {
  const families = formats.map(familyOf);
  const withUsage = new Set<string | undefined>();
  for (const { isMoneyOnly, file } of records) if (!isMoneyOnly) withUsage.add(families[file]);
  let hasJoined = false;
  for (const record of records) {
    if (!record.isMoneyOnly || !withUsage.has(families[record.file])) continue;
    hasJoined = true;
    Object.assign(record, {
      inputUncached: 0,
      cacheRead: 0,
      cacheWrite5m: null,
      cacheWrite1h: null,
      cacheWriteUnsplit: 0,
      output: 0,
      requests: 0,
    });
  }
  return hasJoined;
};

/** What a sum is of: its bucket and labels, and its kind of token where the row is of one kind alone. */
const bucketOf = (record: UsageRecord, format: string): string => {
  const kinds = [record.inputUncached, record.cacheRead, cacheWriteOf(record), record.output];
  const used = kinds.flatMap((amount, i) => (amount > 0 ? [i] : []));
  const { ms, grain, model, project, key, tag, prompt, session, tier, isLongContext, currency } = record;
  return JSON.stringify([
    format,
    ms,
    grain,
    model,
    project,
    key,
    tag,
    prompt,
    session,
    tier,
    isLongContext,
    currency,
    used.length === 1 ? used[0] : null,
  ]);
};

const sizeOf = (record: UsageRecord): number =>
  promptOf(record) + record.output + (record.requests ?? 0) + (record.cost ?? 0);

/**
 * Records of sums that two files of one format state differently for the same bucket: the later download holds more.
 * The smaller ones are what is answered, to be set aside. Rows that are equal were dropped before.
 */
export const overtaken = (records: readonly UsageRecord[], formats: readonly string[]): Set<UsageRecord> => {
  const dropped = new Set<UsageRecord>();
  if (new Set(formats).size === formats.length) return dropped;
  const largest = new Map<string, UsageRecord[]>();
  const total = (group: readonly UsageRecord[]): number => group.reduce((sum, record) => sum + sizeOf(record), 0);
  const byFile = new Map<string, Map<number, UsageRecord[]>>();
  for (const record of records) {
    if (record.grain === 'request') continue;
    const bucket = bucketOf(record, formats[record.file] ?? '');
    const files = byFile.get(bucket) ?? new Map<number, UsageRecord[]>();
    byFile.set(bucket, files);
    const group = files.get(record.file);
    if (group) group.push(record);
    else files.set(record.file, [record]);
  }
  for (const [bucket, files] of byFile) {
    if (files.size < 2) continue;
    for (const group of files.values()) {
      const kept = largest.get(bucket);
      if (kept && total(kept) >= total(group)) for (const record of group) dropped.add(record);
      else {
        for (const record of kept ?? []) dropped.add(record);
        largest.set(bucket, group);
      }
    }
  }
  return dropped;
};

/**
 * Numbers of the files whose requests are, one after the other, those of an earlier file of the same format: one
 * download that was chosen twice. Requests with ids were told apart as they were read.
 */
export const copiedFiles = (records: readonly UsageRecord[], formats: readonly string[]): Set<number> => {
  const copies = new Set<number>();
  if (new Set(formats).size === formats.length) return copies;
  const prints = new Map<number, number>();
  for (const record of records) {
    if (record.grain !== 'request') continue;
    const { ms, model, project, key, tag, prompt, session, trace, cost } = record;
    const labels = [model, project, key, tag, prompt, session, trace].join('\u0000');
    const amounts = [ms, record.inputUncached, record.cacheRead, cacheWriteOf(record), record.output, cost].join();
    prints.set(record.file, textHash(`${prints.get(record.file) ?? ''} ${labels} ${amounts}`));
  }
  const seen = new Set<string>();
  for (const [file, print] of [...prints].sort(([a], [b]) => a - b)) {
    const known = `${formats[file]} ${print}`;
    if (seen.has(known)) copies.add(file);
    seen.add(known);
  }
  return copies;
};

interface Traffic {
  from: number;
  to: number;
  tokens: number;
}

/** Whether sources of two makers cover common days with tokens within a tenth of each other: a gateway and a bill. */
export const looksLikeOneTraffic = (records: readonly UsageRecord[], formats: readonly string[]): boolean => {
  const families = new Map<string, Traffic>();
  for (const record of records) {
    const tokens = promptOf(record) + record.output;
    if (record.ms === null || tokens === 0) continue;
    const family = familyOf(formats[record.file] ?? '');
    const known = families.get(family);
    if (!known) families.set(family, { from: record.ms, to: record.ms, tokens });
    else {
      known.from = Math.min(known.from, record.ms);
      known.to = Math.max(known.to, record.ms);
      known.tokens += tokens;
    }
  }
  const all = [...families.values()];
  return all.some((a, i) =>
    all
      .slice(i + 1)
      .some(
        (b) => a.from <= b.to && b.from <= a.to && Math.abs(a.tokens - b.tokens) <= 0.1 * Math.max(a.tokens, b.tokens),
      ),
  );
};

/** Files of usage to records: each recognised, read once in pieces, its rows used or set aside with why. */

import { type Content, openFile } from '../files/openFile.ts';
import { answering, type FileSource, giveUp, giveUpWith, type ReadOptions } from '../files/reading.ts';
import type { Answer, Refusal } from '../foundation/answer.ts';
import { type Aside, Collected, type Note, type ReadFile } from './collected.ts';
import { readJson } from './jsonUsage.ts';
import { emptyMapping, type Mapping } from './mapping.ts';
import { type Outcome, unknownUsage } from './recognise.ts';
import type { UsageRecord } from './record.ts';
import { readTable } from './tableUsage.ts';
import { copiedFiles, joinMoney, looksLikeOneTraffic, overtaken } from './together.ts';

export interface UsageReading {
  files: ReadFile[];
  records: UsageRecord[];
  /** Rows of data, used or set aside; titles, blanks and totals are not data. */
  dataRows: number;
  asides: Aside[];
  /** Money that is no usage (tax, credits), by kind and currency. */
  otherMoney: { kind: string; currency: string; amount: number }[];
  notes: Note[];
  zone: string;
}

export interface UsageOptions extends ReadOptions {
  mapping?: Mapping | undefined;
}

const readContent = (content: Content, stated: Mapping, collected: Collected): Promise<Outcome> => {
  switch (content.kind) {
    case 'table':
      return readTable(content, stated, collected);
    case 'json':
      return readJson(content, stated, collected);
    case 'yaml':
      return unknownUsage(content.name, ['YAML']);
    default: {
      const never: never = content;
      return never;
    }
  }
};

const readSource = async (source: FileSource, options: UsageOptions, collected: Collected): Promise<void> => {
  const opened = await openFile(source, options);
  if (!opened.ok) return giveUpWith(opened.error);
  let read = 0;
  let first: Refusal | null = null;
  const passed: string[] = [];
  for (const content of opened.value) {
    const outcome = await readContent(content, options.mapping ?? emptyMapping, collected);
    if (outcome.isRead) read += 1;
    else {
      first ??= outcome.refusal;
      passed.push(content.kind === 'table' && content.sheet !== null ? content.sheet : content.name);
    }
  }
  if (read === 0 && first !== null) giveUpWith(first);
  if (passed.length > 0) collected.note('otherSheets', { names: passed.slice(0, 10).join(', ') });
};

/** Settles what only files side by side can show. */
const settle = (collected: Collected): UsageRecord[] => {
  const formats = collected.files.map(({ format }) => format);
  const older = overtaken(collected.records, formats);
  const copies = copiedFiles(collected.records, formats);
  const isKept = (record: UsageRecord): boolean => {
    const why = older.has(record) ? 'older_overlap' : copies.has(record.file) ? 'copied_file' : null;
    if (why !== null) collected.aside(why, null, collected.files[record.file]?.name ?? '', record.line);
    return why === null;
  };
  const records = older.size + copies.size === 0 ? collected.records : collected.records.filter(isKept);
  if (joinMoney(records, formats)) collected.note('joined');
  if (looksLikeOneTraffic(records, formats)) collected.note('sameTrafficTwice');
  return records;
};

/**
 * Reads files that were given together as one export. Refusals name the file, the place and what to do; see
 * shared/words/fileRefusals.ts. No text of prompts or answers is kept: readers take counts, ids, times and labels.
 */
export const readUsage = (sources: readonly FileSource[], options: UsageOptions = {}): Promise<Answer<UsageReading>> =>
  answering(async () => {
    const collected = new Collected();
    for (const source of sources) await readSource(source, options, collected);
    const records = settle(collected);
    if (records.length === 0)
      giveUp('usageEmpty', { name: sources.map(({ name }) => name).join(', '), rows: collected.dataRows });
    const zones = new Set(collected.files.map(({ mapping }) => mapping?.zone ?? options.mapping?.zone ?? 'UTC'));
    return {
      files: collected.files,
      records,
      dataRows: collected.dataRows,
      asides: [...collected.asides.values()],
      otherMoney: [...collected.otherMoney.values()],
      notes: [...collected.notes.values()],
      zone: [...zones].join(', '),
    };
  });

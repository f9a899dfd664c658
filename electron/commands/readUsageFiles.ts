/** Files of usage from the disk, given together as one export; columns that were mapped once are read alike again. */

import { keepUsageColumns, usageColumnsOf } from '../../db/columnMappings.ts';
import type { FileSource } from '../../shared/files/reading.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { mappableColumns } from '../../shared/usage/columnsOf.ts';
import type { Mapping } from '../../shared/usage/mapping.ts';
import { readUsage, type UsageReading } from '../../shared/usage/readUsage.ts';
import { isStated } from '../../shared/usage/recognise.ts';
import { fileOnDisk } from '../fileOnDisk.ts';
import { byItsKind } from './otherKindOnDisk.ts';
import { withUserCatalog } from './readUserCatalog.ts';
import type { Terminal } from './terminal.ts';

const columnsOf = async (sources: readonly FileSource[]): Promise<string[]> => {
  const [first] = sources;
  const found = first === undefined ? null : await mappableColumns(first);
  return found?.columns ?? [];
};

/** A refusal that another mapping of the columns could have spared. */
const isOfColumns = ({ kind }: { kind: string }): boolean => kind === 'usageUnknown' || kind === 'usageColumnTwice';

/** Refusals: those of `fileOnDisk` and `readUsage`; a file of another kind is named as what it is. */
export const readUsageFiles = async (
  terminal: Terminal,
  files: readonly string[],
  mapping: Mapping,
): Promise<Answer<UsageReading>> => {
  const sources: FileSource[] = [];
  for (const file of files) {
    const source = await fileOnDisk(file);
    if (!source.ok) return source;
    sources.push(source.value);
  }
  const whole = sources.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const readWith = async (as: Mapping): Promise<Answer<UsageReading>> => {
    const read = await readUsage(sources, {
      mapping: as,
      onProgress: (bytes) => terminal.progress?.(`${Math.round((100 * bytes) / Math.max(1, whole))}%`),
    });
    terminal.progress?.('');
    return read;
  };
  const reading = await readWith(mapping);
  if (reading.ok) {
    if (isStated(mapping)) {
      const columns = await columnsOf(sources);
      const kept = withUserCatalog(terminal, (db) => keepUsageColumns(db, columns, mapping.columns));
      // The reading stands without it; a catalog that cannot be written says so where it matters.
      if (!kept.ok) terminal.complain(kept.error.message);
    }
    return reading;
  }
  if (isOfColumns(reading.error) && !isStated(mapping)) {
    const columns = await columnsOf(sources);
    const kept = withUserCatalog(terminal, (db) => answer(usageColumnsOf(db, columns)));
    const again = kept.ok && kept.value !== null ? await readWith({ ...mapping, columns: kept.value }) : null;
    if (again?.ok) return again;
  }
  return byItsKind('usage', files, reading.error);
};

/** Files of usage from the disk, given together as one export. */
import type { FileSource } from '../../shared/files/reading.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import type { Mapping } from '../../shared/usage/mapping.ts';
import { readUsage, type UsageReading } from '../../shared/usage/readUsage.ts';
import { fileOnDisk } from '../fileOnDisk.ts';
import { byItsKind } from './otherKindOnDisk.ts';
import type { Terminal } from './terminal.ts';

/** Refusals: those of `fileOnDisk` and `readUsage`; a file of another kind is named as what it is. */
export const readUsageFiles = async (
  { progress }: Pick<Terminal, 'progress'>,
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
  const reading = await readUsage(sources, {
    mapping,
    onProgress: (bytes) => progress?.(`${Math.round((100 * bytes) / Math.max(1, whole))}%`),
  });
  progress?.('');
  return reading.ok ? reading : byItsKind('usage', files, reading.error);
};

/** A file that does not open as a plan: said with its name, and by what it is where that is known. */
import { looksElse } from '../../shared/document/looksLike.ts';
import { bytesSource } from '../../shared/files/reading.ts';
import type { Refusal } from '../../shared/foundation/answer.ts';
import { sentenceGap } from '../../shared/words/format.ts';
import { addNotice, viewStore } from '../state/viewStore.ts';
import { refusalText, say, tellRefusalOf } from './say.ts';

/** What every other kind of file is brought in by, where it is not said with its kind. */
const broughtInOnStart: ReadonlySet<string> = new Set(['fileIsUsage', 'fileIsEvals']);

export const tellUnopened = async (
  { name, bytes }: { name: string; bytes: Uint8Array },
  refusal: Refusal,
): Promise<void> => {
  if (!looksElse.has(refusal.kind)) return tellRefusalOf(name, refusal);
  const [{ otherKind }] = await Promise.all([import('../../shared/given/fileKind.ts'), import('./laterWords.ts')]);
  const other = await otherKind('plan', bytesSource(name, bytes), name);
  if (other === null) return tellRefusalOf(name, refusal);
  const how = broughtInOnStart.has(other.kind) ? [say('opened.bringInOnStart')] : [];
  const between = sentenceGap(viewStore.getState().language);
  addNotice({ tone: 'bad', text: [refusalText(other), ...how].join(between), stays: true });
};

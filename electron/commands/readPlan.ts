/** A `.portfolio` file from the disk, checked stair by stair. */

import { decodeUtf8 } from '../../shared/document/bytes.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { looksElse } from '../../shared/document/looksLike.ts';
import { openPortfolio } from '../../shared/document/openPortfolio.ts';
import { type Choice, chosen } from '../../shared/document/scenarios.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import { readPlanBytes } from '../readPlanBytes.ts';
import { byItsKind } from './otherKindOnDisk.ts';

/** The file with the plan that is meant as its active one: the one it was saved with where `choice` says no more. */
export const readPlan = async (file: string, choice: Choice = {}): Promise<Answer<PortfolioDocument>> => {
  const bytes = await readPlanBytes(file);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  if (!text.ok) return text;
  const document = openPortfolio(text.value);
  if (document.ok) return chosen(document.value, choice);
  return looksElse.has(document.error.kind) ? byItsKind('plan', [file], document.error) : document;
};

/** A `.portfolio` file from the disk, checked stair by stair. */

import { decodeUtf8 } from '../../shared/document/bytes.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { openPortfolio } from '../../shared/document/openPortfolio.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import { readPlanBytes } from '../readPlanBytes.ts';

export const readPlan = async (file: string): Promise<Answer<PortfolioDocument>> => {
  const bytes = await readPlanBytes(file);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  return text.ok ? openPortfolio(text.value) : text;
};

/** A plan out of the bytes of its file. */
import { decodeUtf8 } from '../../shared/document/bytes.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { openPortfolio } from '../../shared/document/openPortfolio.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';

/** The plan, and the text it was read from. */
export interface OpenedPlan {
  document: PortfolioDocument;
  text: string;
}

/** `onProgress` is told the share that is read, 0 to 1. */
export const openBytes = (bytes: Uint8Array, onProgress: (done: number) => void = () => {}): Answer<OpenedPlan> => {
  const text = decodeUtf8(bytes);
  if (!text.ok) return text;
  const document = openPortfolio(text.value, onProgress);
  return document.ok ? answer({ document: document.value, text: text.value }) : document;
};

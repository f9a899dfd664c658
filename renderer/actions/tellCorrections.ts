/** What an older file's figures were corrected for stays to be read. Fetched when such a file is opened. */
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { correctionsOf } from '../../shared/engine/firstRules.ts';
import { correctionSentence } from '../../shared/report/explain.ts';
import { addNotice, viewStore } from '../state/viewStore.ts';
import { voiceOf } from './say.ts';

export const tellCorrections = ({ plan, snapshot, openedFrom }: PortfolioDocument): void => {
  if (openedFrom === undefined) return;
  const job = { plan, snapshot, draws: 0 };
  const { language } = viewStore.getState();
  for (const correction of correctionsOf(job, openedFrom))
    addNotice({
      tone: 'info',
      text: correctionSentence({ job, say: voiceOf(job.plan), language }, correction),
      stays: true,
    });
};

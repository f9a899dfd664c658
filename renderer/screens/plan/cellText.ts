/** A cell as a sentence, for who hears the table. */
import { flowText } from '../../../shared/report/flowChips.ts';
import { sentenceGap } from '../../../shared/words/format.ts';
import type { Speech } from '../../parts/useI18n.ts';
import type { CellView } from './cellView.ts';

export const cellText = ({
  row,
  stack,
  view,
  speech: { say, money, share, sureness, language },
}: {
  row: string;
  stack: string;
  view: CellView;
  speech: Speech;
}): string => {
  switch (view.kind) {
    case 'empty':
      return say('plan.cellEmpty', { row, stack });
    case 'gap':
      return say('plan.cellGap', { row, stack, gap: view.gap });
    case 'figures':
      return [
        say('plan.cellOf', {
          row,
          stack,
          flow: flowText(view.signs, language),
          cost: money(view.cost),
          interval:
            view.low === null || view.high === null
              ? ''
              : say('plan.cellInterval', { low: money(view.low), high: money(view.high) }),
          success: share(view.success),
          undetected: share(view.undetected),
          best: view.best === null ? '' : say('plan.cellBest', { sure: sureness(view.best) }),
        }),
        ...(view.doubts === '' ? [] : [view.doubts]),
      ].join(sentenceGap(language));
    default:
      return view satisfies never;
  }
};

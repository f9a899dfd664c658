/** Who is still with the old model in the months after a switch, as the plan assumes it. */
import { stickinessOf } from '../../../shared/engine/horizon/aheadFuture.ts';
import { stillThere } from '../../../shared/engine/horizon/switching.ts';
import type { Ahead } from '../../../shared/plan/ahead.ts';
import { foundationalRetentionMonth5 } from '../../../shared/study/facts.ts';
import { sentenceGap } from '../../../shared/words/format.ts';
import { DataTable } from '../../parts/DataTable.tsx';
import { Figure } from '../../parts/Figure.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { SaveChart } from '../result/SaveChart.tsx';
import { StayDrawing, type StayMonth } from './StayDrawing.tsx';

/** Far enough for the study's month and for those who come back. */
const monthsOf = (wanted: Ahead): StayMonth[] => {
  const stickiness = stickinessOf(wanted);
  const printed = foundationalRetentionMonth5.value[0]?.share ?? null;
  const isPrinted = stickiness.stillThereAfter5Months === printed;
  return Array.from({ length: 1 + Math.max(12, (wanted.returns?.month ?? 0) + 2) }, (_, month) => ({
    month,
    assumed: stillThere(stickiness, month),
    printed: isPrinted && month === 5 ? printed : null,
  }));
};

export const StayFigure = ({ wanted }: { wanted: Ahead }) => {
  const { say, share, language } = useI18n();
  const months = monthsOf(wanted);
  const { returns } = wanted;
  const printed = months.find((each) => each.printed !== null);
  const telling = [
    printed?.printed == null
      ? say('horizon.stayAtOnce')
      : say('horizon.stayTelling', { share: share(printed.printed), month: printed.month }),
    ...(returns === undefined
      ? []
      : [say('horizon.stayReturns', { share: share(returns.share), month: returns.month })]),
  ].join(sentenceGap(language));
  return (
    <Figure
      title={say('horizon.stay')}
      actions={<SaveChart title={say('horizon.stay')} />}
      telling={telling}
      table={
        <DataTable
          caption={say('horizon.stay')}
          columns={[
            { id: 'month', head: say('horizon.stayMonth'), cell: ({ month }) => month },
            { id: 'share', head: say('horizon.stayShare'), numeric: true, cell: ({ assumed }) => share(assumed) },
            {
              id: 'is',
              head: say('horizon.stayIs'),
              cell: (each) => say(each.printed === null ? 'horizon.stayAssumed' : 'horizon.stayPrinted'),
            },
          ]}
          rows={months}
          rowId={({ month }) => `${month}`}
        />
      }
    >
      <StayDrawing months={months} back={returns?.month ?? null} />
    </Figure>
  );
};

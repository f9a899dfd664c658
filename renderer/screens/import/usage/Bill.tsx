/** From the list price of every token to what was billed, cause by cause; what no cause explains stays unexplained. */

import { modelId } from '../../../../shared/foundation/ids.ts';
import { causeText, money } from '../../../../shared/report/usageTables.ts';
import type { UsageSummary } from '../../../../shared/usage/summary.ts';
import { listSign } from '../../../../shared/words/format.ts';
import { BridgeTrack } from '../../../parts/BridgeTrack.tsx';
import { bridgeLegs } from '../../../parts/bridgeLegs.ts';
import { Card } from '../../../parts/Card.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useCatalogState } from '../../../state/useStore.ts';
import { agreesWithin, apartOf } from './billOf.ts';

/** Below a millionth it is rounding, which has no sign. */
const signOf = (change: number): string => (Math.abs(change) < 1e-6 ? '' : change < 0 ? '−' : '+');

export const Bill = ({ summary }: { summary: UsageSummary }) => {
  const { say, share, language } = useI18n();
  const models = useCatalogState((state) => state.modelById);
  const called = (id: string): string => models.get(modelId(id))?.name ?? id;
  const bill = summary.reconciliation;
  const apart = apartOf(summary);
  if (bill === null || bill.billed === null || apart === null)
    return (
      <Card title={say('usageIn.bill')}>
        <p className="soft">{say('usageIn.noBillText')}</p>
      </Card>
    );
  const known = bill.causes.reduce((sum, { amount }) => sum + amount, 0);
  const causes = bill.causes.map((cause, i) => ({
    id: `${i} ${cause.cause}`,
    amount: cause.amount,
    text: causeText(cause, language, say),
    models: cause.models.map(called).join(listSign(language)),
  }));
  const rest = { id: 'unexplained', amount: bill.unexplained ?? 0, text: say('usage.cause_unexplained'), models: '' };
  const steps = [...causes, rest];
  const start = bill.billed - known - rest.amount;
  const drawn = bridgeLegs(start, steps, bill.billed);
  const shown = (amount: number) => money(Math.abs(amount) < 1e-6 ? 0 : amount, bill.currency, language);
  return (
    <Card
      title={say('usageIn.bill')}
      note={say('usageIn.causeNote')}
      actions={
        <span className="usage-agrees" data-good={apart <= agreesWithin || undefined}>
          {say(apart <= agreesWithin ? 'usageIn.billAgrees' : 'usageIn.billApart', { share: share(apart) })}
        </span>
      }
    >
      <table className="usage-table usage-bridge">
        <caption className="visually-hidden">{say('usageIn.bill')}</caption>
        <tbody>
          {drawn.legs.map((leg, i) => {
            const step = steps[i - 1];
            const isEnd = leg.kind === 'end';
            const change = leg.to - leg.from;
            return (
              <tr key={leg.id} data-leg={leg.id === 'unexplained' ? 'rest' : leg.kind}>
                <th scope="row">
                  {isEnd ? say(leg.id === 'from' ? 'usageIn.list' : 'usageIn.billed') : step?.text}
                  {step?.models ? <small>{step.models}</small> : null}
                </th>
                <td className="usage-draw">
                  <BridgeTrack leg={leg} of={drawn} isLast={i === drawn.legs.length - 1} />
                </td>
                <td className="numeric">{isEnd ? shown(leg.to) : `${signOf(change)}${shown(Math.abs(change))}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
};

/** Of a rule on where data stays: what counts, and one press that pays the offers served there. */
import { setPrices } from '../../../shared/plan/edits/prices.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { Button } from '../../parts/Button.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';

export const PayThere = ({ places }: { places: readonly string[] }) => {
  const { say } = useI18n();
  const paid = usePlanState((state) => state.document?.plan.prices?.servedIn) ?? [];
  const missing = places.filter((place) => !paid.includes(place));
  return (
    <>
      <p className="faint">{say('decide.servedInHint')}</p>
      {missing.length === 0 ? null : (
        <Button
          onPress={() => editPlan('app.editPrices', (plan) => setPrices(plan, { servedIn: [...paid, ...missing] }))}
        >
          {say('decide.payThere')}
        </Button>
      )}
    </>
  );
};

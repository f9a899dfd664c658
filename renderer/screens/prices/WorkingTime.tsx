/** When the work is done, for prices that change by the hour: spread over the week, a stated share, or working hours. */
import type { PriceChoice } from '../../../shared/catalog/priceChoice.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import { tellRefusal } from '../../actions/say.ts';
import { NumberField } from '../../parts/EstimateField.tsx';
import { TextField } from '../../parts/Field.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const ways = ['spread', 'share', 'work'] as const;

const usualHours = { fromUtc: '08:00', toUtc: '18:00', days: null };
const mondayToFriday = [1, 2, 3, 4, 5];

export const WorkingTime = ({
  choice,
  change,
}: {
  choice: PriceChoice;
  change: (prices: Partial<PriceChoice>) => Refusal | null;
}) => {
  const { say } = useI18n();
  const { workHours, peakShare } = choice;
  const tell = (refused: Refusal | null) => refused !== null && tellRefusal(refused);
  const way = workHours !== null ? 'work' : peakShare !== null ? 'share' : 'spread';
  return (
    <>
      <SelectField
        label={say('prices.hours')}
        value={way}
        choices={ways.map((id) => ({ id, name: say(`prices.hours-${id}`) }))}
        onChange={(wanted) =>
          tell(
            change({
              peakShare: wanted === 'share' ? (peakShare ?? 0.5) : null,
              workHours: wanted === 'work' ? (workHours ?? usualHours) : null,
            }),
          )
        }
      />
      {way === 'share' ? (
        <NumberField
          label={say('prices.peakShare')}
          unit="share"
          value={peakShare}
          onChange={(share) => change({ peakShare: share })}
        />
      ) : null}
      {workHours === null ? null : (
        <>
          <TextField
            label={say('prices.from')}
            value={workHours.fromUtc}
            onChange={(fromUtc) => tell(change({ workHours: { ...workHours, fromUtc } }))}
          />
          <TextField
            label={say('prices.to')}
            value={workHours.toUtc}
            onChange={(toUtc) => tell(change({ workHours: { ...workHours, toUtc } }))}
          />
          <Toggle
            isOn={workHours.days !== null}
            onChange={(isWeek) => tell(change({ workHours: { ...workHours, days: isWeek ? mondayToFriday : null } }))}
          >
            {say('prices.weekdays')}
          </Toggle>
        </>
      )}
    </>
  );
};

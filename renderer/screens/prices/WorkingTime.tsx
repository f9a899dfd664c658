/** When the work is done, for prices that change by the hour: spread over the week, a stated share, or hours of a time zone. */
import { useState } from 'react';
import { hoursAhead, zoneName, zones } from '../../../shared/catalog/hoursInZone.ts';
import type { PriceChoice } from '../../../shared/catalog/priceChoice.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import { tellRefusal } from '../../actions/say.ts';
import { NumberField } from '../../parts/EstimateField.tsx';
import { TextField } from '../../parts/Field.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const ways = ['spread', 'share', 'work'] as const;

/** By the clock of the one who works. */
const usualHours = { fromUtc: '08:00', toUtc: '18:00', days: null };
const mondayToFriday = [1, 2, 3, 4, 5];

/** How far the clock of this computer is ahead of UTC now, in minutes, where a country's clocks are. */
const zoneHere = (): number => {
  const ahead = -new Date().getTimezoneOffset();
  return zones.includes(ahead) ? ahead : 0;
};

export const WorkingTime = ({
  choice,
  change,
}: {
  choice: PriceChoice;
  change: (prices: Partial<PriceChoice>) => Refusal | null;
}) => {
  const { say } = useI18n();
  const [zone, setZone] = useState(zoneHere);
  const tell = (refused: Refusal | null) => refused !== null && tellRefusal(refused);
  const { workHours, peakShare } = choice;
  const hours = workHours === null ? null : hoursAhead(workHours, zone);
  const state = (stated: NonNullable<PriceChoice['workHours']>) =>
    tell(change({ workHours: hoursAhead(stated, -zone) }));
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
              workHours: wanted === 'work' ? (workHours ?? hoursAhead(usualHours, -zone)) : null,
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
      {hours === null ? null : (
        <>
          <SelectField
            label={say('prices.zone')}
            value={String(zone)}
            choices={zones.map((minutes) => ({ id: String(minutes), name: zoneName(minutes) }))}
            onChange={(minutes) => setZone(Number(minutes))}
          />
          <TextField
            label={say('prices.from')}
            value={hours.fromUtc}
            onChange={(fromUtc) => state({ ...hours, fromUtc })}
          />
          <TextField label={say('prices.to')} value={hours.toUtc} onChange={(toUtc) => state({ ...hours, toUtc })} />
          <Toggle
            isOn={hours.days !== null}
            onChange={(isWeek) => state({ ...hours, days: isWeek ? mondayToFriday : null })}
          >
            {say('prices.weekdays')}
          </Toggle>
        </>
      )}
    </>
  );
};

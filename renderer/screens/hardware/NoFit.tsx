/** The weights do not fit: by how much, and what would hold them. */
import type { WayOut } from '../../../shared/engine/fleets/hardware.ts';
import type { SelfHosting } from '../../../shared/engine/serving/selfHost.ts';
import type { Fleet } from '../../../shared/plan/fleet.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const NoFit = ({
  found,
  model,
  ways,
  onTake,
}: {
  found: Extract<SelfHosting, { kind: 'doesNotFit' }>;
  model: string;
  ways: readonly WayOut[];
  onTake: (change: Partial<Fleet>) => void;
}) => {
  const { say, number, money, percent } = useI18n();
  const gb = (value: number): string => number(Math.round(value));
  const over = Math.max(0, found.weightsGb - found.memoryGb);
  const whole = Math.max(found.weightsGb, found.memoryGb);
  return (
    <section className="card own-nofit" aria-labelledby="own-nofit-title">
      <h2 id="own-nofit-title">
        <Icon name="warn" />
        {say('hardware.noFit', { weights: gb(found.weightsGb), memory: gb(found.memoryGb) })}
      </h2>
      <p>{say('hardware.noFitWhat', { model, precision: found.precision, gpus: found.gpus, gpu: found.gpu.id })}</p>
      <div className="own-memory-bar" aria-hidden="true">
        <i style={{ width: `${(Math.min(found.weightsGb, found.memoryGb) / whole) * 100}%` }} />
        <i data-over="true" style={{ width: `${(over / whole) * 100}%` }} />
      </div>
      {over > 0 ? <p className="small soft">{say('hardware.tooMuch', { gb: gb(over) })}</p> : null}
      <ul className="own-ways">
        {ways.map((way) => (
          <li key={`${way.gpu} ${way.gpus} ${way.precision}`}>
            <span>
              <b>{say('hardware.wayOn', { gpus: way.gpus, gpu: way.gpu, precision: way.precision })}</b>
              <small>{say('hardware.wayRoom', { most: number(Math.floor(way.found.throughput.mostSequences)) })}</small>
            </span>
            <small>
              {way.found.against?.neededLoad == null
                ? ''
                : say('hardware.wayNeeds', { share: percent(way.found.against.neededLoad) })}
            </small>
            <b>{say('hardware.wayMonth', { usd: money(way.found.month.fullUsd) })}</b>
            <Button onPress={() => onTake(way.change)}>{say('hardware.take')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What a replica holds: weights, and room for requests at once; and how fast each reader is served. */
import type { Hosted } from '../../../shared/engine/serving/selfHost.ts';
import { useI18n } from '../../parts/useI18n.ts';

export const MemoryCard = ({ found }: { found: Hosted }) => {
  const { say, number } = useI18n();
  const { weightsGb, memoryGb, deployment, throughput, bands } = found;
  const gb = (value: number): string => say('hardware.gb', { gb: number(Math.round(value)) });
  return (
    <section className="card own-memory" aria-labelledby="own-memory-title">
      <h2 id="own-memory-title">
        {say('hardware.memory')} <small>{gb(memoryGb)}</small>
      </h2>
      <div className="own-memory-bar" aria-hidden="true">
        <i style={{ width: `${(weightsGb / memoryGb) * 100}%` }} />
      </div>
      <dl>
        <div>
          <dt data-key="weights">{say('hardware.weights', { precision: deployment.precision })}</dt>
          <dd>{gb(weightsGb)}</dd>
        </div>
        <div>
          <dt data-key="room">{say('hardware.room')}</dt>
          <dd>{gb(memoryGb - weightsGb)}</dd>
        </div>
        <div>
          <dt>{say('hardware.atOnce')}</dt>
          <dd>
            {say('hardware.roomFor', {
              at: number(Math.round(throughput.sequences)),
              most: number(Math.floor(throughput.mostSequences)),
            })}
          </dd>
        </div>
        <div>
          <dt>{say('hardware.reader')}</dt>
          <dd>
            {number(throughput.perUser, 0)}{' '}
            <small>
              {say('hardware.bandNumbers', { low: number(bands.perUser.low, 0), high: number(bands.perUser.high, 0) })}
            </small>
          </dd>
        </div>
        <div>
          <dt>{say('hardware.firstToken')}</dt>
          <dd className="faint">{say('hardware.noAnswer')}</dd>
        </div>
      </dl>
    </section>
  );
};

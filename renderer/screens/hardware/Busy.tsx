/** How busy hardware must be to pay, beside how busy its peaks let it be, and the figures that follow. */
import type { Hardware, Kept } from '../../../shared/engine/fleets/hardware.ts';
import type { Hosted } from '../../../shared/engine/serving/selfHost.ts';
import { useI18n } from '../../parts/useI18n.ts';

const place = (share: number): string => `${Math.min(Math.max(share, 0), 1) * 100}%`;
const hostedOf = (kept: Kept): Hosted | null => (kept.kind === 'hosted' ? kept : null);

/** A label stays on the bar: near its right end it grows to the left. */
const side = (share: number): 'start' | 'end' => (share > 0.6 ? 'end' : 'start');

const Needed = ({ found, isOwned }: { found: Hosted; isOwned: boolean }) => {
  const { say, percent } = useI18n();
  const { neededLoad = null, neededLoadBand = null } = found.against ?? {};
  if (neededLoad === null || neededLoadBand === null) return null;
  const [low, high] = [Math.min(neededLoadBand.low, 1), Math.min(neededLoadBand.high, 1)];
  return (
    <>
      {isOwned ? null : (
        <i className="own-doubt" style={{ left: place(low), width: `${(high - low) * 100}%` }} aria-hidden="true" />
      )}
      <i className="own-needed" data-owned={isOwned} style={{ left: place(neededLoad) }} aria-hidden="true" />
      <p
        className="own-label"
        data-at={isOwned ? 'below' : 'above'}
        data-side={side(neededLoad)}
        style={{ left: place(neededLoad) }}
      >
        <b>{say(isOwned ? 'hardware.neededOwned' : 'hardware.neededRented', { share: percent(neededLoad) })}</b>
        <span>{say('hardware.band', { low: percent(neededLoadBand.low), high: percent(neededLoadBand.high) })}</span>
      </p>
    </>
  );
};

const Bar = ({ hardware }: { hardware: Hardware }) => {
  const { say, percent, number } = useI18n();
  const [rented, owned] = [hostedOf(hardware.rented), hostedOf(hardware.owned)];
  const either = rented ?? owned;
  if (either === null) return null;
  const { load, reachableLoad } = either.fleet;
  const { allowedLoad, peakToMean } = hardware.ask.demand;
  return (
    <div className="own-bar-frame">
      <div className="own-bar">
        <i className="own-not" style={{ left: place(reachableLoad) }} aria-hidden="true" />
        <i className="own-can" style={{ width: place(reachableLoad) }} aria-hidden="true" />
        <i className="own-today" style={{ width: place(load) }} aria-hidden="true" />
        {rented === null ? null : <Needed found={rented} isOwned={false} />}
        {owned === null ? null : <Needed found={owned} isOwned />}
      </div>
      <ul className="own-key">
        <li data-key="today">{say('hardware.today', { share: percent(load) })}</li>
        <li data-key="can">
          {say('hardware.reachable', { share: percent(reachableLoad) })} ·{' '}
          {say('hardware.reachableWhy', { allowed: percent(allowedLoad), peak: number(peakToMean, 1) })}
        </li>
      </ul>
    </div>
  );
};

const PaysFrom = ({ label, found }: { label: string; found: Hosted | null }) => {
  const { say, tokens } = useI18n();
  const breakEven = found?.against?.breakEven;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>
          {breakEven === undefined
            ? say('hardware.unknown')
            : breakEven === null
              ? say('hardware.never')
              : say('hardware.tokensAMonth', { tokens: tokens(breakEven.firstTokens) })}
        </b>
        <span>
          {breakEven === undefined
            ? ''
            : breakEven === null
              ? say(found?.against?.neededLoad == null ? 'hardware.apiFree' : 'hardware.atPeaks')
              : say('hardware.always', { tokens: tokens(breakEven.alwaysTokens) })}
        </span>
      </dd>
    </div>
  );
};

export const Busy = ({ hardware, isOwned }: { hardware: Hardware; isOwned: boolean }) => {
  const { say, money, number } = useI18n();
  const [rented, owned] = [hostedOf(hardware.rented), hostedOf(hardware.owned)];
  const shown = isOwned ? owned : rented;
  if (shown === null) return null;
  const { against, month, throughput, bands } = shown;
  const more = against === null ? null : month.fullUsd - against.monthUsd;
  return (
    <section className="card own-busy" aria-labelledby="own-busy-title">
      <h2 id="own-busy-title">
        {say('hardware.busy')} <small>{say('hardware.busyOf')}</small>
      </h2>
      <Bar hardware={hardware} />
      <dl className="own-figures">
        <div>
          <dt>{say('hardware.more')}</dt>
          <dd>
            <b data-sign={more === null ? 'none' : more > 0 ? 'more' : 'less'}>
              {more === null ? say('hardware.unknown') : `${more > 0 ? '+' : '−'}${money(Math.abs(more))}`}
            </b>
            <span>{against === null ? '' : say('hardware.apiUsd', { usd: money(against.monthUsd) })}</span>
          </dd>
        </div>
        <PaysFrom label={say('hardware.ownedFrom')} found={owned} />
        <PaysFrom label={say('hardware.rentedFrom')} found={rented} />
        <div>
          <dt>{say('hardware.throughput')}</dt>
          <dd>
            <b>{say('hardware.perSecond', { tokens: number(Math.round(throughput.tokensPerSecond)) })}</b>
            <span>
              {say('hardware.bandNumbers', {
                low: number(Math.round(bands.tokensPerSecond.low)),
                high: number(Math.round(bands.tokensPerSecond.high)),
              })}
            </span>
          </dd>
        </div>
      </dl>
    </section>
  );
};

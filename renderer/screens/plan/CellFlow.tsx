/** A flow as a row of signs: a chip is a model, a diamond a check, a person finishes, an arrow delivers as it is. */
import './cellFlow.css';
import { Fragment } from 'react';
import type { FlowSign } from '../../../shared/report/flowChips.ts';
import type { Say } from '../../../shared/words/say.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Sign } from './Sign.tsx';

/** As many models as a cell has room for; what is more is said as a number. */
const mostModels = 3;

const Drawn = ({ sign }: { sign: FlowSign }) => {
  switch (sign.kind) {
    case 'model':
      return (
        <span className="chip" title={sign.name}>
          {sign.short}
          {sign.times > 1 ? <i>×{sign.times}</i> : null}
        </span>
      );
    case 'check':
      return <Sign name="check" title={sign.text} />;
    case 'end':
      return <Sign name={sign.end} title={sign.text} />;
    case 'share':
      return <span className="flow-share">{sign.text}</span>;
    default:
      return sign satisfies never;
  }
};

export const CellFlow = ({
  signs,
  say,
  doubts = '',
}: {
  signs: readonly FlowSign[];
  say: Say;
  /** What makes the figures doubtful: marked, and told on pointing. */
  doubts?: string;
}) => {
  const places = signs.flatMap((sign, i) => (sign.kind === 'model' ? [i] : []));
  const cut = places[mostModels];
  const shown = cut === undefined ? signs : signs.slice(0, cut);
  return (
    <span className="cell-flow" aria-hidden="true">
      {shown.map((sign, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sign is known by its place
        <Fragment key={i}>
          <Drawn sign={sign} />
        </Fragment>
      ))}
      {cut === undefined ? null : (
        <span
          className="chip chip-more"
          title={places
            .slice(mostModels)
            .map((at) => nameAt(signs, at))
            .join(' → ')}
        >
          {say('plan.moreSteps', { count: places.length - mostModels })}
        </span>
      )}
      {doubts === '' ? null : (
        <span className="cell-doubt" title={doubts}>
          <Icon name="warn" size={14} />
        </span>
      )}
    </span>
  );
};

const nameAt = (signs: readonly FlowSign[], at: number): string => {
  const sign = signs[at];
  return sign?.kind === 'model' ? sign.name : '';
};

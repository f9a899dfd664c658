/** Differences by group, each with its bar of dollars and, where it can be taken over, its box. */
import { Checkbox } from 'react-aria-components';
import { type Group, groups } from '../../../shared/compare/topic.ts';
import { type ComparedLine, effectText, isNoChange } from '../../../shared/report/comparison.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Told } from '../../simulate/comparing.ts';

/** The ids of differences that are not taken over. */
export interface Choice {
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
}

const Box = ({ label, ids, choice }: { label: string; ids: readonly string[]; choice: Choice }) => {
  const leftOut = ids.filter((id) => choice.left.has(id)).length;
  return (
    <Checkbox
      className="compared-box"
      aria-label={label}
      isSelected={leftOut === 0}
      isIndeterminate={leftOut > 0 && leftOut < ids.length}
      onChange={(isTaken) => {
        const left = new Set(choice.left);
        for (const id of ids) isTaken ? left.delete(id) : left.add(id);
        choice.onChange(left);
      }}
    >
      <Icon name="check" size={12} />
    </Checkbox>
  );
};

/** To the right and hatched where it costs more, to the left where it costs less; `widest` fills half of the room. */
const Bar = ({ usd, widest }: { usd: number; widest: number }) => {
  const share = isNoChange(usd) ? 0 : (50 * Math.abs(usd)) / widest;
  return (
    <span className="compared-bar" aria-hidden="true">
      {share < 0.2 ? null : (
        <i className={usd > 0 ? 'costs-more' : 'costs-less'} style={{ width: `${Math.min(share, 50).toFixed(1)}%` }} />
      )}
    </span>
  );
};

const Line = ({ line, widest, choice }: { line: ComparedLine; widest: number; choice: Choice | null }) => {
  const speech = useI18n();
  const { what, before, after, usdPerMonth } = line;
  return (
    <li className="compared-line">
      {choice === null ? (
        <span />
      ) : (
        <Box label={speech.say('differences.takeOver', { what })} ids={[line.id]} choice={choice} />
      )}
      <span>
        <b>{what}</b>
        {before === null && after === null ? null : (
          <small>
            {before === null ? null : <s>{before}</s>}
            {before === null || after === null ? null : <span aria-hidden="true"> → </span>}
            {after === null ? null : <span className="compared-now">{after}</span>}
          </small>
        )}
      </span>
      <Bar usd={usdPerMonth ?? 0} widest={widest} />
      <span className="compared-usd">{effectText(speech, usdPerMonth)}</span>
    </li>
  );
};

const GroupOfLines = ({
  group,
  lines,
  widest,
  choice,
}: {
  group: Group;
  lines: readonly ComparedLine[];
  widest: number;
  choice: Choice | null;
}) => {
  const speech = useI18n();
  const { say } = speech;
  const name = say(`differences.group-${group}`);
  const sum = lines.reduce((total, { usdPerMonth }) => total + (usdPerMonth ?? 0), 0);
  return (
    <section aria-label={name}>
      <div className="compared-group">
        {choice === null ? (
          <span />
        ) : (
          <Box label={say('differences.takeGroup', { group: name })} ids={lines.map(({ id }) => id)} choice={choice} />
        )}
        <h3>
          {name} <small>{say('differences.count', { count: lines.length })}</small>
        </h3>
        <Bar usd={sum} widest={widest} />
        <span className="compared-usd">{effectText(speech, sum)}</span>
      </div>
      <ul>
        {lines.map((line) => (
          <Line key={line.id} line={line} widest={widest} choice={choice} />
        ))}
      </ul>
    </section>
  );
};

export const DifferenceList = ({ title, found, choice }: { title: string; found: Told; choice: Choice | null }) => {
  const { say } = useI18n();
  const byGroup = groups
    .map((group) => ({ group, lines: found.lines.filter((line) => line.group === group) }))
    .filter(({ lines }) => lines.length > 0);
  const sums = byGroup.map(({ lines }) => lines.reduce((total, { usdPerMonth }) => total + (usdPerMonth ?? 0), 0));
  const widest = Math.max(0, ...[...sums, ...found.lines.map(({ usdPerMonth }) => usdPerMonth ?? 0)].map(Math.abs));
  return (
    <div className="compared-list">
      <div className="compared-head">
        <span>{title}</span>
        <span>{found.cost === null ? '' : say('differences.effectOf', { stack: found.cost.stack })}</span>
      </div>
      {byGroup.map(({ group, lines }) => (
        <GroupOfLines key={group} group={group} lines={lines} widest={widest} choice={choice} />
      ))}
    </div>
  );
};

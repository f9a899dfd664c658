/** The shares that the study prints with a date: a dot each, joined by nothing. */
import { Fragment } from 'react';
import { type DatedShare, type ShareGroup, shareGroups } from '../../../shared/report/datedShares.ts';
import { sourceOf } from '../../../shared/report/studyTables.ts';
import { DataTable } from '../../parts/DataTable.tsx';
import { Figure } from '../../parts/Figure.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { SaveChart } from '../result/SaveChart.tsx';

const percent = (share: number): string => `${100 * share}%`;

/** Words of a dot near an end of the scale stand on its inner side, those of neighbours above and below in turn, of a third to its right. */
const Dot = ({ point, place }: { point: DatedShare; place: number }) => {
  const middle = (point.from + point.to) / 2;
  const side = middle < 0.12 || (place >= 2 && middle < 0.6) ? 'start' : middle > 0.88 ? 'end' : 'middle';
  return (
    <>
      <span
        className="shares-dot"
        data-bound={point.isBound}
        style={{ insetInlineStart: percent(point.from), width: percent(point.to - point.from) }}
      />
      <span
        className="shares-words"
        data-side={side}
        data-above={place % 2 === 1}
        style={{ insetInlineStart: percent(middle) }}
      >
        {point.when} <b>{point.said}</b>
      </span>
    </>
  );
};

const Group = ({ group }: { group: ShareGroup }) => (
  <>
    <b className="shares-group">{group.title}</b>
    {group.series.map(({ id, name, points }) => (
      <Fragment key={id}>
        <span className="shares-name">{name}</span>
        <span className="shares-track">
          {points
            .toSorted((a, b) => a.from - b.from)
            .map((point, place) => (
              <Dot key={point.when} point={point} place={place} />
            ))}
        </span>
      </Fragment>
    ))}
  </>
);

export const SharesFigure = () => {
  const { say, language } = useI18n();
  const groups = shareGroups(say, language);
  const rows = groups.flatMap(({ title, series }) =>
    series.flatMap(({ name, points }) => points.map(({ when, said }) => ({ title, name, when, said }))),
  );
  const sources = [...new Set(groups.flatMap(({ from }) => from.map((fact) => sourceOf(fact, language))))];
  return (
    <>
      <Figure
        title={say('market.shares')}
        actions={<SaveChart title={say('market.shares')} />}
        telling={say('market.sharesTelling')}
        table={
          <DataTable
            caption={say('market.shares')}
            columns={[
              { id: 'group', head: say('market.fact'), cell: ({ title }) => title },
              { id: 'name', head: say('market.series'), cell: ({ name }) => name },
              { id: 'when', head: say('market.when'), cell: ({ when }) => when },
              { id: 'share', head: say('market.share'), numeric: true, cell: ({ said }) => said },
            ]}
            rows={rows}
            rowId={({ title, name, when }) => `${title} ${name} ${when}`}
          />
        }
      >
        <div className="shares">
          {groups.map((group) => (
            <Group key={group.id} group={group} />
          ))}
        </div>
      </Figure>
      <div className="soft small">
        {sources.map((source) => (
          <p key={source}>{source}</p>
        ))}
      </div>
    </>
  );
};

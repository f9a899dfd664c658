/** The first results as the file has them: items down, models across, each cell with its mark. */
import type { EvalGlance, GlanceCell } from '../../../../shared/evals/glance.ts';
import { Card } from '../../../parts/Card.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { useI18n } from '../../../parts/useI18n.ts';

const Mark = ({ mark, score }: GlanceCell) => {
  const { say, number } = useI18n();
  return (
    <span className="glance-mark" data-mark={mark}>
      {mark === 'pass' ? <Icon name="check" size={12} /> : mark === 'fail' ? <Icon name="close" size={12} /> : null}
      <span className="visually-hidden">{say(`evalsIn.${mark}`)} </span>
      {score === null ? (
        mark === 'pass' || mark === 'fail' ? null : (
          <span aria-hidden="true">{say(`evalsIn.${mark}`)}</span>
        )
      ) : (
        number(score, 2)
      )}
    </span>
  );
};

export const Glance = ({ glance, files }: { glance: EvalGlance; files: string }) => {
  const { say, number } = useI18n();
  const { models, items, moreItems, moreModels } = glance;
  return (
    <Card title={say('evalsIn.asItCame')} note={files}>
      <div className="usage-scroll">
        <table className="usage-table glance">
          <caption className="visually-hidden">{say('evalsIn.asItCame')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('evalsIn.item')}</th>
              {models.map((model) => (
                <th key={model} scope="col">
                  {model}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, m) => (
                  <td key={models[m]}>
                    <Mark {...cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft small glance-more">
        {[
          moreItems > 0 ? say('evalsIn.moreItems', { count: number(moreItems) }) : null,
          moreModels > 0 ? say('evalsIn.moreModels', { count: number(moreModels) }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Card>
  );
};

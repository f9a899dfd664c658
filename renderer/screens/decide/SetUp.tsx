/** The measurements that pay, one for each row of work, each a configuration away from being run. */

import type { WhatToMeasure } from '../../../shared/engine/information/whatToMeasure.ts';
import { worthMeasuring } from '../../../shared/handover/worthMeasuring.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { listSign } from '../../../shared/words/format.ts';
import { setUpEvals } from '../../actions/setUpEvals.ts';
import { Menu } from '../../parts/Menu.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Names } from './useNaming.ts';

export const SetUp = ({ found, names }: { found: WhatToMeasure; names: Names }) => {
  const { say, number, language } = useI18n();
  const measurements = worthMeasuring(found);
  if (measurements.length === 0) return null;
  return (
    <>
      <ul className="set-up">
        {measurements.map((asked) => (
          <li key={asked.row}>
            <span>
              <b>{rowName(names.naming, asked.row)}</b>{' '}
              <span className="soft">
                {asked.models
                  .map(({ modelId, evals }) =>
                    say('decide.setupModels', { evals: number(evals), model: names.model(modelId) }),
                  )
                  .join(listSign(language))}
              </span>
            </span>
            <Menu
              label={say('decide.setupOf', { row: rowName(names.naming, asked.row) })}
              actions={[
                {
                  id: 'promptfoo',
                  name: say('decide.setupPromptfoo'),
                  act: () => void setUpEvals('promptfoo', asked),
                },
                { id: 'inspect', name: say('decide.setupInspect'), act: () => void setUpEvals('inspect', asked) },
              ]}
            />
          </li>
        ))}
      </ul>
      <p className="faint small">{say('decide.setupHow')}</p>
    </>
  );
};

/** What the planner measured herself of a kind of work, and the way to bring in more. */
import { FileTrigger } from 'react-aria-components';
import { benchmarkName } from '../../../shared/catalog/benchmarkNames.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { partsOf } from '../../../shared/catalog/yardsticks.ts';
import { giveFiles } from '../../actions/giveFiles.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Known, Work } from './useEvidence.ts';

const shownMost = 8;

const ownRows = ({ category }: Work, { snapshot, catalog }: Known): Evidence[] => {
  const benchmark = category.yardstick === null ? null : partsOf(category.yardstick).benchmark;
  const rows = new Map([...catalog.evidence, ...snapshot.evidence].map((row) => [row.id, row]));
  return [...rows.values()].filter(
    (row) =>
      row.owner === 'user' && (category.kind === null ? row.benchmark === benchmark : row.category === category.kind),
  );
};

export const OwnEvals = ({ work, known }: { work: Work; known: Known }) => {
  const { say, number, share } = useI18n();
  const rows = ownRows(work, known);
  return (
    <Card
      title={say('evidence.own')}
      note={rows.length === 0 ? undefined : say('evidence.ownCount', { count: rows.length })}
      actions={
        known.document === null ? undefined : (
          <FileTrigger allowsMultiple onSelect={(files) => files !== null && void giveFiles([...files])}>
            <Button icon="plus">{say('evidence.ownAdd')}</Button>
          </FileTrigger>
        )
      }
    >
      {rows.length === 0 ? (
        <p>{say('evidence.ownNone')}</p>
      ) : (
        <ul className="own-evals">
          {rows.slice(0, shownMost).map((row) => (
            <li key={row.id}>
              <span>
                {say('evidence.ownRow', {
                  benchmark: benchmarkName(row.benchmark),
                  model: known.nameOf(row.modelId),
                })}
              </span>
              {row.successes === null || row.trials === null ? null : (
                <span className="own-evals-count">
                  <strong>{share(row.successes / row.trials)}</strong>{' '}
                  <span className="faint small">
                    {say('evidence.ownPassed', { passed: number(row.successes), trials: number(row.trials) })}
                  </span>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">{say(known.document === null ? 'evidence.ownNeedsPlan' : 'evidence.ownHint')}</p>
      <p className="soft small">{say('evidence.ownKeep')}</p>
    </Card>
  );
};

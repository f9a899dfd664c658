/** The kinds of work, those of the plan first, each with how good its evidence is. */
import type { CSSProperties } from 'react';
import { Pips } from '../../parts/Pips.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Work } from './useEvidence.ts';

/** Share of the decision's doubt by row; empty while it is not known. */
export type Doubt = ReadonlyMap<string, number>;

const Share = ({ share }: { share: number }) => {
  const { percent } = useI18n();
  return (
    <span className="evidence-doubt">
      {percent(share)}
      <i aria-hidden="true" style={{ '--share': `${share * 100}%` } as CSSProperties} />
    </span>
  );
};

const Group = ({
  title,
  works,
  doubt,
  chosen,
  onChoose,
}: {
  title: string;
  works: readonly Work[];
  doubt: Doubt;
  chosen: string;
  onChoose: (id: string) => void;
}) => {
  const { say } = useI18n();
  return (
    <>
      <p className="evidence-group">
        {title}
        {doubt.size === 0 ? null : <span>{say('evidence.ofDoubt')}</span>}
      </p>
      <ul>
        {works.map(({ id, title: name, grades }) => (
          <li key={id}>
            <button
              type="button"
              className="evidence-work"
              aria-current={id === chosen ? 'true' : undefined}
              onClick={() => onChoose(id)}
            >
              <span className="evidence-work-name" title={name}>
                {name}
              </span>
              {grades.map((grade) => (
                <span key={grade} className="evidence-work-grade">
                  <Pips grade={grade} /> {say(`plan.grade_${grade}`)}
                </span>
              ))}
              {doubt.has(id) ? <Share share={doubt.get(id) ?? 0} /> : null}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

const noDoubt: Doubt = new Map();

export const WorkList = ({
  works,
  doubt,
  chosen,
  onChoose,
}: {
  works: readonly Work[];
  doubt: Doubt;
  chosen: string;
  onChoose: (id: string) => void;
}) => {
  const { say } = useI18n();
  const [own, others] = [works.filter(({ isOfPlan }) => isOfPlan), works.filter(({ isOfPlan }) => !isOfPlan)];
  return (
    <nav className="evidence-works" aria-label={say('evidence.works')}>
      {own.length === 0 ? null : (
        <Group title={say('evidence.ofPlan')} works={own} doubt={doubt} chosen={chosen} onChoose={onChoose} />
      )}
      <Group
        title={say(own.length === 0 ? 'evidence.works' : 'evidence.otherWork')}
        works={others}
        doubt={noDoubt}
        chosen={chosen}
        onChoose={onChoose}
      />
    </nav>
  );
};

/** The kinds of work, those of the plan first, each with how good its evidence is. */
import { Pips } from '../../parts/Pips.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Work } from './useEvidence.ts';

const Group = ({
  title,
  works,
  chosen,
  onChoose,
}: {
  title: string;
  works: readonly Work[];
  chosen: string;
  onChoose: (id: string) => void;
}) => {
  const { say } = useI18n();
  return (
    <>
      <p className="evidence-group">{title}</p>
      <ul>
        {works.map(({ id, title: name, grade }) => (
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
              <span className="evidence-work-grade">
                <Pips grade={grade} /> {say(`plan.grade_${grade}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

export const WorkList = ({
  works,
  chosen,
  onChoose,
}: {
  works: readonly Work[];
  chosen: string;
  onChoose: (id: string) => void;
}) => {
  const { say } = useI18n();
  const [own, others] = [works.filter(({ isOfPlan }) => isOfPlan), works.filter(({ isOfPlan }) => !isOfPlan)];
  return (
    <nav className="evidence-works" aria-label={say('evidence.works')}>
      {own.length === 0 ? null : (
        <Group title={say('evidence.ofPlan')} works={own} chosen={chosen} onChoose={onChoose} />
      )}
      <Group
        title={say(own.length === 0 ? 'evidence.works' : 'evidence.otherWork')}
        works={others}
        chosen={chosen}
        onChoose={onChoose}
      />
    </nav>
  );
};

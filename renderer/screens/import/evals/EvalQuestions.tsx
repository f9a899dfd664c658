/** What only she can answer of her results: each question with the control that answers it, and the file read again. */
import { useMemo, useState } from 'react';
import { candidatesFor } from '../../../../shared/engine/candidates.ts';
import type { EvalAnswers } from '../../../../shared/evals/reading.ts';
import type { EvalQuestion } from '../../../../shared/evals/remarks.ts';
import { questionWord } from '../../../../shared/evals/remarks.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { Plan } from '../../../../shared/plan/plan.ts';
import { usualReference } from '../../../actions/reference.ts';
import { Button } from '../../../parts/Button.tsx';
import { FormField } from '../../../parts/FormField.tsx';
import { ModelPicker } from '../../../parts/ModelPicker.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useCatalogState } from '../../../state/useStore.ts';

type Answering = (change: EvalAnswers) => void;

/** How many items there were, typed. */
const Total = ({ onAnswer }: { onAnswer: Answering }) => {
  const { say } = useI18n();
  const [typed, setTyped] = useState('');
  const total = Number(typed);
  const isWhole = /^\d{1,9}$/.test(typed.trim()) && total > 0;
  return (
    <>
      <FormField
        label={say('evalsIn.total')}
        value={typed}
        error={typed !== '' && !isWhole ? say('app.wholeOnly') : null}
        onChange={setTyped}
      />
      <Button isDisabled={!isWhole} onPress={() => onAnswer({ total })}>
        {say('evalsIn.answer')}
      </Button>
    </>
  );
};

const Controls = ({
  question: { kind, details },
  answers,
  onAnswer,
}: {
  question: EvalQuestion;
  answers: EvalAnswers;
  onAnswer: Answering;
}) => {
  const { say } = useI18n();
  const column = String(details.column ?? '');
  const asColumn = (role: 'aside' | 'result') => onAnswer({ columns: { ...answers.columns, [column]: role } });
  switch (kind) {
    case 'repeats':
      return (
        <>
          <Button onPress={() => onAnswer({ repeats: 'tries' })}>{say('evalsIn.tries')}</Button>
          <Button onPress={() => onAnswer({ repeats: 'items' })}>{say('evalsIn.items')}</Button>
        </>
      );
    case 'graded':
      return <Button onPress={() => onAnswer({ shares: true })}>{say('evalsIn.shares')}</Button>;
    case 'partial':
      return <Button onPress={() => onAnswer({ threshold: 0.5 })}>{say('evalsIn.partial')}</Button>;
    case 'measure':
    case 'noMeasure':
      return String(details.names ?? '')
        .split(', ')
        .filter((name) => name !== '' && name !== details.chosen)
        .slice(0, 8)
        .map((name) => (
          <Button key={name} onPress={() => onAnswer({ measure: name })}>
            {say('evalsIn.measure', { name })}
          </Button>
        ));
    case 'column':
      return <Button onPress={() => asColumn('aside')}>{say('evalsIn.columnAside')}</Button>;
    case 'scaleColumn':
      return <Button onPress={() => asColumn('result')}>{say('evalsIn.columnResult')}</Button>;
    case 'submitted':
      return <Button onPress={() => onAnswer({ total: Number(details.total) })}>{say('evalsIn.othersFailed')}</Button>;
    case 'total':
      return <Total onAnswer={onAnswer} />;
    default:
      // The threshold has its field beside the scores, a model its list; the rest is mended in the file.
      return null;
  }
};

/** Names of models that no rule resolves, each with the catalog to choose from. */
const Names = ({
  names,
  plan,
  mapped,
  onMap,
}: {
  names: readonly string[];
  plan: Plan;
  mapped: Readonly<Record<string, ModelId>>;
  onMap: (name: string, id: ModelId) => void;
}) => {
  const { say } = useI18n();
  const catalog = useCatalogState((state) => state.catalog);
  const [row] = plan.categories;
  const candidates = useMemo(
    () =>
      catalog === null || row === undefined || names.length === 0
        ? []
        : candidatesFor(row, plan, { ...catalog, reference: usualReference(catalog) }),
    [catalog, row, plan, names.length],
  );
  return names.map((name) => (
    <div key={name} className="usage-question">
      <span className="usage-mark" data-settled={mapped[name] !== undefined || undefined} aria-hidden="true">
        ?
      </span>
      <div>
        <p className="usage-ask">{say('usageIn.whichModel', { name })}</p>
        <p className="soft small">{say('usageIn.whichModelNoteTokens')}</p>
      </div>
      <div className="usage-answer">
        <ModelPicker
          label={say('usageIn.whichModel', { name })}
          labelHidden
          value={mapped[name] ?? null}
          candidates={candidates}
          onChange={(id) => onMap(name, id)}
        />
      </div>
    </div>
  ));
};

export const EvalQuestions = ({
  questions,
  names,
  plan,
  answers,
  mapped,
  onAnswer,
  onMap,
}: {
  questions: readonly EvalQuestion[];
  names: readonly string[];
  plan: Plan;
  answers: EvalAnswers;
  mapped: Readonly<Record<string, ModelId>>;
  onAnswer: Answering;
  onMap: (name: string, id: ModelId) => void;
}) => {
  const { say } = useI18n();
  if (questions.length === 0 && names.length === 0) return null;
  return (
    <section className="card usage-questions" aria-label={say('evals.questions')}>
      {questions.map((question) => (
        <div key={JSON.stringify(question)} className="usage-question evals-question">
          <span className="usage-mark" aria-hidden="true">
            ?
          </span>
          <p>{say(questionWord(question), { ...question.details })}</p>
          <div className="usage-answer">
            <Controls question={question} answers={answers} onAnswer={onAnswer} />
          </div>
        </div>
      ))}
      <Names names={names} plan={plan} mapped={mapped} onMap={onMap} />
    </section>
  );
};

/** What only she can answer of her results: each question with the control that answers it, and the file read again. */
import { useState } from 'react';
import type { EvalAnswers } from '../../../../shared/evals/reading.ts';
import type { EvalQuestion } from '../../../../shared/evals/remarks.ts';
import { questionWord } from '../../../../shared/evals/remarks.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { Plan } from '../../../../shared/plan/plan.ts';
import { Button } from '../../../parts/Button.tsx';
import { FormField } from '../../../parts/FormField.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { QuestionMark } from '../QuestionMark.tsx';
import { UnknownNames } from '../UnknownNames.tsx';

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
    // The threshold has its field beside the scores, a model its list; words and cases are mended in the file.
    case 'threshold':
    case 'model':
    case 'word':
    case 'cases':
      return null;
    default:
      return kind satisfies never;
  }
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
  onMap: (name: string, id: ModelId | null) => void;
}) => {
  const { say } = useI18n();
  if (questions.length === 0 && names.length === 0) return null;
  return (
    <section className="card usage-questions" aria-label={say('evals.questions')}>
      {questions.map((question, i) => (
        <div key={JSON.stringify(question)} className="usage-question evals-question">
          <QuestionMark isSettled={false} place={i + 1} />
          <p>{say(questionWord(question), { ...question.details })}</p>
          <div className="usage-answer">
            <Controls question={question} answers={answers} onAnswer={onAnswer} />
          </div>
        </div>
      ))}
      <UnknownNames
        names={names}
        plan={plan}
        mapped={mapped}
        first={questions.length + 1}
        requestsOf={() => null}
        onMap={onMap}
      />
    </section>
  );
};

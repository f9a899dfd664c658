/** What a worker answers to a question of the dialog; null until it is there. A newer question takes an older one's place. */
import { useEffect, useState } from 'react';
import type { Answer } from '../../../shared/foundation/answer.ts';
import { compareInWorker } from '../../actions/comparePlans.ts';
import type { AnswerOf, AskOf } from '../../simulate/jobs.ts';

export const useWorked = <K extends 'compare' | 'take' | 'merge'>(
  kind: K,
  /** null: there is nothing to ask yet. */
  ask: AskOf<K> | null,
): Answer<AnswerOf<K>> | null => {
  const [found, setFound] = useState<{ ask: AskOf<K>; answer: Answer<AnswerOf<K>> } | null>(null);
  useEffect(() => {
    if (ask === null) return;
    void compareInWorker(kind, ask).then((answer) => {
      if (answer !== null) setFound({ ask, answer });
    });
  }, [kind, ask]);
  return found !== null && found.ask === ask ? found.answer : null;
};

/** A term of art that explains itself when asked. The word is the glossary's unless the sentence needs another form. */
import { memo, type ReactNode } from 'react';
import type { termsWords } from '../../shared/words/terms.ts';
import { Popover } from './Popover.tsx';
import { useI18n } from './useI18n.ts';

type Explained<Name> = Name extends `${infer Id}Term` ? Id : never;
export type TermId = Explained<keyof typeof termsWords>;

export const Term = ({ id, children }: { id: TermId; children?: ReactNode }) => {
  const { say } = useI18n();
  const name = say(`terms.${id}Term`);
  return (
    <Popover label={name} answer={<p>{say(`terms.${id}Meaning`)}</p>}>
      {children ?? name}
    </Popover>
  );
};

/** The same behind a field's label, where the label itself must stay plain text. */
export const About = memo(({ id }: { id: TermId }) => {
  const { say } = useI18n();
  return (
    <span className="about">
      <Term id={id}>
        <span aria-hidden="true">?</span>
        <span className="visually-hidden">{say('app.whatIs', { term: say(`terms.${id}Term`) })}</span>
      </Term>
    </span>
  );
});

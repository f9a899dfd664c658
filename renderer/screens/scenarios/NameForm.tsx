/** A name and the button that makes something by it; what is wrong with the name stands below it. */
import { useState } from 'react';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import { Button } from '../../parts/Button.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const NameForm = ({
  label,
  example,
  note,
  action,
  act,
}: {
  label: string;
  example: string;
  note: string;
  action: string;
  act: (name: string) => Refusal | null;
}) => {
  const { refusal } = useI18n();
  const [name, setName] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  return (
    <form
      className="scenario-form"
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = act(name);
        setRefused(wrong);
        if (wrong === null) setName('');
      }}
    >
      <FormField
        label={label}
        value={name}
        onChange={(text) => {
          setName(text);
          setRefused(null);
        }}
        placeholder={example}
        maxLength={200}
        hint={note}
        error={refused === null ? null : refusal(refused)}
      />
      <Button type="submit">{action}</Button>
    </form>
  );
};

/** A field of a form that is saved as a whole: what is typed stays as typed, and what is wrong stands below it. */
import './field.css';
import type { ReactNode } from 'react';
import { Input, Label, TextArea, TextField } from 'react-aria-components';
import { FieldNotes } from './Field.tsx';

export const FormField = ({
  label,
  value,
  onChange,
  error = null,
  hint,
  placeholder,
  lines = 1,
  maxLength = 500,
  autoFocus = false,
  needed = false,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  error?: string | null | undefined;
  hint?: ReactNode;
  placeholder?: string;
  lines?: number;
  maxLength?: number;
  autoFocus?: boolean;
  /** Without it the form cannot be saved: marked, and told to a screen reader. */
  needed?: boolean;
}) => (
  <TextField
    className="field"
    value={value}
    onChange={onChange}
    isInvalid={error !== null && error !== undefined}
    maxLength={maxLength}
    autoFocus={autoFocus}
    isRequired={needed}
    validationBehavior="aria"
  >
    <Label className="field-label" data-needed={needed || undefined}>
      {label}
    </Label>
    {lines === 1 ? (
      <Input className="input" placeholder={placeholder} autoComplete="off" spellCheck={false} />
    ) : (
      <TextArea className="input" rows={lines} placeholder={placeholder} />
    )}
    <FieldNotes error={error} hint={hint} />
  </TextField>
);

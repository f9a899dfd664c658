/** What every field shares: its label above, its control, and what is wrong or noteworthy below. */
import './field.css';
import type { ReactNode } from 'react';
import { TextField as AriaTextField, Input, Label, Text, TextArea } from 'react-aria-components';

export const FieldNotes = ({ error, hint }: { error: string | null | undefined; hint?: ReactNode }) => (
  <>
    {hint === undefined ? null : (
      <Text slot="description" className="field-hint" elementType="div">
        {hint}
      </Text>
    )}
    <Text slot="errorMessage" className="field-error" elementType="div">
      {error ?? ''}
    </Text>
  </>
);

/** A field of plain text; a change is reported when the field is left or Enter is pressed. */
export const TextField = ({
  label,
  labelHidden = false,
  value,
  onChange,
  lines = 1,
  placeholder,
  maxLength = 200,
}: {
  label: string;
  labelHidden?: boolean;
  value: string;
  onChange: (text: string) => void;
  lines?: number;
  placeholder?: string;
  maxLength?: number;
}) => (
  // Uncontrolled: a change from elsewhere, such as undo, arrives as a new key.
  <AriaTextField
    key={value}
    className="field"
    defaultValue={value}
    maxLength={maxLength}
    onBlur={(event) => {
      const text = (event.target as HTMLInputElement).value;
      if (text !== value) onChange(text);
    }}
    onKeyDown={(event) => {
      if (event.key === 'Enter' && lines === 1) (event.target as HTMLInputElement).blur();
    }}
  >
    <Label className={labelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
    {lines === 1 ? (
      <Input className="input" placeholder={placeholder} />
    ) : (
      <TextArea className="input" rows={lines} placeholder={placeholder} />
    )}
  </AriaTextField>
);

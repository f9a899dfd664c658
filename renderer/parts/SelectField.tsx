/** One choice out of a few, each with a line that explains it. */
import './select.css';
import type { ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import { Icon } from './Icon.tsx';

export interface Choice<Id extends string> {
  id: Id;
  name: string;
  note?: string;
}

export const SelectField = <Id extends string>({
  label,
  labelHidden = false,
  value,
  choices,
  onChange,
  hint,
  about,
  placeholder,
}: {
  label: string;
  labelHidden?: boolean;
  value: Id | null;
  choices: readonly Choice<Id>[];
  onChange: (id: Id) => void;
  hint?: ReactNode;
  about?: ReactNode;
  placeholder?: string;
}) => (
  <Select
    className="field"
    selectedKey={value}
    onSelectionChange={(key) => {
      const chosen = choices.find(({ id }) => id === key);
      if (chosen !== undefined && chosen.id !== value) onChange(chosen.id);
    }}
    {...(placeholder === undefined ? {} : { placeholder })}
  >
    <div className={labelHidden ? 'visually-hidden' : 'field-head'}>
      <span>
        <Label className="field-label">{label}</Label>
        {about}
      </span>
    </div>
    <Button className="input select-button">
      <SelectValue className="select-value" />
      <Icon name="down" size={14} />
    </Button>
    {hint === undefined ? null : (
      <Text slot="description" className="field-hint" elementType="div">
        {hint}
      </Text>
    )}
    <Popover className="popover select-popover" offset={4} containerPadding={12}>
      <ListBox className="list" items={choices}>
        {(choice) => (
          <ListBoxItem className="list-item" id={choice.id} textValue={choice.name}>
            <Text slot="label">{choice.name}</Text>
            {choice.note === undefined ? null : (
              <Text slot="description" className="list-note">
                {choice.note}
              </Text>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </Select>
);

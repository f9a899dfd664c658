/** Several names out of many: those chosen, each with its way out, and a field that finds the next by typing. */
import './field.css';
import './nameSet.css';
import { useId, useState } from 'react';
import { IconButton } from './Button.tsx';
import { useI18n } from './useI18n.ts';

export const NameSet = ({
  label,
  chosen,
  choices,
  onChange,
}: {
  label: string;
  chosen: readonly string[];
  choices: readonly { id: string; name: string }[];
  /** Never called with an empty list: a rule about nobody is no rule. */
  onChange: (chosen: string[]) => void;
}) => {
  const { say } = useI18n();
  const id = useId();
  const [typed, setTyped] = useState('');
  const nameOf = (one: string): string => choices.find((choice) => choice.id === one)?.name ?? one;
  const type = (text: string) => {
    const found = choices.find(({ id: one, name }) => name === text || one === text);
    if (found === undefined || chosen.includes(found.id)) return setTyped(text);
    setTyped('');
    onChange([...chosen, found.id]);
  };
  return (
    <div className="name-set">
      <ul>
        {chosen.map((one) => (
          <li key={one}>
            <span>{nameOf(one)}</span>
            {chosen.length < 2 ? null : (
              <IconButton
                icon="close"
                label={say('decide.leaveOut', { name: nameOf(one) })}
                onPress={() => onChange(chosen.filter((other) => other !== one))}
              />
            )}
          </li>
        ))}
      </ul>
      <input
        className="input"
        list={id}
        aria-label={say('decide.addName', { rule: label })}
        placeholder={say('decide.addNameShort')}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      <datalist id={id}>
        {choices
          .filter((choice) => !chosen.includes(choice.id))
          .map((choice) => (
            <option key={choice.id} value={choice.name} />
          ))}
      </datalist>
    </div>
  );
};

/** Which facts have a column in the table. */
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../../parts/Button.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { facts } from './facts.ts';

export const ColumnChoice = ({
  visibility,
  onChange,
}: {
  visibility: Record<string, boolean>;
  onChange: (visibility: Record<string, boolean>) => void;
}) => {
  const { say } = useI18n();
  return (
    <DialogTrigger>
      <Button tone="quiet">{say('catalog.chooseColumns')}</Button>
      <Popover className="popover" offset={4} containerPadding={12} placement="bottom end">
        <Dialog className="column-choice" aria-label={say('catalog.chooseColumns')}>
          {facts.map((fact) => (
            <Toggle
              key={fact.id}
              isOn={visibility[fact.id] === true}
              onChange={(isOn) => onChange({ ...visibility, [fact.id]: isOn })}
            >
              {say(fact.word)}
            </Toggle>
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};

/** Everything that can be done or seen, found by typing a part of its name. */
import '../../parts/select.css';
import './palette.css';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { commandEntries } from '../../../shared/contract/commands.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { runCommand } from '../../actions/commands.ts';
import { goTo } from '../../actions/goTo.ts';
import { Icon } from '../../parts/Icon.tsx';
import { type Speech, useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { screens } from '../registry.ts';
import { keysOf, screenKeys } from './commandKeys.ts';
import { commandsOfPlan } from './commandsOfPlan.ts';

interface Item {
  id: string;
  name: string;
  keys: string | null;
  act: () => void;
}

const itemsFor = (document: PortfolioDocument | null, { say }: Speech): Item[] => [
  ...screens.map(({ id }, at) => ({
    id: `screen ${id}`,
    name: say('app.paletteScreen', { name: say(`app.${id}`) }),
    keys: screenKeys(at),
    act: () => goTo(id),
  })),
  ...commandEntries
    .filter(({ command }) => command !== 'palette' && (document !== null || !commandsOfPlan.has(command)))
    .map((entry) => ({
      id: entry.command,
      name: say(entry.label),
      keys: keysOf(entry),
      act: () => runCommand(entry.command),
    })),
  ...(document?.plan.stacks ?? []).map(({ id, name }) => ({
    id: `stack ${id}`,
    name: say('app.paletteStack', { name }),
    keys: null,
    act: () => setView({ screen: 'plan', sheet: { kind: 'stack', stack: id } }),
  })),
  ...(document?.plan.categories ?? []).map((row) => ({
    id: `row ${row.id}`,
    name: say('app.paletteRow', { name: rowTitle(say, row) }),
    keys: null,
    act: () => setView({ screen: 'plan', sheet: { kind: 'work', row: row.id } }),
  })),
];

export const Palette = ({
  typedAhead,
  onClose,
}: {
  /** What was typed before it could be seen. */
  typedAhead: { readonly current: string };
  onClose: () => void;
}) => {
  const speech = useI18n();
  const { say } = speech;
  const document = usePlanState((state) => state.document);
  const { contains } = useFilter({ sensitivity: 'base' });
  const [typed, setTyped] = useState(() => typedAhead.current);
  const items = itemsFor(document, speech).filter(({ name }) => contains(name, typed.trim()));
  return (
    <ModalOverlay className="scrim palette-scrim" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="palette">
        <Dialog aria-label={say('app.palette')} className="palette-dialog">
          <div
            onKeyDownCapture={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              event.stopPropagation();
              onClose();
            }}
          >
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <SearchField autoFocus aria-label={say('app.palette')} className="palette-search">
                <Icon name="search" size={14} />
                <Input className="input" placeholder={say('app.paletteSearch')} />
              </SearchField>
              <ListBox
                className="list palette-list"
                aria-label={say('app.palette')}
                items={items}
                renderEmptyState={() => <p className="palette-none">{say('app.paletteNone')}</p>}
                onAction={(id) => {
                  onClose();
                  items.find((item) => item.id === id)?.act();
                }}
              >
                {({ id, name, keys }: Item) => (
                  <ListBoxItem id={id} className="list-item" textValue={name}>
                    <span className="menu-line">
                      <span>{name}</span>
                      {keys === null ? null : <kbd>{keys}</kbd>}
                    </span>
                  </ListBoxItem>
                )}
              </ListBox>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

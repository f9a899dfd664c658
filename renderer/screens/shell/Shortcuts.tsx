/** Every key there is, from the table the keys are made of. */
import './palette.css';
import { commandEntries } from '../../../shared/contract/commands.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { screens } from '../registry.ts';
import { keysOf, screenKeys } from './commandKeys.ts';

interface Line {
  keys: string;
  name: string;
}

const Keys = ({ title, lines }: { title: string; lines: readonly Line[] }) => (
  <section>
    <h3>{title}</h3>
    <dl className="shortcuts">
      {lines.map(({ keys, name }) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{name}</dd>
        </div>
      ))}
    </dl>
  </section>
);

export const Shortcuts = ({ onClose }: { onClose: () => void }) => {
  const { say } = useI18n();
  const commands = commandEntries.flatMap((entry): Line[] => {
    const keys = keysOf(entry);
    return keys === null ? [] : [{ keys, name: say(entry.label) }];
  });
  return (
    <Dialog
      title={say('app.shortcuts')}
      onClose={onClose}
      actions={
        <Button tone="primary" autoFocus onPress={onClose}>
          {say('app.close')}
        </Button>
      }
    >
      <Keys
        title={say('app.shortcutsEverywhere')}
        lines={[
          ...commands,
          { keys: '?', name: say('app.shortcuts') },
          { keys: `${screenKeys(0)} … ${screens.length}`, name: say('app.keysScreen') },
        ]}
      />
      <Keys
        title={say('app.shortcutsTable')}
        lines={[
          { keys: '← ↑ → ↓', name: say('app.keysMove') },
          { keys: 'Home / End', name: say('app.keysEnds') },
          { keys: 'Enter / F2', name: say('app.keysOpen') },
          { keys: 'Esc', name: say('app.keysClose') },
          { keys: 'Alt ← ↑ → ↓', name: say('app.keysReorder') },
        ]}
      />
    </Dialog>
  );
};

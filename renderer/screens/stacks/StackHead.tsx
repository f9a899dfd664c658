/** The open stack's name, its line of explanation, and what can be done with the whole of it. */
import { setField } from '../../../shared/plan/edits/setField.ts';
import { duplicateStack, moveStack, removeStack, renameStack } from '../../../shared/plan/edits/stacks.ts';
import type { Stack } from '../../../shared/plan/plan.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { TextField } from '../../parts/Field.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { openStackAt } from './StackTabs.tsx';

export const StackHead = ({ stack, at, count }: { stack: Stack; at: number; count: number }) => {
  const { say } = useI18n();
  return (
    <div className="stack-head">
      <TextField
        label={say('stacks.name')}
        value={stack.name}
        onChange={(name) => tryEdit('app.editStack', (plan) => renameStack(plan, stack.id, name.trim() || stack.name))}
      />
      <TextField
        label={say('stacks.note')}
        value={stack.note}
        placeholder={say('stacks.notePlaceholder')}
        maxLength={500}
        lines={2}
        onChange={(note) =>
          tryEdit('app.editStack', (plan) => setField(plan, ['stacks', stack.id, 'note'], note.trim()))
        }
      />
      <Menu
        label={say('stacks.more')}
        icon="more"
        iconOnly
        deeds={[
          {
            id: 'duplicate',
            name: say('stacks.duplicate'),
            act: () => {
              tryEdit('app.editStack', (plan) =>
                duplicateStack(plan, stack.id, say('stacks.copyName', { name: stack.name })),
              );
              openStackAt(at + 1);
            },
          },
          {
            id: 'left',
            name: say('stacks.moveLeft'),
            isDisabled: at === 0,
            act: () => tryEdit('app.editStack', (plan) => moveStack(plan, stack.id, at - 1)),
          },
          {
            id: 'right',
            name: say('stacks.moveRight'),
            isDisabled: at === count - 1,
            act: () => tryEdit('app.editStack', (plan) => moveStack(plan, stack.id, at + 1)),
          },
          {
            id: 'remove',
            name: say('stacks.remove'),
            act: () => tryEdit('app.editStack', (plan) => removeStack(plan, stack.id)),
          },
        ]}
      />
    </div>
  );
};

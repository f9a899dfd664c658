/** Several plans of one file side by side, and the file as it once was: kept, compared, gone back to. */
import './scenarios.css';
import { scenariosOf } from '../../../shared/document/scenarios.ts';
import { newScenario } from '../../actions/scenarios.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { NameForm } from './NameForm.tsx';
import { SideBySide } from './SideBySide.tsx';
import { Versions } from './Versions.tsx';

export const ScenariosDialog = ({ onClose }: { onClose: () => void }) => {
  const { say } = useI18n();
  const { document } = usePlanState((state) => ({ document: state.document }));
  if (document === null) return null;
  const scenarios = scenariosOf(document);
  return (
    <Dialog
      wide
      title={say('scenarios.title')}
      onClose={onClose}
      actions={
        <Button tone="primary" onPress={onClose}>
          {say('app.close')}
        </Button>
      }
    >
      {scenarios.length === 0 ? null : <SideBySide scenarios={scenarios} />}
      <NameForm
        label={say('scenarios.add')}
        example={say('scenarios.nameExample')}
        note={say('scenarios.addNote')}
        action={say('scenarios.add')}
        act={newScenario}
      />
      <Versions versions={document.versions ?? []} />
    </Dialog>
  );
};

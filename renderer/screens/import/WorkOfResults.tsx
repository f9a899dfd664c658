/** Results that came before any plan: she says which kind of work they judge, and a plan of it takes them. */
import { useState } from 'react';
import { workPresets } from '../../../shared/plan/presets.ts';
import { listSign } from '../../../shared/words/format.ts';
import { newFromPresets } from '../../actions/newPlan.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { GivenFile } from '../../simulate/givenFile.ts';
import { Beginning, useBeginning } from '../start/Beginning.tsx';

export const WorkOfResults = ({ files, onClose }: { files: readonly GivenFile[]; onClose: () => void }) => {
  const { say, language } = useI18n();
  const [chosen, setChosen] = useState<string | null>(null);
  const { begin, share } = useBeginning();
  return (
    <Dialog
      wide
      title={say('imports.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={chosen === null || share !== undefined}
            onPress={() => chosen !== null && begin((onProgress) => newFromPresets([chosen], onProgress))}
          >
            {say('imports.planForResults')}
          </Button>
        </>
      }
    >
      <p>{say('imports.noPlan', { names: files.map(({ name }) => name).join(listSign(language)) })}</p>
      <SelectField
        label={say('imports.workOfResults')}
        value={chosen}
        choices={workPresets.map(({ id, name, about }) => ({ id, name: say(name), note: say(about) }))}
        onChange={setChosen}
      />
      {share === undefined ? null : <Beginning share={share} />}
    </Dialog>
  );
};

/** What leaves for others, the page to read and a stack in the formats engineers run; and what comes back: a workbook. */
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { stackFormats } from '../../../shared/handover/stackFiles.ts';
import type { Stack } from '../../../shared/plan/plan.ts';
import { compareWithWorkbook } from '../../actions/comparePlans.ts';
import { exportReadingPage, exportStack } from '../../actions/exports.ts';
import { Button } from '../../parts/Button.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const HandOver = ({ stacks }: { stacks: readonly Stack[] }) => {
  const { say } = useI18n();
  const [chosen, choose] = useState<Stack['id'] | null>(null);
  const stack = stacks.find(({ id }) => id === chosen) ?? stacks[0];
  const page = { id: 'html', name: say('handover.export-html'), act: () => void exportReadingPage() };
  const ofStack =
    stack === undefined
      ? []
      : stackFormats.map((format) => ({
          id: format,
          name: say(`handover.export-${format}`),
          note: stack.name,
          act: () => void exportStack(format, stack.id),
        }));
  return (
    <>
      {stack !== undefined && stacks.length > 1 ? (
        <SelectField
          label={say('handover.stackFor')}
          labelHidden
          value={stack.id}
          choices={stacks.map(({ id, name }) => ({ id, name }))}
          onChange={choose}
        />
      ) : null}
      <Menu label={say('handover.menu')} actions={[page, ...ofStack]} />
      <FileTrigger
        acceptedFileTypes={['.xlsx']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) void compareWithWorkbook(file);
        }}
      >
        <Button>{say('differences.chooseWorkbook')}</Button>
      </FileTrigger>
    </>
  );
};

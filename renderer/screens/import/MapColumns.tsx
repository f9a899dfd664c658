/** The columns of a table of usage that no format knows, mapped once: which holds what. */
import { useState } from 'react';
import type { MappedField } from '../../../shared/usage/columnNames.ts';
import type { MappableColumns } from '../../../shared/usage/columnsOf.ts';
import type { UsageColumns } from '../../../shared/usage/mapping.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';

/** Those that decide volumes, money and rows of work. */
const asked = [
  'time',
  'model',
  'input',
  'cached',
  'cache_write',
  'output',
  'reasoning',
  'cost',
  'requests',
  'project',
  'tag',
  'session',
] as const satisfies readonly MappedField[];

const noColumn = '\u2014';

export const MapColumns = ({
  found,
  name,
  refused,
  onRead,
  onClose,
}: {
  found: MappableColumns;
  /** Of the file. */
  name: string;
  /** Why it could not be read with the columns as they were mapped. */
  refused: string | null;
  onRead: (columns: UsageColumns) => void;
  onClose: () => void;
}) => {
  const { say } = useI18n();
  const [columns, setColumns] = useState<UsageColumns>(found.guess);
  const hasAmount = [columns.input, columns.output, columns.cost].some((column) => column !== undefined);
  const choices = [noColumn, ...found.columns].map((id) => ({ id, name: id }));
  const choose = (field: MappedField, column: string) =>
    setColumns(({ [field]: _, ...others }) => (column === noColumn ? others : { ...others, [field]: column }));
  return (
    <Dialog
      wide
      title={say('imports.mapTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button tone="primary" isDisabled={columns.time === undefined || !hasAmount} onPress={() => onRead(columns)}>
            {say('imports.mapRead')}
          </Button>
        </>
      }
    >
      {refused === null ? null : <Note tone="bad">{refused}</Note>}
      <p>{say('imports.mapText', { name })}</p>
      <div className="map-columns">
        {asked.map((field) => (
          <SelectField
            key={field}
            label={say(`imports.map-${field}`)}
            value={columns[field] ?? noColumn}
            choices={choices}
            onChange={(column) => choose(field, column)}
          />
        ))}
      </div>
    </Dialog>
  );
};

/** The dialog in which the planner adds to the catalog: fields, what is wrong with them once she has tried, a refusal. */
import { type ReactNode, useState } from 'react';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { WordPath } from '../../../shared/words/all.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { allRead, failed, type Read } from './readField.ts';

/** What has been typed, field by field. */
export const useTyped = <T extends Record<string, string>>(initial: T) => {
  const [typed, setTyped] = useState(initial);
  const set = (field: keyof T) => (text: string) => setTyped((before) => ({ ...before, [field]: text }));
  return { typed, set };
};

/** Draws one field under its word; its error shows once the planner has tried to save. */
export type FieldOf<Field> = (
  field: Field,
  word: WordPath,
  more?: { placeholder?: string; autoFocus?: boolean; maxLength?: number; needed?: boolean },
) => ReactNode;

export const CatalogForm = <T extends Record<string, string>, R extends Record<string, Read<unknown>>>({
  title,
  about,
  typed,
  set,
  read,
  save,
  onSaved,
  onClose,
  children,
}: {
  title: string;
  about: string;
  typed: T;
  set: (field: keyof T) => (text: string) => void;
  read: R;
  /** Called when every field can be read; answers why it could not be saved, or null. */
  save: (values: NonNullable<ReturnType<typeof allRead<R>>>) => Promise<Refusal | null>;
  onSaved: () => void;
  onClose: () => void;
  children: (field: FieldOf<keyof T & string>) => ReactNode;
}) => {
  const { say, refusal: sayRefusal } = useI18n();
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const field: FieldOf<keyof T & string> = (name, word, more = {}) => (
    <FormField
      label={say(word)}
      value={typed[name]!}
      onChange={set(name)}
      error={tried && read[name] !== undefined ? failed(read[name]) : null}
      {...more}
    />
  );
  const trySaving = async () => {
    setTried(true);
    const values = allRead(read);
    if (values === null) return;
    const refused = await save(values);
    if (refused === null) onSaved();
    else setRefusal(refused);
  };
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button tone="primary" onPress={() => void trySaving()}>
            {say('catalog.save')}
          </Button>
        </>
      }
    >
      <div className="catalog-form">
        <p>{about}</p>
        <p className="faint small">{say('catalog.formMarks')}</p>
        {refusal === null ? null : <Note tone="bad">{sayRefusal(refusal)}</Note>}
        {children(field)}
      </div>
    </Dialog>
  );
};

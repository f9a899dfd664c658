/** What a save says of each thing it could not keep; `name` is the file's. */
import type { WordPath } from '../words/all.ts';
import type { SaveNote } from './contract.ts';

export const saveNoteWords: Record<SaveNote, WordPath> = {
  hardLinks: 'app.noteHardLinks',
  owner: 'app.noteOwner',
  mode: 'app.noteMode',
  unlocked: 'app.noteUnlocked',
  unconfirmed: 'app.noteUnconfirmed',
};

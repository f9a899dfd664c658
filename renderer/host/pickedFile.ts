/**
 * A file the planner chose in the browser's own save dialog, where the browser has one (Chromium): the browser writes it
 * whole or not at all and tells when it has, so that "saved" is something the page knows.
 */
import type { Ask, FileKind, SavedFile } from '../../shared/contract/contract.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';

/** As much of the browser's API as is used; TypeScript's own library does not hold the picker. */
interface Picker {
  showSaveFilePicker?: (options: {
    suggestedName: string;
    types: { accept: Record<string, string[]> }[];
  }) => Promise<FileSystemFileHandle>;
}

interface Picked {
  handle: FileSystemFileHandle;
  /** The file as this page wrote it last; null before that. */
  seen: { bytes: number; modifiedMs: number } | null;
}

/** By the token the page knows a file by; for as long as the page is open. */
const picked = new Map<string, Picked>();

/** A dialog that took the focus from the page was there, and so was one that stood this long. */
const shownMs = 3000;

export type Pick = { token: string } | 'cancelled' | 'noPicker';

/**
 * Shows the save dialog. `noPicker`: this browser has none, may not show it now, or has the function and no dialog to
 * show, which it tells in the same way as a planner who closes one.
 */
export const pickFile = async (suggestedName: string, kind: FileKind, mediaType: string): Promise<Pick> => {
  const show = (window as Picker).showSaveFilePicker;
  if (show === undefined) return 'noPicker';
  const begun = performance.now();
  let isShown = false;
  const onBlur = (): void => {
    isShown = true;
  };
  window.addEventListener('blur', onBlur);
  try {
    const handle = await show({ suggestedName, types: [{ accept: { [mediaType.replace(/;.*/, '')]: [`.${kind}`] } }] });
    for (const [token, known] of picked) if (await known.handle.isSameEntry(handle)) return { token };
    const token = `browser:${crypto.randomUUID()}`;
    picked.set(token, { handle, seen: null });
    return { token };
  } catch (error) {
    const isClosed = error instanceof DOMException && error.name === 'AbortError';
    return isClosed && (isShown || performance.now() - begun > shownMs) ? 'cancelled' : 'noPicker';
  } finally {
    window.removeEventListener('blur', onBlur);
  }
};

export const isPicked = (token: string | null): token is string => token !== null && picked.has(token);

const lookAt = async (handle: FileSystemFileHandle) => {
  const { size, lastModified } = await handle.getFile();
  return { bytes: size, modifiedMs: lastModified };
};

/** A file just picked is hers to replace; one written before must still be as this page left it. */
const isChanged = async ({ handle, seen }: Picked): Promise<boolean> => {
  if (seen === null) return false;
  const { bytes, modifiedMs } = await lookAt(handle);
  return bytes !== seen.bytes || modifiedMs !== seen.modifiedMs;
};

/** Refusals: changedOnDisk, and saveFailed with the browser's name for what happened; after either the file is as it was. */
export const writePicked = async (token: string, { bytes }: Ask<'file.save'>): Promise<Answer<SavedFile>> => {
  const file = picked.get(token);
  if (file === undefined) return refuse('unknownToken', 'This file has not been opened here.');
  const { handle } = file;
  const { name } = handle;
  try {
    if (await isChanged(file)) {
      return refuse('changedOnDisk', `${name} was changed by another program since it was opened. It was not saved.`, {
        name,
      });
    }
    const stream = await handle.createWritable();
    await stream.write(bytes as BufferSource);
    // Only now does the browser put what was written in the place of the file.
    await stream.close();
    picked.set(token, { handle, seen: await lookAt(handle).catch(() => null) });
    return answer({ token, name, how: 'written', notes: [] });
  } catch (error) {
    const code = error instanceof DOMException ? error.name : 'UNKNOWN';
    return refuse('saveFailed', `${name} could not be saved (${code}). What was on the disk is unchanged.`, {
      name,
      code,
    });
  }
};

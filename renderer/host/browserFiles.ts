/** In a browser the page opens and saves by itself: a file input, and a picker or a download. It never learns a path. */

import type { Ask, OpenedFile, SavedFile } from '../../shared/contract/contract.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { isPicked, pickFile, writePicked } from './pickedFile.ts';

const mediaTypes: Record<Ask<'file.save'>['kind'], string> = {
  portfolio: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  html: 'text/html;charset=utf-8',
  yaml: 'application/yaml',
  json: 'application/json',
  md: 'text/markdown;charset=utf-8',
  py: 'text/x-python;charset=utf-8',
};

/** Files larger than this are refused before they are read; the document's own limit is lower. */
const maxBytes = 64 * 1024 * 1024;

export const readBrowserFile = async (file: File): Promise<Answer<OpenedFile>> => {
  if (file.size > maxBytes)
    return refuse('fileTooLarge', `The file has ${file.size} bytes; at most ${maxBytes} are read.`, {
      bytes: file.size,
      maxBytes,
    });
  try {
    return answer({ token: `browser:${file.name}`, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch {
    return refuse('fileUnreadable', `The file ${file.name} could not be read.`, { name: file.name });
  }
};

/**
 * Shows the browser's own file picker; null when the planner closes it without a choice. The input stands in the page
 * until then: one that nothing holds may be collected while the picker is open, and never tells of a choice.
 */
export const openInBrowser = (): Promise<Answer<OpenedFile | null>> =>
  new Promise((settle) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.portfolio,application/json';
    input.hidden = true;
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      input.remove();
      settle(file === undefined ? answer(null) : readBrowserFile(file));
    });
    input.addEventListener('cancel', () => {
      input.remove();
      settle(answer(null));
    });
    document.body.append(input);
    input.click();
  });

/** A download: all that the page can know is that it handed the bytes over. */
const handOver = ({ suggestedName, kind, bytes }: Ask<'file.save'>): SavedFile => {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: mediaTypes[kind] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = suggestedName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { token: `browser:${suggestedName}`, name: suggestedName, how: 'handedOver', notes: [] };
};

/** Into the file picked before, else into one picked now, else as a download; null when the planner closes the picker. */
export const saveInBrowser = async (ask: Ask<'file.save'>): Promise<Answer<SavedFile | null>> => {
  if (isPicked(ask.token)) return writePicked(ask.token, ask);
  const pick = await pickFile(ask.suggestedName, ask.kind, mediaTypes[ask.kind]);
  if (pick === 'cancelled') return answer(null);
  return pick === 'noPicker' ? answer(handOver(ask)) : writePicked(pick.token, ask);
};

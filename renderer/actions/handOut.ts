/** Hands a file out that is not the plan: a table, a picture, a configuration. */
import type { FileKind } from '../../shared/contract/contract.ts';
import { host } from '../host/host.ts';
import { fileNameOf } from './fileName.ts';
import { say, tell, tellRefusal } from './say.ts';

/** Named after `title`; the page is told how it left, or why it did not. */
export const handOut = async (title: string, kind: FileKind, bytes: Uint8Array): Promise<void> => {
  const saved = await host.call('file.save', { token: null, suggestedName: fileNameOf(title, kind), kind, bytes });
  if (!saved.ok) return tellRefusal(saved.error);
  if (saved.value === null) return;
  const { name, how } = saved.value;
  if (how === 'written') tell('good', say('app.exportedNotice', { name }));
  else tell('info', say('app.exportHandedOver', { name }));
};

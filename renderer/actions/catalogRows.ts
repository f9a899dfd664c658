/** Changes of the catalog's own rows: each answer is the whole catalog anew. */

import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { Evidence } from '../../shared/catalog/evidence.ts';
import type { Model } from '../../shared/catalog/model.ts';
import type { ImportReport, PricePoint } from '../../shared/contract/contract.ts';
import type { Answer, Refusal } from '../../shared/foundation/answer.ts';
import type { EvidenceId, ModelId } from '../../shared/foundation/ids.ts';
import { host } from '../host/host.ts';
import { setCatalog } from '../state/catalogStore.ts';
import { say, tell, tellRefusal } from './say.ts';

const taken = (answered: Answer<Catalog>, word: 'catalog.saved' | 'catalog.removed'): Refusal | null => {
  if (!answered.ok) return answered.error;
  setCatalog(answered.value);
  tell('good', say(word));
  return null;
};

/** The form that asked shows the refusal beside its fields. */
export const saveModel = async (model: Model): Promise<Refusal | null> =>
  taken(await host.call('catalog.saveModel', { model }), 'catalog.saved');

export const saveEvidence = async (evidence: Evidence): Promise<Refusal | null> =>
  taken(await host.call('catalog.saveEvidence', { evidence }), 'catalog.saved');

export const removeModel = async (modelId: ModelId): Promise<void> => {
  const refused = taken(await host.call('catalog.removeModel', { modelId }), 'catalog.removed');
  if (refused !== null) tellRefusal(refused);
};

export const removeEvidence = async (id: EvidenceId): Promise<void> => {
  const refused = taken(await host.call('catalog.removeEvidence', { id }), 'catalog.removed');
  if (refused !== null) tellRefusal(refused);
};

/** Every price seen of a model, newest first; null where it cannot be read. */
export const readPrices = async (modelId: ModelId): Promise<PricePoint[] | null> => {
  const answered = await host.call('catalog.prices', { modelId });
  return answered.ok ? answered.value : null;
};

export const importPrices = async (file: File, asOf: string): Promise<Answer<ImportReport>> => {
  const answered = await host.call('catalog.importPrices', { text: await file.text(), name: file.name, asOf });
  if (answered.ok) setCatalog(answered.value.catalog);
  return answered;
};

/** Changes of the catalog's own rows: each answer says how the row now reads. */

import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { Evidence } from '../../shared/catalog/evidence.ts';
import type { ModelHistory } from '../../shared/catalog/history.ts';
import type { Model } from '../../shared/catalog/model.ts';
import { type RowNow, withEvidenceNow, withModelNow } from '../../shared/catalog/rowNow.ts';
import type { PricePoint } from '../../shared/contract/contract.ts';
import type { Answer, Refusal } from '../../shared/foundation/answer.ts';
import type { EvidenceId, ModelId } from '../../shared/foundation/ids.ts';
import { host } from '../host/host.ts';
import { catalogStore, setCatalog } from '../state/catalogStore.ts';
import { say, tell, tellRefusal } from './say.ts';

const taken = <T>(
  answered: Answer<RowNow<T>>,
  withRow: (catalog: Catalog, now: RowNow<T>) => Catalog,
  word: 'catalog.saved' | 'catalog.removed',
): Refusal | null => {
  if (!answered.ok) return answered.error;
  const { catalog } = catalogStore.getState();
  if (catalog !== null) setCatalog(withRow(catalog, answered.value));
  tell('good', say(word));
  return null;
};

/** The form that asked shows the refusal beside its fields. */
export const saveModel = async (model: Model): Promise<Refusal | null> =>
  taken(await host.call('catalog.saveModel', { model }), withModelNow, 'catalog.saved');

export const saveEvidence = async (evidence: Evidence): Promise<Refusal | null> =>
  taken(await host.call('catalog.saveEvidence', { evidence }), withEvidenceNow, 'catalog.saved');

export const removeModel = async (modelId: ModelId): Promise<void> => {
  const refused = taken(await host.call('catalog.removeModel', { modelId }), withModelNow, 'catalog.removed');
  if (refused !== null) tellRefusal(refused);
};

export const removeEvidence = async (id: EvidenceId): Promise<void> => {
  const refused = taken(await host.call('catalog.removeEvidence', { id }), withEvidenceNow, 'catalog.removed');
  if (refused !== null) tellRefusal(refused);
};

/** Every price seen of a model, newest first; null where it cannot be read. */
export const readPrices = async (modelId: ModelId): Promise<PricePoint[] | null> => {
  const answered = await host.call('catalog.prices', { modelId });
  return answered.ok ? answered.value : null;
};

/** What was seen of a model beside its offers; null where it cannot be read. */
export const readHistory = async (modelId: ModelId): Promise<ModelHistory | null> => {
  const answered = await host.call('catalog.history', { modelId });
  return answered.ok ? answered.value : null;
};

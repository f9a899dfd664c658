/** Fetches the catalog from the host and puts it where screens read it. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { host } from '../host/host.ts';
import { catalogStore, setCatalog, setCatalogRefusal } from '../state/catalogStore.ts';
import { tellRefusal } from './say.ts';

export const readCatalog = async (): Promise<Catalog | null> => {
  const known = catalogStore.getState().catalog;
  if (known !== null) return known;
  const answered = await host.call('catalog.read', null);
  if (!answered.ok) {
    setCatalogRefusal(answered.error);
    tellRefusal(answered.error);
    return null;
  }
  setCatalog(answered.value);
  return answered.value;
};

/** Fetches the catalog from the host and puts it where screens read it. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { host } from '../host/host.ts';
import { catalogStore, setCatalog, setCatalogRefusal, setShippedLinks } from '../state/catalogStore.ts';
import { warmReference } from './reference.ts';
import { tellRefusal } from './say.ts';

const read = async (): Promise<Catalog | null> => {
  const [answered, links] = await Promise.all([host.call('catalog.read', null), host.call('catalog.links', null)]);
  if (!answered.ok) {
    setCatalogRefusal(answered.error);
    tellRefusal(answered.error);
    return null;
  }
  if (links.ok) setShippedLinks(links.value);
  setCatalog(answered.value);
  void warmReference(answered.value);
  return answered.value;
};

let reading: Promise<Catalog | null> | null = null;

/** Who asks while it is on its way waits for the same answer: it is megabytes. */
export const readCatalog = async (): Promise<Catalog | null> => {
  const known = catalogStore.getState().catalog;
  if (known !== null) return known;
  reading ??= read().finally(() => {
    reading = null;
  });
  return reading;
};

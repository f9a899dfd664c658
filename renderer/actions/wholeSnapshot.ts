/** The whole catalog as the open plan reads it, with the reference that the page keeps. */
import type { Catalog, Snapshot } from '../../shared/catalog/catalog.ts';
import { widenSnapshot } from '../../shared/catalog/widen.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { withSettingsTried } from '../../shared/plan/settingsTried.ts';
import { referenceFor } from './reference.ts';

export const wholeSnapshot = ({ plan, snapshot }: PortfolioDocument, catalog: Catalog): Snapshot =>
  widenSnapshot(snapshot, catalog, referenceFor(catalog, plan));

/** What a search chooses from: the same, and settings of models worth trying. */
export const searchedSnapshot = (document: PortfolioDocument, catalog: Catalog): Snapshot =>
  withSettingsTried(wholeSnapshot(document, catalog), document.plan);

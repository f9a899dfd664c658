/** The schema's steps in order, listed by hand: the n-th brings a file to user_version n. Shipped steps are never edited. */
import { createCatalog } from './0001-catalog.ts';
import { protectOwnRows } from './0002-own-rows.ts';
import { offers } from './0003-offers.ts';
import { history } from './0004-history.ts';
import { lineage } from './0005-lineage.ts';
import { sellerTools } from './0006-seller-tools.ts';

export const migrations: readonly string[] = [createCatalog, protectOwnRows, offers, history, lineage, sellerTools];

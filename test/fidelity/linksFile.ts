/** The links that ship, as a file, a yardstick a line: `npm run seed` makes it anew from the shipped catalog, in seconds. */
import { writeFileSync } from 'node:fs';
import { linksToShip } from '../../shared/catalog/shippedLinks.ts';
import { shippedCatalog } from '../shippedCatalog.ts';

const lines = linksToShip(shippedCatalog()).map((entry) => JSON.stringify(entry));
writeFileSync(new URL('../../db/seed/links.json', import.meta.url), `[\n${lines.join(',\n')}\n]\n`);

/** The links of the usual yardsticks that ship with the seed. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ShippedLinks } from '../shared/catalog/shippedLinks.ts';
import { shippedSeedFolder } from './seed.ts';

/** None where the seed has no such file: then they are worked out. */
export const shippedLinks = (folder: string = shippedSeedFolder()): ShippedLinks[] => {
  const file = path.join(folder, 'links.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ShippedLinks[]) : [];
};

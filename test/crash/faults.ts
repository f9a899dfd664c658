/** Every kind of fault, listed by hand. */
import { damagedCatalogs } from './damagedCatalogs.ts';
import { failingCalls } from './failingCalls.ts';
import type { Fault } from './fault.ts';
import { fullDisk } from './fullDisk.ts';
import { hostileFiles } from './hostileFiles.ts';
import { killedCatalogs } from './killedCatalogs.ts';
import { killedDrafts } from './killedDrafts.ts';
import { killedSaves } from './killedSaves.ts';
import { powerCuts } from './powerCuts.ts';
import { orderOfCalls, tracedCatalogs, tracedSaves } from './tracedCalls.ts';
import { rivalCatalogs, rivalSaves } from './twoWriters.ts';

export const faults: readonly Fault[] = [
  killedSaves,
  killedDrafts,
  ...killedCatalogs,
  failingCalls,
  powerCuts,
  tracedSaves,
  tracedCatalogs,
  orderOfCalls,
  damagedCatalogs,
  rivalSaves,
  rivalCatalogs,
  fullDisk,
  hostileFiles,
];

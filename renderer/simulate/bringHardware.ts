/** The engine's part for own hardware, brought once: it is no part of the first screen. */
import { bringFleetEngine } from '../../shared/engine/fleets/fleetEngine.ts';

let coming: Promise<void> | null = null;
let isHere = false;

export const isHardwareHere = (): boolean => isHere;

export const bringHardware = (): Promise<void> => {
  coming ??= import('../../shared/engine/fleets/wholeFleetEngine.ts').then(({ wholeFleetEngine }) => {
    bringFleetEngine(wholeFleetEngine);
    isHere = true;
  });
  return coming;
};

/** Inputs of own and rented hardware: what an hour of a GPU costs, how busy it may get, what stands around it. */
import type { ServedFleet } from '../../engine/fleets/withFleets.ts';
import type { Fleet } from '../../plan/fleet.ts';
import { modelName } from '../reading.ts';
import type { Validation } from '../sheet.ts';
import type { Book } from './book.ts';
import {
  type InputLine,
  type InputLines,
  positiveCheck,
  putHeading,
  putInput,
  putYesNo,
  shareCheck,
} from './inputLines.ts';

/** Begins what names a fleet's number among the inputs; no id has a colon. */
export const fleetPrefix = 'fleet:';
export const fleetKey = (fleet: Fleet, field: keyof Fleet): string => `${fleetPrefix}${fleet.id}.${field}`;

/** `GPT-OSS 120B on H100`: a fleet has no name of its own. */
export const fleetName = (book: Book, fleet: Fleet): string =>
  book.reading.say('differences.fleet', { model: modelName(book.reading, fleet.modelId), gpu: fleet.gpu });

const writeFleet = (lines: InputLines, { fleet, month }: ServedFleet): void => {
  const { book } = lines;
  const { say } = book.reading;
  putHeading(lines, fleetName(book, fleet));
  const put = (
    field: keyof Fleet,
    label: string,
    value: Pick<InputLine, 'estimate' | 'format'>,
    check: Validation = positiveCheck(book),
  ): void =>
    putInput(lines, {
      key: fleetKey(fleet, field),
      label,
      cellName: `fleet_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_${fleet.id}`,
      ...value,
      check,
    });
  const { usd, source } = month.placed.price;
  put('usdPerGpuHour', say('hardware.hour'), {
    estimate: { value: usd, ...(source === null ? {} : { source }) },
    format: 'usd',
  });
  put('peakToMean', say('hardware.peak'), { estimate: { value: fleet.peakToMean }, format: 'number' });
  put(
    'allowedLoad',
    say('hardware.allowed'),
    { estimate: { value: fleet.allowedLoad }, format: 'share' },
    shareCheck(book),
  );
  put('spares', say('hardware.spares'), { estimate: { value: fleet.spares }, format: 'count' });
  if (fleet.mostReplicas !== null)
    put('mostReplicas', say('hardware.most'), { estimate: { value: fleet.mostReplicas }, format: 'count' });
  put('overheadShare', say('hardware.overhead'), { estimate: { value: fleet.overheadShare }, format: 'share' });
  put('staffUsdPerMonth', say('hardware.staff'), { estimate: { value: fleet.staffUsdPerMonth }, format: 'usdMonth' });
  putYesNo(lines, {
    key: fleetKey(fleet, 'owned'),
    label: say('workbook.fleetOwned'),
    cellName: `fleet_owned_${fleet.id}`,
    yes: fleet.owned,
  });
};

/** Each fleet once, whichever stacks share it. */
export const writeFleetInputs = (lines: InputLines, served: readonly ServedFleet[]): void => {
  const known = new Set<string>();
  for (const one of served) {
    if (known.has(one.fleet.id)) continue;
    known.add(one.fleet.id);
    writeFleet(lines, one);
  }
};

/** What a stack's own or rented hardware is, how busy it is and what it costs whether it is used or not. */
import type { HardwareInUse, StackOutcome } from '../engine/outcome.ts';
import { formatMoney, formatPercent } from '../words/format.ts';
import { modelName, type Reading } from './reading.ts';
import { figurePart, type Part, sayParts } from './sayParts.ts';

const blanksOf = (reading: Reading, hardware: HardwareInUse) => {
  const { language } = reading;
  const share = (value: number): string => formatPercent(value, language);
  return {
    gpus: `${hardware.gpus}`,
    gpu: hardware.gpu,
    model: modelName(reading, hardware.modelId),
    load: share(hardware.load),
    reachable: share(hardware.reachableLoad),
    needed: hardware.neededLoad === null ? '–' : share(hardware.neededLoad),
    usd: formatMoney(hardware.usdPerMonth, reading.say.money, language),
  };
};

/** A sentence for each fleet of a stack. */
export const hardwareSentences = (reading: Reading, stack: StackOutcome, name: Part): Part[][] =>
  (stack.hardware ?? []).map((hardware) => {
    const said = blanksOf(reading, hardware);
    const figure = (text: string): Part => figurePart(text, stack.stackId);
    return sayParts(
      reading.say,
      hardware.neededLoad === null ? 'compare.verdictHardwareFree' : 'compare.verdictHardware',
      {
        stack: name,
        gpus: figure(said.gpus),
        gpu: { role: 'text', text: said.gpu },
        model: { role: 'model', text: said.model },
        load: figure(said.load),
        reachable: figure(said.reachable),
        needed: figure(said.needed),
        usd: figure(said.usd),
      },
    );
  });

/** The same short, for a cell of a table; '' where a stack has none. */
export const hardwareCell = (reading: Reading, { hardware = [] }: StackOutcome): string =>
  hardware.map((one) => reading.say('report.hardwareCell', blanksOf(reading, one))).join('; ');

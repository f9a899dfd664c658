/** Speed of reading evaluations: 5,000 items of 300 models as one table, then everything that is said of them. */

import { randomSource } from '../../shared/engine/random.ts';
import { joinReadings } from '../../shared/evals/evalSet.ts';
import { readEvalFile } from '../../shared/evals/readEvals.ts';
import { summariseEvals } from '../../shared/evals/summary.ts';
import { bytesSource } from '../../shared/files/reading.ts';
import { medianMs, type Row } from './measure.ts';

const items = 5000;
const models = 300;

const table = (): Uint8Array => {
  const random = randomSource('evaluations');
  const header = ['item', ...Array.from({ length: models }, (_, m) => `vendor/model-${m}`)].join();
  const rows = Array.from({ length: items }, (_, i) => {
    const ease = random();
    return `case ${i},${Array.from({ length: models }, (_, m) => (random() < 0.2 + 0.4 * ease + (0.3 * m) / models ? 1 : 0)).join()}`;
  });
  return new TextEncoder().encode(`${header}\n${rows.join('\n')}\n`);
};

export const evalRows = async (): Promise<Row[]> => {
  const bytes = table();
  const read = async () => {
    const readings = await readEvalFile({ source: bytesSource('outcomes.csv', bytes), folder: null });
    if (!readings.ok) throw new Error(readings.error.message);
    const set = joinReadings(readings.value, {});
    if (!set.ok) throw new Error(set.error.message);
    return set.value;
  };
  const set = await read();
  const size = `${items.toLocaleString('en')} items of ${models} models`;
  return [
    { what: `results read: ${size}`, milliseconds: await medianMs(3, read), note: `${bytes.length} bytes of CSV` },
    {
      what: `and summed up: ${size}`,
      milliseconds: await medianMs(1, () => summariseEvals(set, {})),
      note: 'counts, 44,850 differences, dependence',
    },
  ];
};

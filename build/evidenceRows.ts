/** What ships as evidence: the kept rows of August 2026 as they are, and those of evidence.csv after them. */
import { type Cells, cellsOf, numberOrNull } from './cells.ts';

/** The files of db/source that evidence is made from, as text. */
export interface EvidenceFiles {
  'evidence-2026-08.json': string;
  'evidence.csv': string;
  'benchmarks.csv': string;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9._]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const longestId = 128;

/** `model|benchmark|setting`, cut to what an id may hold; a number tells those apart that are cut alike. */
const namer =
  (taken: Set<string>): ((cells: Cells) => string) =>
  ({ model = '', benchmark = '', config = '' }) => {
    const whole = [model, benchmark, slug(config)].filter(Boolean).join('|');
    for (let n = 1; ; n += 1) {
      const tail = n === 1 ? '' : `-${n}`;
      const id = `${whole.slice(0, longestId - tail.length)}${tail}`;
      if (taken.has(id)) continue;
      taken.add(id);
      return id;
    }
  };

type Row = Record<string, unknown>;

/** Field by field as shared/catalog/evidence.ts has them. */
const rowOf = (cells: Cells, id: string, about: Cells): Row => ({
  id,
  modelId: cells.model,
  category: cells.category,
  benchmark: cells.benchmark,
  config: cells.config,
  metric: cells.metric,
  value: numberOrNull(cells.value),
  successes: numberOrNull(cells.successes),
  trials: numberOrNull(cells.trials),
  tasks: numberOrNull(cells.tasks),
  successDefinition: `${about.success}. Tasks: ${about.tasks}`,
  usdPerTask: numberOrNull(cells.usdPerTask),
  promptTokensPerTask: numberOrNull(cells.promptTokensPerTask),
  completionTokensPerTask: numberOrNull(cells.completionTokensPerTask),
  date: cells.date || null,
  source: cells.source,
  selfReported: cells.selfReported === 'yes',
  notes: [cells.notes, about.note].filter(Boolean).join('; ') || null,
  owner: 'seed',
});

/** Every row of evidence. Throws for a benchmark that is not described, and for more successes than trials. */
export const evidenceRows = (files: EvidenceFiles): Row[] => {
  const kept = JSON.parse(files['evidence-2026-08.json']) as Row[];
  const keyOf = ({ benchmark, metric }: Cells): string => `${benchmark}/${metric}`;
  const described = new Map(cellsOf(files['benchmarks.csv']).map((cells) => [keyOf(cells), cells]));
  const nameOf = namer(new Set(kept.map(({ id }) => String(id))));
  return [
    ...kept,
    ...cellsOf(files['evidence.csv']).map((cells) => {
      const about = described.get(keyOf(cells));
      if (about === undefined) throw new Error(`benchmarks.csv does not describe ${keyOf(cells)}`);
      const [successes, trials] = [numberOrNull(cells.successes) ?? 0, numberOrNull(cells.trials) ?? 0];
      if (successes > trials) throw new Error(`${cells.model}, ${keyOf(cells)}: ${successes} successes of ${trials}`);
      return rowOf(cells, nameOf(cells), about);
    }),
  ];
};

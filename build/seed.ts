/**
 * Makes db/seed from a folder of collected facts: `node build/seed.ts <folder>`, the folder holding
 * catalog-facts.json, evidence.csv and the two pages that name their sources. The product reads only db/seed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: node build/seed.ts <folder with catalog-facts.json and evidence.csv>');
  process.exit(2);
}
const seedFolder = fileURLToPath(new URL('../db/seed/', import.meta.url));

type Fields = Record<string, unknown>;

/** Figures under a licence that forbids commercial use stay out of the seed; their citation stands in sources.json. */
const leftOutRepositories = new Set(['SWE-bench/swe-bench.github.io']);

const tierDoubt =
  'Tiers are read as pricing the whole request once its prompt reaches the threshold, as the schema of pydantic/genai-prices@03cf84f161b8 says most vendors do; the source of this price does not say.';
const halfPriceDoubt =
  "The listing's batch entry equals its plain price, so the listed price may be that of a discounted route.";

const note = (...parts: (string | null | undefined | false)[]): string | null =>
  parts.filter((part) => part).join(' ') || null;

const sentence = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

const priceNote = (model: Fields, prices: Fields): string | null => {
  const stated = typeof model.priceNote === 'string' ? model.priceNote.replace(/; see [A-Z-]+\.md$/, '') : '';
  return note(
    stated && sentence(stated),
    prices.batchPromptPerM !== undefined && prices.batchPromptPerM === prices.promptPerM && halfPriceDoubt,
    prices.tiers !== undefined && tierDoubt,
    model.priceBasis === 'free-listing' && 'A free listing: rate limits apply and it may end without notice.',
  );
};

const modelRow = (model: Fields) => {
  const prices = model.prices as Fields;
  if (prices.currency !== 'USD') throw new Error(`${model.id}: price is not in USD`);
  const sources = model.sources as Record<string, string>;
  const tiers = (prices.tiers ?? []) as Fields[];
  return {
    id: model.id,
    name: model.name,
    author: model.author,
    authorName: model.authorName,
    originCountry: model.originCountry,
    originGroup: model.originGroup,
    openWeights: model.openWeights,
    licence: model.licence,
    paramsTotalB: model.paramsTotalB,
    paramsActiveB: model.paramsActiveB,
    paramsNote: model.paramsNote ?? null,
    sizeClass: model.sizeClass,
    contextTokens: model.contextTokens,
    maxOutputTokens: model.maxOutputTokens,
    inputModalities: model.inputModalities,
    toolCalling: model.toolCalling,
    structuredOutput: model.structuredOutput,
    reasoning: model.reasoning,
    releaseDate: model.releaseDate,
    listedDate: model.listedDate,
    status: model.status === 'listed' ? 'available' : model.status,
    huggingFaceId: model.huggingFaceId,
    offers: [
      {
        promptUsdPerM: prices.promptPerM,
        completionUsdPerM: prices.completionPerM,
        cacheReadUsdPerM: prices.cacheReadPerM,
        cacheWriteUsdPerM: prices.cacheWritePerM,
        batchDiscount: prices.batchDiscount,
        batchPromptUsdPerM: prices.batchPromptPerM ?? null,
        batchCompletionUsdPerM: prices.batchCompletionPerM ?? null,
        requestFeeUsd: null,
        webSearchUsdPerCall: prices.webSearchPerCall ?? null,
        tiers: tiers.map((tier) => ({
          minPromptTokens: tier.minPromptTokens,
          promptUsdPerM: tier.promptPerM,
          completionUsdPerM: tier.completionPerM,
          cacheReadUsdPerM: tier.cacheReadPerM,
          cacheWriteUsdPerM: tier.cacheWritePerM,
        })),
        tierMode: 'whole-request',
        promoDiscount: prices.promoDiscountInPrice ?? null,
        undiscountedPromptUsdPerM: prices.undiscountedPromptPerM ?? null,
        undiscountedCompletionUsdPerM: prices.undiscountedCompletionPerM ?? null,
        basis: model.priceBasis,
        asOf: model.priceAsOf,
        source: sources.price,
        note: priceNote(model, prices),
      },
    ],
    // Name, context, modalities and flags were read where the price was, unless `capabilities` says otherwise.
    sources: { listing: sources.capabilities ?? sources.price, ...sources },
    owner: 'seed',
  };
};

/** RFC 4180: quoted cells may hold commas, quotes (doubled) and line ends. */
const csvRows = (text: string): Record<string, string>[] => {
  const rows: string[][] = [[]];
  for (const cell of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '');
    if (cell[3] !== ',') rows.push([]);
    if (cell[3] === '') break;
  }
  const [header = [], ...body] = rows;
  return body
    .filter((row) => row.length === header.length)
    .map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])));
};

const numberOrNull = (text: string): number | null => {
  if (text === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`not a number: ${text}`);
  return value;
};

/** Distinct tasks behind the trials: what each benchmark's notes and definitions say of repeats. */
const distinctTasks = (row: Record<string, string>): number | null => {
  const trials = numberOrNull(row.trials ?? '');
  if (trials === null) return null;
  const benchmark = row.benchmark ?? '';
  if (benchmark === 'livecodebench-codegen' && row.metric?.includes('10 samples')) return trials / 10;
  if (benchmark.startsWith('tau2-bench-')) return trials / 4;
  if (benchmark === 'japanese-rp-bench-v2-challenge-x10') return trials / 10;
  if (benchmark === 'misguided-attention-long') return Number(/^(\d+) prompts/.exec(row.notes ?? '')?.[1]);
  return trials;
};

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_.@]+/g, '-')
    .replace(/^-+|-+$/g, '');

const evidenceRow = (row: Record<string, string>) => {
  const reported = row.modelNameAsReported ?? '';
  const tasks = distinctTasks(row);
  if (tasks !== null && !Number.isInteger(tasks)) throw new Error(`${row.modelId} ${row.benchmark}: tasks is ${tasks}`);
  return {
    id: [
      row.modelId,
      slug(row.benchmark ?? ''),
      slug(row.metric ?? '').slice(0, 24),
      slug(row.config ?? '').slice(0, 32),
    ]
      .filter((part) => part)
      .join('|'),
    modelId: row.modelId,
    category: row.category,
    benchmark: row.benchmark,
    config: row.config,
    metric: row.metric,
    value: numberOrNull(row.value ?? ''),
    successes: numberOrNull(row.successes ?? ''),
    trials: numberOrNull(row.trials ?? ''),
    tasks,
    successDefinition: row.successDefinition || null,
    usdPerTask: numberOrNull(row.costUSDPerTask ?? ''),
    promptTokensPerTask: numberOrNull(row.promptTokensPerTask ?? ''),
    completionTokensPerTask: numberOrNull(row.completionTokensPerTask ?? ''),
    date: row.date || null,
    source: row.source,
    selfReported: row.selfReported === 'yes',
    notes:
      [
        row.notes?.replace(/[; ]+$/, ''),
        reported.includes(row.modelId ?? '') ? '' : `reported as ${reported}`,
        row.idBasis === 'inferred' ? 'model id formed from the reported name' : '',
      ]
        .filter((part) => part)
        .join('; ') || null,
    owner: 'seed',
  };
};

/** Two runs with the same model, benchmark, metric and configuration are told apart by a number, oldest first. */
const withDistinctIds = (rows: ReturnType<typeof evidenceRow>[]) => {
  const seen = new Map<string, number>();
  return rows
    .toSorted(
      (a, b) =>
        compareText(a.id, b.id) ||
        compareText(a.date ?? '', b.date ?? '') ||
        compareText(a.source ?? '', b.source ?? '') ||
        (a.value ?? 0) - (b.value ?? 0),
    )
    .map((row) => {
      const count = (seen.get(row.id) ?? 0) + 1;
      seen.set(row.id, count);
      return count === 1 ? row : { ...row, id: `${row.id}~${count}` };
    });
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The tables of sources of a facts page: | repository | commit | ... |, columns by their heading. */
const sourceTable = (page: string, heading: RegExp): Record<string, string>[] => {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => heading.test(line));
  const header = (lines[start] ?? '').split('|').slice(1, -1);
  const rows: Record<string, string>[] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    const cells = line.split('|').slice(1, -1);
    rows.push(Object.fromEntries(header.map((name, i) => [name.trim(), (cells[i] ?? '').trim()])));
  }
  if (rows.length === 0) throw new Error(`no table of sources under ${heading}`);
  return rows;
};

const commitsIn = (text: string): string[] => text.match(/\b[0-9a-f]{40}\b/g) ?? [];

const sourceRows = (evidence: { source?: string }[]) => {
  const rowsOf = (source: string) => evidence.filter((row) => repositoryOf(row) === source);
  const catalogPage = readFileSync(path.join(folder, 'CATALOG-FACTS.md'), 'utf8');
  const evidencePage = readFileSync(path.join(folder, 'EVIDENCE.md'), 'utf8');
  const forModels = sourceTable(catalogPage, /^\| Repository \| Commit/).map((row) => ({
    source: row.Repository,
    commits: commitsIn(row.Commit ?? ''),
    licence: row['Licence in the repository'],
    read: row['What was read'],
    usedFor: 'models',
    rows: null,
    leftOut: null,
  }));
  const forEvidence = sourceTable(evidencePage, /^\| source \| commit/).map((row) => ({
    source: row.source,
    commits: [
      ...new Set([
        ...commitsIn(row.commit ?? ''),
        ...rowsOf(row.source ?? '').flatMap((used) => commitsIn(used.source ?? '')),
      ]),
    ],
    licence: row['licence in the repo'],
    read: row['used for'],
    usedFor: 'evidence',
    rows: rowsOf(row.source ?? '').length,
    leftOut: leftOutRepositories.has(row.source ?? '')
      ? 'Licensed for non-commercial use only: cited here, its figures are not shipped.'
      : null,
  }));
  return [...forModels, ...forEvidence];
};

/** One object a line, so that a change of one figure is a change of one line. */
const write = (name: string, rows: unknown[]): void => {
  writeFileSync(path.join(seedFolder, name), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  console.log(`${name}: ${rows.length}`);
};

const facts = JSON.parse(readFileSync(path.join(folder, 'catalog-facts.json'), 'utf8')) as Fields[];
write('models.json', facts.map(modelRow));

const repositoryOf = (row: { source?: string }): string => row.source?.split(':')[0] ?? '';
const evidence = csvRows(readFileSync(path.join(folder, 'evidence.csv'), 'utf8'))
  .map(evidenceRow)
  .filter((row) => !leftOutRepositories.has(repositoryOf(row)));
write('evidence.json', withDistinctIds(evidence));

write('sources.json', sourceRows(evidence));

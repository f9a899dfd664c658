/** Files of results, whatever their format, to readings: records, what was left aside, and open questions. */
import { type Document, parseAllDocuments } from 'yaml';
import { isFields } from '../catalog/import/fields.ts';
import type { TableRow } from '../files/delimited.ts';
import { type Content, type JsonContent, openFile, type TableContent, type YamlContent } from '../files/openFile.ts';
import { answering, type FileSource, giveUp, giveUpWith, type ReadOptions } from '../files/reading.ts';
import { type Answer, refuse } from '../foundation/answer.ts';
import { flattened } from '../usage/flattened.ts';
import { emptySheetMapping, gapsOf, guessedSheet } from '../usage/priceSheet/sheetMapping.ts';
import { isUsageColumns } from '../usage/recognise.ts';
import type { FileNames, ReadContext, ValueReader } from './formats/format.ts';
import { inspectArchive, inspectMembers } from './formats/inspect.ts';
import type { ColumnRole, EvalAnswers, EvalReading } from './reading.ts';
import { jsonFormats, type Recognised, recognise, rowFormats, yamlFormats } from './registry.ts';
import { gridLimits, gridOf } from './tables/grid.ts';
import { type HeaderMeaning, isCallState, meaningOf } from './tables/headerNames.ts';
import { isPromptfooTable, readPromptfooTable } from './tables/promptfooTable.ts';
import { readResultTable } from './tables/readTable.ts';

/** A file, and the folder it lies in: some tools name the model there. */
export interface EvalFile {
  source: FileSource;
  folder: string | null;
}

/** As many values are looked at before a format is chosen. */
const firstValues = 50;
const mostYamlChars = 16_000_000;
const mostCells = gridLimits.cells;

/** So many different cells are kept once: items and models stand in a thousand rows each, and a cut-out keeps its piece of the file. */
const sharedCells = 50_000;

const stemOf = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? name)
    .replace(/\.(gz|zst|zip)$/i, '')
    .replace(/\.(csv|tsv|txt|jsonl?|ndjson|xlsx|ya?ml|eval)$/i, '');

/** Goes on with the value of an answer or ends the reading. */
const orGiveUp = <T>(answered: Answer<T>): T => (answered.ok ? answered.value : giveUpWith(answered.error));

const contextOf = (names: FileNames, answers: EvalAnswers, { certainty }: Recognised): ReadContext => ({
  ...names,
  answers,
  certainty,
});

const alsoLike = (reading: EvalReading, found: readonly Recognised[]): EvalReading => {
  const second = found[1];
  if (second !== undefined && second.certainty >= (found[0]?.certainty ?? 1) - 0.05)
    reading.aside.push({ kind: 'alsoLike', details: { format: second.format.id } });
  return reading;
};

const readValues = (
  values: readonly unknown[],
  found: readonly Recognised[],
  names: FileNames,
  answers: EvalAnswers,
) => {
  const [best] = found;
  if (best === undefined) return null;
  const reader = best.format.start(contextOf(names, answers, best));
  for (const value of values) reader.take(value);
  return alsoLike(orGiveUp(reader.finish()), found);
};

/** A cell or field as text of a table; lists are no cells. */
const cellOf = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value);

/** How a call was made says nothing of its result. */
const isSetting = (key: string): boolean =>
  /(^|\.)(config|params|parameters|model_?parameters|settings|options|hyperparameters)\./i.test(key) &&
  !/\.model$/i.test(key);

/** Columns of objects by their own names: `scores.gpt-4o` is `gpt-4o` where nothing else is called so; what went in keeps its place. */
const columnNames = (keys: readonly string[]): string[] => {
  const lastOf = (key: string): string => (meaningOf(key) === 'covariate' ? key : key.slice(key.lastIndexOf('.') + 1));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(lastOf(key), (counts.get(lastOf(key)) ?? 0) + 1);
  return keys.map((key) => (key.includes('.') && counts.get(lastOf(key)) === 1 ? lastOf(key) : key));
};

/** Objects as a table, those inside them too, for formats nobody named. */
const tableOf = (values: readonly unknown[]): TableRow[] | null => {
  const objects = values.filter(isFields);
  if (objects.length < 2 || objects.length < values.length) return null;
  const flat = objects.map((object) => flattened(object));
  const keys = [...new Set(flat.flatMap((value) => Object.keys(value)))]
    .filter((key) => !isSetting(key))
    .slice(0, 1000);
  if (flat.length * keys.length > mostCells) return null;
  return [
    { cells: columnNames(keys), line: 1 },
    ...flat.map((value, r) => ({ cells: keys.map((key) => cellOf(value[key])), line: r + 2 })),
  ];
};

const notRecognised = (name: string): never =>
  giveUp('fileNotResults', {
    name,
    formats:
      'promptfoo, Inspect, lm-evaluation-harness, OpenAI evals, LangSmith, Braintrust, Langfuse, DeepEval, SWE-bench, EvalPlus, Aider, HELM, CSV, XLSX',
  });

/** Lists of records inside an object around them, as interfaces answer a page. */
const envelopes = ['data', 'items', 'rows', 'results', 'records', 'scores', 'runs', 'events', 'examples'];

const unwrapped = (value: unknown): readonly unknown[] | null => {
  if (!isFields(value)) return null;
  for (const name of envelopes) {
    const inside = value[name];
    if (Array.isArray(inside) && inside.length > 0 && inside.every(isFields)) return inside;
  }
  return null;
};

/** The records of values that are all pages of records, or null. */
const unwrappedAll = (values: readonly unknown[]): unknown[] | null => {
  const pages = values.map(unwrapped);
  return pages.some((page) => page === null) ? null : pages.flatMap((page) => page ?? []);
};

const readJson = async (content: JsonContent, names: FileNames, answers: EvalAnswers): Promise<EvalReading> => {
  let first: unknown[] | null = [];
  let found: Recognised[] = [];
  let reader: ValueReader | null = null;
  const bad: number[] = [];
  let good = 0;
  // Unrecognised values are kept only as long as they could still be a table.
  let isPaged = false;
  const take = (value: unknown): void => {
    for (const one of isPaged ? (unwrapped(value) ?? [value]) : [value]) (reader as ValueReader | null)?.take(one);
  };
  const begin = (): void => {
    if (first === null || first.length === 0) return;
    found = recognise(jsonFormats, first);
    const inside = found.length > 0 ? null : unwrappedAll(first);
    if (inside !== null) {
      found = recognise(jsonFormats, inside.slice(0, firstValues));
      isPaged = found.length > 0;
    }
    const [best] = found;
    if (best === undefined) return;
    reader = best.format.start(contextOf(names, answers, best));
    for (const value of first) take(value);
    first = null;
  };
  for await (const { values, badLines } of content.values()) {
    bad.push(...badLines.slice(0, 1000));
    for (const { value } of values) {
      good += 1;
      if (first === null) take(value);
      else {
        first.push(value);
        if (first.length === firstValues) begin();
      }
    }
  }
  if (first !== null && (first as unknown[]).length < firstValues) begin();
  if (good === 0 && bad.length === 0) giveUp('fileEmpty', { name: content.name });
  if (good === 0 || bad.length > Math.max(1, good * 0.05))
    giveUp('fileNotJson', { name: content.name, line: bad[0] ?? 1 });
  const chosen = reader as ValueReader | null;
  const rows = chosen === null && first !== null ? tableOf(unwrappedAll(first) ?? first) : null;
  if (chosen === null && rows === null) notRecognised(content.name);
  if (chosen === null && rows !== null) refuseOther(content.name, rows[0]?.cells ?? [], rows.slice(1), answers);
  const reading =
    chosen === null
      ? orGiveUp(readResultTable({ name: names.stem, sheet: null, rows: rows ?? [] }, answers))
      : alsoLike(orGiveUp(chosen.finish()), found);
  if (bad.length > 0)
    reading.aside.push({ kind: 'badLines', details: { lines: bad.slice(0, 10).join(', '), count: bad.length } });
  return reading;
};

/** The value of a document; aliases that multiply one another are no results. */
const documentValue = (name: string, document: Document): unknown => {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return giveUp('fileYamlAliases', { name });
  }
};

const readYaml = async (content: YamlContent, names: FileNames, answers: EvalAnswers): Promise<EvalReading> => {
  let text = '';
  for await (const part of content.texts()) {
    text += part;
    if (text.length > mostYamlChars)
      giveUp('fileReadTooLarge', { name: content.name, size: text.length, mib: mostYamlChars / 1_000_000 });
  }
  const documents = parseAllDocuments(text);
  const values = (Array.isArray(documents) ? documents : []).flatMap((document): unknown[] => {
    const [error] = document.errors;
    if (error !== undefined) giveUp('fileNotYaml', { name: content.name, line: error.linePos?.[0].line ?? 1 });
    const value = documentValue(content.name, document);
    return Array.isArray(value) ? value : [value];
  });
  return (
    readValues(values, recognise(yamlFormats, values.slice(0, firstValues)), names, answers) ??
    notRecognised(content.name)
  );
};

const rowsOf = async (content: TableContent): Promise<TableRow[]> => {
  const rows: TableRow[] = [];
  let cells = 0;
  const shared = new Map<string, string>();
  const own = (cell: string): string => {
    const known = shared.get(cell);
    if (known !== undefined) return known;
    const copy = ` ${cell}`.slice(1);
    if (shared.size >= sharedCells) shared.clear();
    shared.set(copy, copy);
    return copy;
  };
  for await (const batch of content.rows())
    for (const row of batch) {
      if (row.isOpen) giveUp('fileQuoteOpen', { name: content.name, line: row.line });
      cells += row.cells.length;
      if (cells > mostCells)
        giveUpWith(
          (
            refuse(
              'outcomesTooLarge',
              `The table has more than ${mostCells} cells at row ${rows.length + 1}; at most ${mostCells} are read.`,
              { value: cells, limit: mostCells },
            ) as Extract<Answer<never>, { ok: false }>
          ).error,
        );
      for (let at = 0; at < row.cells.length; at += 1) row.cells[at] = own(row.cells[at] ?? '');
      rows.push(row);
    }
  return rows;
};

/** Rows as the objects their tool writes as JSON: cells that hold JSON are read as such. */
const objectsOf = (
  rows: readonly TableRow[],
  header: readonly string[],
  headerLine: number,
): Record<string, unknown>[] =>
  rows
    .filter(({ line, cells }) => line > headerLine && cells.some((cell) => cell !== ''))
    .map(({ cells }) =>
      Object.fromEntries(
        header.map((name, c) => {
          const cell = (cells[c] ?? '').trim();
          if (cell === '') return [name, null];
          if (!/^[[{]|^(true|false)$/.test(cell)) return [name, cell];
          try {
            return [name, JSON.parse(cell) as unknown];
          } catch {
            return [name, cell];
          }
        }),
      ),
    );

/** Ragas writes one row per question and metrics from 0 to 1, and no model. */
const ragasMetrics =
  /^(faithfulness|answer[_ ]relevanc[ey]|context[_ ](precision|recall|relevanc[ey]|entity[_ ]recall)|answer[_ ](correctness|similarity)|factual[_ ]correctness|semantic[_ ]similarity|response[_ ]relevancy|llm[_ ]context.*|noise[_ ]sensitivity.*)$/i;
const ragasColumns = (header: readonly string[]): Record<string, ColumnRole> | null => {
  const names = new Set(header.map((name) => name.toLowerCase()));
  const question = header.find((name) => /^(user_input|question)$/i.test(name));
  const metrics = header.filter((name) => ragasMetrics.test(name));
  if (question === undefined || metrics.length === 0 || !(names.has('response') || names.has('answer'))) return null;
  return Object.fromEntries([[question, 'item'], ...metrics.map((name) => [name, 'score'])]) as Record<
    string,
    ColumnRole
  >;
};

const saysResults: ReadonlySet<HeaderMeaning> = new Set(['verdict', 'score', 'judge', 'truth']);

/** A table of usage or prices has numbers that could be taken for scores: it is named, unless columns are stated. */
const refuseOther = (
  name: string,
  header: readonly string[],
  rows: readonly TableRow[],
  answers: EvalAnswers,
): void => {
  if (Object.keys(answers.columns ?? {}).length > 0) return;
  const valuesOf = (column: string): string[] =>
    rows.slice(0, 200).map(({ cells }) => cells[header.indexOf(column)] ?? '');
  const meanings = new Map(header.map((column) => [column, meaningOf(column)]));
  const hasResults = header.some(
    (column) => saysResults.has(meanings.get(column) ?? 'index') && !isCallState(column, valuesOf(column)),
  );
  if (hasResults) return;
  if (isUsageColumns(header, valuesOf)) giveUp('fileIsUsage', { name, typed: name });
  // Usage has items and models too, a list of prices has no items.
  if ([...meanings.values()].includes('item')) return;
  if (gapsOf(guessedSheet(header, valuesOf, emptySheetMapping), header).length === 0)
    giveUp('fileIsPrices', { name, typed: name });
};

const readTable = async (content: TableContent, names: FileNames, answers: EvalAnswers): Promise<EvalReading> => {
  const rows = await rowsOf(content);
  if (content.sheet === null && isPromptfooTable(rows) === 1) return orGiveUp(readPromptfooTable(rows, names.stem));
  const grid = gridOf(rows, content.sheet);
  if (grid.ok) {
    const { header, headerLine } = grid.value;
    const first = objectsOf(rows.slice(0, firstValues), header, headerLine);
    const found = recognise(rowFormats, first);
    if (found.length > 0) {
      const reading = readValues(objectsOf(rows, header, headerLine), found, names, answers);
      if (reading !== null) return reading;
    }
    const ragas = ragasColumns(header);
    if (ragas !== null) {
      const columns = { ...ragas, ...answers.columns };
      const reading = orGiveUp(
        readResultTable({ name: names.stem, sheet: content.sheet, rows }, { ...answers, columns }),
      );
      return { ...reading, format: 'ragas.csv', certainty: 1 };
    }
    refuseOther(content.name, header, grid.value.rows, answers);
  }
  const reading = orGiveUp(readResultTable({ name: names.stem, sheet: content.sheet, rows }, answers));
  if (content.encoding !== null && content.encoding !== 'utf-8')
    reading.aside.push({ kind: 'encoding', details: { encoding: content.encoding } });
  return reading;
};

/** One content of a file, whatever tool wrote it. */
export const readContent = (content: Content, names: FileNames, answers: EvalAnswers): Promise<EvalReading> => {
  switch (content.kind) {
    case 'json':
      return readJson(content, names, answers);
    case 'yaml':
      return readYaml(content, names, answers);
    case 'table':
      return readTable(content, names, answers);
    default: {
      const never: never = content;
      return never;
    }
  }
};

/** The contents of an .eval archive as one log; null where the archive is none. */
const readInspect = async (
  contents: readonly Content[],
  names: FileNames,
  answers: EvalAnswers,
): Promise<EvalReading | null> => {
  const members = new Map(
    contents.flatMap((content) => {
      const inside = /\.\w+\/(.+)$/.exec(content.name)?.[1];
      return inside === undefined || content.kind !== 'json' ? [] : [[inside, content] as const];
    }),
  );
  const order = inspectMembers([...members.keys()]);
  if (order === null) return null;
  const reader = inspectArchive({ ...names, answers, certainty: 1 });
  for (const member of order)
    for await (const { values, badLines } of (members.get(member) as JsonContent).values()) {
      if (badLines.length > 0) giveUp('fileNotJson', { name: `${names.stem}/${member}`, line: badLines[0] ?? 1 });
      for (const { value } of values) reader.take(value);
    }
  return orGiveUp(reader.finish());
};

/** Sheets of a workbook: those without results are left aside, as long as one has some. */
const readSheets = async (
  sheets: readonly TableContent[],
  names: FileNames,
  answers: EvalAnswers,
): Promise<EvalReading[]> => {
  const tried = [];
  for (const sheet of sheets) tried.push({ sheet, read: await answering(() => readTable(sheet, names, answers)) });
  const readings = tried.flatMap(({ read }) => (read.ok ? [read.value] : []));
  const [first] = readings;
  const failed = tried.flatMap(({ sheet, read }) => (read.ok ? [] : [{ sheet, error: read.error }]));
  if (first === undefined) {
    const [problem] = failed;
    return problem === undefined ? notRecognised(names.stem) : giveUpWith(problem.error);
  }
  for (const { sheet } of failed) first.aside.push({ kind: 'sheet', details: { sheet: sheet.sheet ?? '' } });
  return readings;
};

const isSheet = (content: Content): content is TableContent => content.kind === 'table' && content.sheet !== null;

/**
 * Reads one file: a reading, or several where a workbook or an archive holds several tables. Refusals name the file's
 * line, the value and what is allowed; those of unpacking and decoding are in shared/words/fileRefusals.ts.
 */
export const readEvalFile = async (
  { source, folder }: EvalFile,
  answers: EvalAnswers = {},
  options: ReadOptions = {},
): Promise<Answer<EvalReading[]>> => {
  const contents = await openFile(source, options);
  if (!contents.ok) return contents;
  return answering(async () => {
    const names = { stem: stemOf(source.name), folder };
    const log = await readInspect(contents.value, names, answers);
    if (log !== null) return [log];
    if (contents.value.every(isSheet)) return readSheets(contents.value.filter(isSheet), names, answers);
    const readings: EvalReading[] = [];
    for (const content of contents.value) {
      const own = content.name === source.name ? names : { stem: stemOf(content.name), folder };
      readings.push(await readContent(content, own, answers));
    }
    return readings;
  });
};

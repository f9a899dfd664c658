/** `portfolio import prices`: what a price list changes in this user's catalog, row by row, and the change itself. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { keepSheetMapping, sheetMappingOf } from '../../db/columnMappings.ts';
import { type PlannedImport, planPrices, undoImport, writePlan } from '../../db/importPrices.ts';
import { priceInUse } from '../../shared/catalog/chooseOffer.ts';
import { dayOfFile } from '../../shared/catalog/import/dayOfFile.ts';
import type { PlannedPrice } from '../../shared/catalog/import/planImport.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { importTables } from '../../shared/report/importTables.ts';
import { priceFields } from '../../shared/usage/priceSheet/priceColumns.ts';
import {
  emptySheetMapping,
  ratesText,
  type SheetMapping,
  withSheetStatement,
} from '../../shared/usage/priceSheet/sheetMapping.ts';
import { fileRefusalsWords } from '../../shared/words/fileRefusals.ts';
import { formatDate, formatNumber } from '../../shared/words/format.ts';
import type { Run } from './decided.ts';
import { byItsKind } from './otherKindOnDisk.ts';
import { readPriceListFiles } from './readPriceListFiles.ts';
import { withUserCatalog } from './readUserCatalog.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

interface Options {
  add: string[];
  map: string[];
  undo: boolean;
  provider?: string;
  asOf?: string;
  dryRun: boolean;
  json: boolean;
}

/** With the day its prices are of: the stated one, else that of the file's name, else today. */
type Dated = Options & { asOf: string };

const changeJson = ({ modelId, entries, before, price, changed }: PlannedPrice) => ({
  modelId,
  host: price.host,
  region: price.region,
  serviceTier: price.serviceTier,
  entries,
  asOf: price.asOf,
  before: before?.asOf ?? null,
  fields: Object.fromEntries(
    changed.map((field) => [field, { before: before === null ? null : before[field], after: price[field] }]),
  ),
  note: price.note,
});

const importJson = ({ list, plan }: PlannedImport, { asOf, dryRun }: Dated, { say }: Terminal) => ({
  format: list.format.id,
  asOf,
  written: !dryRun,
  read: list.rows,
  prices: plan.prices.map(changeJson),
  offers: plan.offers.map(changeJson),
  older: plan.older.map(changeJson),
  added: plan.added.map((model) => ({ modelId: model.id, price: priceInUse(model) })),
  unchanged: plan.unchanged,
  skipped: plan.skipped.map(({ entry, reason }) => ({ entry, reason, why: say(`catalog.${reason}`) })),
});

const importText = (
  { list, plan }: PlannedImport,
  rates: SheetMapping['rates'],
  { asOf, dryRun }: Dated,
  { language, say }: Terminal,
): string => {
  const counts = [
    ['catalog.importRead', list.rows],
    ['catalog.importUpdated', plan.prices.length],
    ['catalog.importOffers', plan.offers.length],
    ['catalog.importAdded', plan.added.length],
    ['catalog.importOlder', plan.older.length],
    ['catalog.importUnchanged', plan.unchanged.length],
    ['catalog.importSkipped', plan.skipped.length],
  ] as const;
  const head = say('catalog.importFormat', { format: list.format.publisher, date: formatDate(asOf, language) });
  const tables = importTables(plan, say).map((table) => `\n${table.title}\n\n${textTable(table, language, say)}`);
  const totals = counts.map(([word, count]) => `  ${formatNumber(count, language, 0)} ${say(word)}\n`);
  const turned = Object.keys(rates).length === 0 ? '' : `${say('catalog.importRates', { rates: ratesText(rates) })}\n`;
  return `${head}\n${turned}${totals.join('')}${tables.join('')}${dryRun ? `\n${say('catalog.importDryRun')}\n` : ''}`;
};

/** Statements of the command line as one mapping. Refusal: priceSheetMapUnclear. */
const sheetMappingFrom = (statements: readonly string[]): Answer<SheetMapping> => {
  let mapping = emptySheetMapping;
  for (const statement of statements) {
    const next = withSheetStatement(mapping, statement);
    if (next === null) {
      const details = { statement, fields: priceFields.join(', ') };
      const message = fileRefusalsWords.priceSheetMapUnclear.en
        .replace('{{statement}}', statement)
        .replace('{{fields}}', details.fields);
      return refuse('priceSheetMapUnclear', message, details);
    }
    mapping = next;
  }
  return answer(mapping);
};

/** How a sheet of these columns was mapped before; what keeps the catalog from being asked is said when it is written. */
const rememberedIn =
  (terminal: Terminal) =>
  (columns: readonly string[]): SheetMapping | null => {
    const found = withUserCatalog(terminal, (db) => answer(sheetMappingOf(db, columns)));
    return found.ok ? found.value : null;
  };

/** How something that is no price list is refused, before it is known what it is. */
const notAList: ReadonlySet<string> = new Set([
  'priceListUnknown',
  'priceListNotJson',
  'priceSheetUnclear',
  'priceSheetNoTable',
]);

const named = async <T>(file: string, answered: Answer<T>): Promise<Answer<T>> =>
  answered.ok || !notAList.has(answered.error.kind) ? answered : byItsKind('prices', [file], answered.error);

const importFile = async (terminal: Terminal, file: string, stated: SheetMapping, options: Dated): Promise<number> =>
  withValue(
    terminal,
    file,
    await named(
      file,
      await readPriceListFiles(file, { stated, remembered: rememberedIn(terminal) }, options.provider ?? null),
    ),
    async ({ name, text, sheet }) => {
      const imported = withUserCatalog(terminal, (db): Answer<PlannedImport> => {
        const planned = planPrices(db, { text, name, asOf: options.asOf, add: options.add });
        if (!planned.ok || options.dryRun) return planned;
        const written = writePlan(db, planned.value);
        if (!written.ok) return written;
        const kept = sheet === null ? written : keepSheetMapping(db, sheet.columns, sheet.mapping);
        return kept.ok ? planned : kept;
      });
      return withValue(terminal, file, await named(file, imported), (done) => {
        terminal.print(
          options.json
            ? `${JSON.stringify({ ...importJson(done, options, terminal), mapping: sheet?.mapping ?? null }, null, 2)}\n`
            : importText(done, sheet?.mapping.rates ?? {}, options, terminal),
        );
        return 0;
      });
    },
  );

/** Takes the last import back, whoever made it: the command or the page. */
const undoLast = (terminal: Terminal, { json }: Options): Promise<number> =>
  withValue(terminal, 'import prices', withUserCatalog(terminal, undoImport), () => {
    terminal.print(json ? `${JSON.stringify({ undone: true })}\n` : `${terminal.say('catalog.importUndone')}\n`);
    return 0;
  });

const importPricesCommand = async (terminal: Terminal, file: string | undefined, options: Options): Promise<number> => {
  if (options.undo && file === undefined) return undoLast(terminal, options);
  if (file === undefined || options.undo)
    return withValue(
      terminal,
      'import prices',
      refuse('importFileOrUndo', 'Name a file, or --undo, not both.'),
      () => 1,
    );
  const asOf = options.asOf ?? dayOfFile(basename(file), terminal.day) ?? terminal.day;
  return withValue(terminal, 'import prices', sheetMappingFrom(options.map), (stated) =>
    importFile(terminal, file, stated, { ...options, asOf }),
  );
};

/** Adds `prices` to the command `import`. */
export const addImportPrices = (imports: Command, run: Run): void => {
  imports
    .command('prices')
    .description('a price list into the catalog: every field it changes, models it adds, entries left out and why')
    .argument(
      '[file]',
      'JSON of LiteLLM, models.dev, genai-prices, OpenRouter or llm-prices; TOML of models.dev, or its folder; CSV or XLSX; any of them in a zip or gzip file',
    )
    .option(
      '--map <statement...>',
      'of a CSV or XLSX: COLUMN=FIELD, unit=1m, currency=USD, host=NAME, NAME IN SHEET=MODEL ID; remembered by columns; CNY=7.1 says what a dollar is worth, each time',
      [],
    )
    .option('--provider <name>', 'who sells what a TOML file prices that lies in no folder of a provider')
    .option('--undo', 'take the last import back: its prices, and the models it added', false)
    .option(
      '--as-of <day>',
      "the day its prices were read (by default that of the file's name, else today); an earlier day that the list states itself goes before",
    )
    .option('--add <entry...>', 'entries to add as models of your own where the catalog has none of that name', [])
    .option('--dry-run', 'print what it would do, write nothing', false)
    .option('--json', 'everything, as JSON', false)
    .action((file: string | undefined, options: Options) =>
      run((terminal) => importPricesCommand(terminal, file, options)),
    );
};

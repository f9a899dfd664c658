/** `portfolio import usage`: what usage exports and bills hold, and how they agree with prices. */
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { decodeUtf8 } from '../../shared/document/bytes.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { usageRemarks, usageTables } from '../../shared/report/usageTables.ts';
import { mappedFields } from '../../shared/usage/columnNames.ts';
import { emptyMapping, type Mapping, withStatement } from '../../shared/usage/mapping.ts';
import { catalogBook, type PriceBook, readPriceFile } from '../../shared/usage/priceBook.ts';
import { type GroupKey, groupKeys, summarise } from '../../shared/usage/summary.ts';
import { fileRefusalsWords } from '../../shared/words/fileRefusals.ts';
import { readPlanBytes } from '../readPlanBytes.ts';
import type { Run } from './decided.ts';
import { readUsageFiles } from './readUsageFiles.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

interface Options {
  by?: GroupKey;
  prices?: string;
  map: string[];
  json: boolean;
}

/** Statements of the command line as one mapping. */
export const mappingOf = (statements: readonly string[]): Answer<Mapping> => {
  let mapping = emptyMapping;
  for (const statement of statements) {
    const next = withStatement(mapping, statement);
    if (next === null) {
      const details = { statement, fields: mappedFields.join(', ') };
      const message = fileRefusalsWords.usageMapUnclear.en
        .replace('{{statement}}', statement)
        .replace('{{fields}}', details.fields);
      return refuse('usageMapUnclear', message, details);
    }
    mapping = next;
  }
  return answer(mapping);
};

/** A price file of the disk. */
export const priceFileOf = async (file: string): Promise<Answer<PriceBook>> => {
  const bytes = await readPlanBytes(file);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  return text.ok ? readPriceFile(basename(file), text.value.replace(/^\ufeff/, '')) : text;
};

const bookOf = async (terminal: Terminal, file: string | undefined): Promise<Answer<PriceBook>> => {
  if (file !== undefined) return priceFileOf(file);
  const catalog = readUserCatalog(terminal);
  return catalog.ok ? answer(catalogBook(catalog.value.models)) : catalog;
};

const importUsageCommand = async (terminal: Terminal, files: string[], options: Options): Promise<number> => {
  const subject = 'import usage';
  return withValue(terminal, subject, mappingOf(options.map), async (mapping) =>
    withValue(terminal, options.prices ?? 'catalog', await bookOf(terminal, options.prices), async (book) =>
      withValue(terminal, subject, await readUsageFiles(terminal, files, mapping), (read) => {
        const summary = summarise(read, book, options.by ?? null, mapping.models);
        if (options.json) {
          terminal.print(`${JSON.stringify(summary, null, 2)}\n`);
          return 0;
        }
        const { language, say } = terminal;
        const tables = usageTables(summary, language, say).map((table) => textTable(table, language, say));
        const remarks = usageRemarks(summary, language, say).map((line) => `${line}\n`);
        terminal.print(`${tables.join('\n')}\n${remarks.join('')}`);
        return 0;
      }),
    ),
  );
};

/** Adds `usage` to the command `import`. */
export const addImportUsage = (parent: Command, run: Run): void => {
  parent
    .command('usage')
    .description(
      'usage exports and bills of providers, gateways and tools: totals, what was set aside, the bill explained',
    )
    .argument('<files...>', 'files of one export, given together: CSV, XLSX, JSON, JSON lines, also in zip or gzip')
    .addOption(new Option('--by <key>', 'also by this key').choices([...groupKeys]))
    .option('--prices <file>', 'a price file instead of the catalog: how negotiated prices come in')
    .option(
      '--map <statement>',
      'COLUMN=FIELD, zone=ZONE, currency=CODE, cached=included|excluded, or NAME=MODEL ID; may be repeated',
      (statement: string, before: string[]) => [...before, statement],
      [],
    )
    .option('--json', 'everything, as JSON', false)
    .action((files: string[], options: Options) => run((terminal) => importUsageCommand(terminal, files, options)));
};

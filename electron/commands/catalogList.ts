/** `portfolio catalog list`: the models of this user's catalog, by the same filters as the screen's. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type WorkKind, workKinds } from '../../shared/catalog/category.ts';
import { priceInUse } from '../../shared/catalog/chooseOffer.ts';
import {
  everyModel,
  filterModels,
  type ModelFilter,
  type SortColumn,
  sortColumns,
  sortModels,
} from '../../shared/catalog/filter.ts';
import {
  type OriginGroup,
  originGroups,
  type SizeClass,
  type Status,
  sizeClasses,
  statuses,
} from '../../shared/catalog/model.ts';
import { priceDoubtsOf } from '../../shared/catalog/priceDoubts.ts';
import { settingsOf } from '../../shared/catalog/settings.ts';
import { catalogTable } from '../../shared/report/catalogTable.ts';
import { tableToCsv } from '../../shared/report/csv.ts';
import { doubtSentence } from '../../shared/report/priceDoubtText.ts';
import type { Run } from './decided.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

/** The columns a terminal has room for; `--csv` and `--json` give all. */
const shortColumns = [
  'id',
  'status',
  'shutdownDate',
  'sizeClass',
  'openWeights',
  'originCountry',
  'contextTokens',
  'promptUsdPerM',
  'completionUsdPerM',
  'offers',
  'priceAsOf',
];

const catalogListCommand = async (
  terminal: Terminal,
  filter: Partial<ModelFilter>,
  sortBy: SortColumn,
  format: 'table' | 'json' | 'csv',
): Promise<number> =>
  withValue(terminal, 'catalog', readUserCatalog(terminal), (catalog) => {
    const found = filterModels(catalog.models, { ...everyModel, ...filter }, catalog.evidence);
    const models = sortModels(found, sortBy);
    if (format === 'json') {
      const rows = models.map((model) => ({
        ...model,
        price: priceInUse(model),
        settings: settingsOf(
          model,
          catalog.evidence.filter(({ modelId }) => modelId === model.id),
        ),
        doubts: priceDoubtsOf([model]),
      }));
      terminal.print(`${JSON.stringify(rows, null, 2)}\n`);
    } else if (format === 'csv')
      terminal.print(tableToCsv(catalogTable(models, terminal.say), { byteOrderMark: false }));
    else {
      const table = catalogTable(models, terminal.say);
      const short = { ...table, columns: table.columns.filter(({ key }) => shortColumns.includes(key)) };
      terminal.print(textTable(short, terminal.language, terminal.say));
      terminal.print(`${terminal.say('shell.cliModels', { count: models.length, all: catalog.models.length })}\n`);
      for (const doubt of priceDoubtsOf(models))
        terminal.print(`${doubtSentence(terminal.say, terminal.language, doubt)}\n`);
    }
    return 0;
  });

interface CatalogOptions {
  json?: boolean;
  csv?: boolean;
  search?: string;
  author?: string;
  origin?: OriginGroup;
  size?: SizeClass;
  weights?: 'open' | 'closed';
  tools?: boolean;
  reasoning?: boolean;
  minContext?: number;
  maxPromptUsd?: number;
  maxCompletionUsd?: number;
  evidence?: WorkKind;
  status?: Status;
  host?: string;
  buyable?: boolean;
  sort: SortColumn;
}

const amountTyped = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError('allowed: 0 or more');
  return value;
};

const filterOf = (options: CatalogOptions, day: string): Partial<ModelFilter> => ({
  text: options.search ?? '',
  authors: options.author === undefined ? null : [options.author],
  origins: options.origin === undefined ? null : [options.origin],
  sizeClasses: options.size === undefined ? null : [options.size],
  weights: options.weights ?? null,
  toolCalling: options.tools ?? null,
  reasoning: options.reasoning ?? null,
  minContextTokens: options.minContext ?? null,
  maxPromptUsdPerM: options.maxPromptUsd ?? null,
  maxCompletionUsdPerM: options.maxCompletionUsd ?? null,
  evidenceIn: options.evidence ?? null,
  status: options.status ?? null,
  host: options.host ?? null,
  buyableOn: options.buyable ? day : null,
});

export const addCatalogList = (catalog: Command, run: Run): void => {
  catalog
    .command('list')
    .description('models, their prices and facts')
    .addOption(new Option('--json', 'as JSON').conflicts('csv'))
    .option('--csv', 'as CSV')
    .option('--search <words>', 'words in the name, id, author or licence')
    .option('--author <author>', 'of this author, as the id begins')
    .addOption(new Option('--origin <group>').choices([...originGroups]))
    .addOption(new Option('--size <class>').choices([...sizeClasses]))
    .addOption(new Option('--weights <kind>').choices(['open', 'closed']))
    .option('--tools', 'calls tools')
    .option('--reasoning', 'reasons before it answers')
    .option('--min-context <tokens>', 'at least so many tokens of context', amountTyped)
    .option('--max-prompt-usd <usd>', 'at most so many USD per million prompt tokens', amountTyped)
    .option('--max-completion-usd <usd>', 'at most so many USD per million completion tokens', amountTyped)
    .addOption(new Option('--evidence <category>', 'measured in this category').choices([...workKinds]))
    .addOption(new Option('--status <status>').choices([...statuses]))
    .option('--host <name>', 'sold by a host of this name')
    .option('--buyable', 'for work, and sold by somebody today')
    .addOption(new Option('--sort <column>').choices(sortColumns).default('id'))
    .action((options: CatalogOptions) => {
      const format = options.json ? 'json' : options.csv ? 'csv' : 'table';
      return run((terminal) => catalogListCommand(terminal, filterOf(options, terminal.day), options.sort, format));
    });
};

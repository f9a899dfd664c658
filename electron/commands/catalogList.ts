/** `portfolio catalog list`: the models of this user's catalog, by the same filters as the screen's. */
import { join } from 'node:path';
import { readCatalog } from '../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../db/open.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { Model } from '../../shared/catalog/model.ts';
import { catalogTable } from '../../shared/report/catalogTable.ts';
import { tableToCsv } from '../../shared/report/csv.ts';
import { makeUserDataFolder } from '../userData.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

export interface CatalogFilters {
  search?: string;
  author?: string;
  origin?: string;
  size?: string;
  open?: boolean;
  closed?: boolean;
  tools?: boolean;
  reasoning?: boolean;
  minContext?: number;
  maxPromptUsd?: number;
  maxCompletionUsd?: number;
  /** A category the model must have evidence in. */
  evidence?: string;
}

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

/** A model whose fact is unknown passes no filter on that fact. */
export const matches = (model: Model, filters: CatalogFilters, catalog: Catalog): boolean => {
  const tests: [unknown, (model: Model) => boolean][] = [
    [filters.search, () => contains(`${model.id} ${model.name}`, filters.search ?? '')],
    [filters.author, () => contains(`${model.author} ${model.authorName}`, filters.author ?? '')],
    [filters.origin, () => model.originGroup === filters.origin || model.originCountry === filters.origin],
    [filters.size, () => model.sizeClass === filters.size],
    [filters.open, () => model.openWeights === true],
    [filters.closed, () => model.openWeights === false],
    [filters.tools, () => model.toolCalling === true],
    [filters.reasoning, () => model.reasoning === true],
    [filters.minContext, () => (model.contextTokens ?? -1) >= (filters.minContext ?? 0)],
    [filters.maxPromptUsd, () => model.price !== null && model.price.promptUsdPerM <= (filters.maxPromptUsd ?? 0)],
    [
      filters.maxCompletionUsd,
      () => model.price !== null && model.price.completionUsdPerM <= (filters.maxCompletionUsd ?? 0),
    ],
    [
      filters.evidence,
      () => catalog.evidence.some((row) => row.modelId === model.id && row.category === filters.evidence),
    ],
  ];
  return tests.every(([asked, holds]) => asked === undefined || asked === false || holds(model));
};

/** The columns a terminal has room for; `--csv` and `--json` give all. */
const shortColumns = [
  'id',
  'sizeClass',
  'openWeights',
  'originCountry',
  'contextTokens',
  'promptUsdPerM',
  'completionUsdPerM',
  'asOf',
];

export const catalogListCommand = async (
  terminal: Terminal,
  filters: CatalogFilters,
  format: 'table' | 'json' | 'csv',
): Promise<number> => {
  const place = { file: join(makeUserDataFolder(), 'catalog.db'), now: new Date().toISOString() };
  return withValue(terminal, 'catalog', openCatalog(place), ({ db }) => {
    const catalog = readCatalog(db);
    closeCatalog(db);
    const models = catalog.models.filter((model) => matches(model, filters, catalog));
    if (format === 'json') terminal.print(`${JSON.stringify(models, null, 2)}\n`);
    else if (format === 'csv') terminal.print(tableToCsv(catalogTable(models, terminal.say), { byteOrderMark: false }));
    else {
      const table = catalogTable(models, terminal.say);
      const short = { ...table, columns: table.columns.filter(({ key }) => shortColumns.includes(key)) };
      terminal.print(textTable(short, terminal.language, terminal.say));
      terminal.print(`${terminal.say('shell.cliModels', { count: models.length, all: catalog.models.length })}\n`);
    }
    return 0;
  });
};

/** `portfolio catalog list`: the models of this user's catalog, by the same filters as the screen's. */
import { priceInUse } from '../../shared/catalog/chooseOffer.ts';
import {
  everyModel,
  filterModels,
  type ModelFilter,
  type SortColumn,
  sortModels,
} from '../../shared/catalog/filter.ts';
import { priceDoubtsOf } from '../../shared/catalog/priceDoubts.ts';
import { catalogTable } from '../../shared/report/catalogTable.ts';
import { tableToCsv } from '../../shared/report/csv.ts';
import { doubtSentence } from '../../shared/report/priceDoubtText.ts';
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

export const catalogListCommand = async (
  terminal: Terminal,
  filter: Partial<ModelFilter>,
  sortBy: SortColumn,
  format: 'table' | 'json' | 'csv',
): Promise<number> =>
  withValue(terminal, 'catalog', readUserCatalog(terminal), (catalog) => {
    const found = filterModels(catalog.models, { ...everyModel, ...filter }, catalog.evidence);
    const models = sortModels(found, sortBy);
    if (format === 'json') {
      const rows = models.map((model) => ({ ...model, price: priceInUse(model), doubts: priceDoubtsOf([model]) }));
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

/** The table of fields, the migrated schema of SQLite and the order of a file say the same of every record. */
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../db/migrations/list.ts';
import { evidenceTable, historyTable, modelTable, offerTable, priceTable } from '../../../db/rows.ts';
import { evidenceFields } from '../../../shared/catalog/evidence.ts';
import { modelHistoryFields } from '../../../shared/catalog/history.ts';
import { modelFields, priceFields, priceTierFields } from '../../../shared/catalog/model.ts';
import { type Fields, fieldNames } from '../../../shared/catalog/record.ts';
import { linkedRateFields } from '../../../shared/catalog/reference.ts';
import { byFieldOrder } from '../../../shared/document/fieldOrder.ts';

const migrated = (): Database => {
  const db = new SqliteDatabase(':memory:');
  for (const step of migrations) db.exec(step);
  return db;
};

interface SqliteColumn {
  name: string;
  type: string;
  notnull: number;
}

const tables: [name: string, table: { name: string; columns: [string, string][] }, fields: Fields, own: string[]][] = [
  ['model', modelTable, modelFields, []],
  ['price', priceTable, priceFields, ['modelId', 'owner']],
  ['offer', offerTable, priceFields, ['modelId']],
  ['history', historyTable, modelHistoryFields, []],
  ['evidence', evidenceTable, evidenceFields, []],
];

describe.each(tables)('the table %s', (name, table, fields, own) => {
  const columns = migrated().pragma(`table_info(${name})`) as SqliteColumn[];
  const stored = columns.filter((column) => column.name !== 'sequence');
  const kept = fieldNames(fields).filter((field) => fields[field]?.kind !== 'record');

  it('has a column for each field and no other', () => {
    expect(table.name).toBe(name);
    expect(stored.map((column) => column.name).sort()).toEqual([...new Set([...own, ...kept])].sort());
    expect(table.columns.map(([column]) => column).sort()).toEqual(stored.map((column) => column.name).sort());
  });

  it.each(stored.filter((column) => fields[column.name] !== undefined))(
    '$name may be unknown where its field may',
    (column) => {
      const { check } = fields[column.name] as Fields[string];
      expect(column.notnull === 0).toBe(check.safeParse(null).success);
    },
  );

  it.each(stored.filter((column) => fields[column.name] !== undefined))(
    '$name holds what its field allows',
    (column) => {
      const { kind, check } = fields[column.name] as Fields[string];
      const numeric = ['count', 'number', 'share', 'usd', 'price'].includes(kind);
      // 0.5 lies within the range of every field that is not a whole number.
      const type = kind === 'flag' ? 'INTEGER' : !numeric ? 'TEXT' : check.safeParse(0.5).success ? 'REAL' : 'INTEGER';
      expect(column.type).toBe(type);
    },
  );
});

describe('the order of a file', () => {
  const inFile = (fields: Fields) => Object.keys(fields).sort(byFieldOrder);
  const moved = (fields: Fields, first: string[], last: string[]) => [
    ...first,
    ...Object.keys(fields).filter((name) => ![...first, ...last].includes(name)),
    ...last,
  ];

  it('is the order of the table, but that names come first and sources and owners last', () => {
    expect(inFile(modelFields)).toEqual(moved(modelFields, ['id', 'name', 'note'], ['owner']));
    expect(inFile(priceTierFields)).toEqual(Object.keys(priceTierFields));
    expect(inFile(priceFields)).toEqual(moved(priceFields, ['note'], ['source']));
    expect(inFile(linkedRateFields)).toEqual(Object.keys(linkedRateFields));
  });

  it('puts what is asked of a plan before what is measured: a shared name stands where it comes first', () => {
    expect(inFile(evidenceFields)).toEqual(
      moved(evidenceFields, ['id', 'modelId', 'category', 'usdPerTask'], ['source', 'selfReported', 'notes', 'owner']),
    );
  });
});

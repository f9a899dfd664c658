/** Reads a produced .xlsx back: by the library's own reader and formula engine, and as the parts of a zip file. */
import { inflateRawSync } from 'node:zlib';
import { Workbook } from '@cj-tech-master/excelts';
import { installChartSupport } from '@cj-tech-master/excelts/chart';
import { calculateFormulas, installFormulaEngine } from '@cj-tech-master/excelts/formula';

export type Book = InstanceType<typeof Workbook>;

export const read = async (bytes: Uint8Array): Promise<Book> => {
  installChartSupport();
  installFormulaEngine();
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  return workbook;
};

/** The sheet whose name begins so. */
export const sheetNamed = (workbook: Book, start: string) => {
  const sheet = workbook.worksheets.find((one) => one.name.startsWith(start));
  if (sheet === undefined) throw new Error(`no sheet ${start}`);
  return sheet;
};

/** The cell a defined name stands for. */
export const named = (workbook: Book, name: string) => {
  const [range] = workbook.definedNames.getRanges(name).ranges;
  const found = /^'?(.+?)'?!\$?([A-Z]+)\$?(\d+)$/.exec(range ?? '');
  const sheet = workbook.getWorksheet(found?.[1]?.replaceAll("''", "'") ?? '');
  if (found === null || sheet === undefined) throw new Error(`no name ${name}`);
  return sheet.getCell(`${found[2]}${found[3]}`);
};

export interface FormulaCell {
  at: string;
  formula: string;
  result: unknown;
}

export const formulaCells = (workbook: Book): FormulaCell[] => {
  const found: FormulaCell[] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula !== undefined)
          found.push({ at: `${sheet.name}!${cell.address}`, formula: cell.formula, result: cell.result });
      });
    });
  return found;
};

/** Wipes every cached result, so that what comes back was computed. */
export const recalculate = (workbook: Book): void => {
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula !== undefined) cell.value = { formula: cell.formula, result: -1 };
      });
    });
  calculateFormulas(workbook);
};

/** The parts of a zip file by name, read from its central directory (APPNOTE 4.3.12). */
export const partsOf = (bytes: Uint8Array): Map<string, string> => {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const found = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let entry = 0; entry < file.readUInt16LE(end + 10); entry++) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const data = file.subarray(start, start + size);
    found.set(
      file.toString('utf8', at + 46, at + 46 + name),
      (method === 8 ? inflateRawSync(data) : data).toString('utf8'),
    );
    at += 46 + name + extra + comment;
  }
  return found;
};

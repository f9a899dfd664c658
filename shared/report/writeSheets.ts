/** The one file that knows the spreadsheet library: plain sheets in, the bytes of an .xlsx file out. */

import { inBatches } from './batchedEntries.ts';
import {
  cellText,
  columnLetters,
  type Format,
  type Look,
  quoteSheet,
  type Sheet,
  type SheetCell,
  type WorkbookSpec,
} from './sheet.ts';

type Library = typeof import('@cj-tech-master/excelts');
type Workbook = InstanceType<Library['Workbook']>;
type Worksheet = ReturnType<Workbook['addWorksheet']>;
type Cell = ReturnType<Worksheet['getCell']>;

const formats: Record<Format, string | undefined> = {
  text: undefined,
  usd: '[=0]"$"0;[<1]"$"0.00000;"$"#,##0.00',
  usdMonth: '"$"#,##0;-"$"#,##0',
  price: '"$"0.00##',
  share: '0.00%',
  sureness: '0%',
  count: '#,##0',
  number: '#,##0.####',
  factor: '0.000',
  minutes: '#,##0.00',
  app: '0.000000000000',
};

const ink = 'FF1D2126';
const soft = 'FF5C646E';
const line = 'FFD9D9D4';

interface Dress {
  colour?: string;
  size?: number;
  bold?: boolean;
  italic?: boolean;
  fill?: string;
  top?: boolean;
  bottom?: boolean;
}

const looks: Record<Look, Dress> = {
  title: { size: 18, bold: true },
  lead: { colour: soft },
  heading: { size: 12, bold: true, bottom: true },
  head: { colour: soft, size: 10, bold: true, bottom: true },
  label: {},
  text: {},
  note: { colour: soft, size: 10 },
  input: { colour: 'FF1F4FBF', fill: 'FFF3F7FF' },
  assumed: { colour: 'FF1F4FBF', fill: 'FFFFF1D6' },
  value: { colour: 'FF6B4E9B', italic: true, fill: 'FFF6F2FB' },
  formula: {},
  total: { bold: true, top: true },
  strong: { bold: true },
  big: { size: 14 },
};

/** Styles made once: thousands of cells share a few dozen of them. */
const styles = new Map<string, Cell['style']>();

const styleOf = ({ look, format, wrap, right, value }: SheetCell): Cell['style'] => {
  const horizontal = right || typeof value === 'number' ? 'right' : 'left';
  const key = [look, format, wrap ? 'wrap' : '', horizontal].join();
  const made = styles.get(key);
  if (made !== undefined) return made;
  const { colour = ink, size = 11, bold = false, italic = false, fill, top, bottom } = looks[look];
  const border = { style: 'thin' as const, color: { argb: line } };
  const code = formats[format];
  const style: Cell['style'] = {
    font: { name: 'Calibri', size, bold, italic, color: { argb: colour } },
    alignment: { horizontal, vertical: look === 'head' ? 'bottom' : 'middle', ...(wrap ? { wrapText: true } : {}) },
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } } }),
    ...(top || bottom ? { border: { ...(top ? { top: border } : {}), ...(bottom ? { bottom: border } : {}) } } : {}),
    ...(code === undefined ? {} : { numFmt: code }),
  };
  styles.set(key, style);
  return style;
};

/** One for all rows: the library works a style out once for each object that it meets. */
const plainRow: Cell['style'] = {};

const fill = (cell: Cell, from: SheetCell): void => {
  const { value, formula } = from;
  const plain = typeof value === 'string' ? cellText(value) : value;
  cell.value = formula === undefined ? plain : plain === null ? { formula } : { formula, result: plain };
  cell.style = styleOf(from);
  const { validation } = from;
  if (validation?.kind === 'list')
    cell.dataValidation = {
      type: 'list',
      allowBlank: false,
      formulae: [`"${validation.allowed.join(',')}"`],
      showErrorMessage: true,
      error: validation.message,
    };
  else if (validation?.kind === 'between')
    cell.dataValidation = {
      type: 'decimal',
      operator: validation.high === null ? 'greaterThanOrEqual' : 'between',
      allowBlank: true,
      formulae: validation.high === null ? [validation.low] : [validation.low, validation.high],
      showErrorMessage: true,
      error: validation.message,
    };
};

const quietAxis = { minorTickMark: 'none', majorTickMark: 'none', lineColor: 'B9BCC0', txPr: { size: 900 } } as const;

const draw = (sheet: Worksheet, from: Sheet): void => {
  for (const chart of from.charts) {
    const options = {
      title: { paragraphs: [{ runs: [{ text: chart.title, properties: { size: 1200, bold: true } }] }] },
      showLegend: chart.series.length > 1,
      legendPosition: 'b' as const,
      categoryAxis: { ...quietAxis, majorTickMark: 'none' as const },
      valueAxis: {
        ...quietAxis,
        numFmt: (chart.format === undefined ? undefined : formats[chart.format]) ?? '"$"0.00##',
        numFmtLinked: false,
        majorGridlines: true,
        majorGridlinesStyle: { border: 'E4E4DF', borderWidth: 0.5 },
        min: 0,
      },
    };
    const series = chart.series.map(({ name, values, colour }) => ({
      name: { formula: name },
      categories: chart.categories,
      values,
      colour,
    }));
    const corners = {
      tl: { col: chart.from.column - 1, row: chart.from.row - 1 },
      br: { col: chart.to.column - 1, row: chart.to.row - 1 },
    };
    if (chart.kind === 'line')
      sheet.addLineChart(
        {
          ...options,
          series: series.map(({ colour, ...one }) => ({
            ...one,
            line: colour,
            lineWidth: 2,
            marker: { symbol: 'none' as const },
          })),
        },
        corners,
      );
    else
      sheet.addColumnChart(
        {
          ...options,
          grouping: chart.stacked ? 'stacked' : 'clustered',
          gapWidth: 60,
          ...(chart.stacked ? { overlap: 100 } : {}),
          series: series.map(({ colour, ...one }, s) => {
            const points = chart.series[s]?.pointColours;
            const dataPoints = points?.map((fill, index) => ({ index, fill }));
            return { ...one, fill: colour, ...(dataPoints === undefined ? {} : { dataPoints }) };
          }),
        },
        corners,
      );
  }
};

/** Inches. */
const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };

const write = (workbook: Workbook, from: Sheet): void => {
  const sheet = workbook.addWorksheet(from.name, {
    properties: from.tabColour === null ? {} : { tabColor: { argb: `FF${from.tabColour}` } },
    pageSetup: {
      orientation: from.page === 'onePortrait' ? 'portrait' : 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: from.page === 'flow' ? 0 : 1,
      paperSize: 9,
      margins,
    },
    views: [
      from.freeze === null
        ? { state: 'normal', showGridLines: false }
        : {
            state: 'frozen',
            xSplit: from.freeze.columns,
            ySplit: from.freeze.rows,
            topLeftCell: `${columnLetters(from.freeze.columns + 1)}${from.freeze.rows + 1}`,
            showGridLines: false,
          },
    ],
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  });
  if (from.freeze !== null && from.freeze.rows > 0)
    sheet.pageSetup.printTitlesRow = `${from.freeze.rows}:${from.freeze.rows}`;
  from.widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  for (const [row, height] of from.heights) sheet.getRow(row).height = height;
  // A sheet asked for a cell takes its address apart each time; a row knows its own by their number.
  for (const cell of [...from.cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const row = sheet.getRow(cell.row);
    row.style = plainRow;
    fill(row.getCell(cell.column), cell);
    // A name given to a cell is held as a grid of all cells above it.
    if (cell.name !== undefined)
      workbook.definedNames.addFormula(
        cell.name,
        `${quoteSheet(from.name)}!$${columnLetters(cell.column)}$${cell.row}`,
      );
  }
  for (const { row, from: first, to } of from.merges) sheet.mergeCells(row, first, row, to);
  for (const ref of from.okRanges)
    sheet.addConditionalFormatting({
      ref,
      rules: [
        {
          type: 'cellIs',
          operator: 'equal',
          formulae: ['"OK"'],
          priority: 1,
          style: { font: { color: { argb: 'FF1F7A4D' } } },
        },
        {
          type: 'cellIs',
          operator: 'equal',
          formulae: ['"CHANGED"'],
          priority: 2,
          style: { font: { color: { argb: 'FFA3402B' }, bold: true } },
        },
      ],
    });
  draw(sheet, from);
};

/** The bytes of an .xlsx file. The library is loaded when the first workbook is written, not with the page. */
export const writeSheets = async (spec: WorkbookSpec): Promise<Uint8Array> => {
  const [{ Workbook }, { installChartSupport }] = await Promise.all([
    import('@cj-tech-master/excelts'),
    import('@cj-tech-master/excelts/chart'),
  ]);
  installChartSupport();
  const workbook = new Workbook();
  workbook.title = cellText(spec.title);
  workbook.creator = 'Portfolio';
  workbook.calcProperties = { fullCalcOnLoad: true };
  for (const sheet of spec.sheets) write(workbook, sheet);
  inBatches(workbook.xlsx);
  // The library would parse every sheet again to check it, at the price of writing it; LibreOffice reads one in a test.
  // Packed lightly: a tenth less time for a file that is a little larger.
  return workbook.xlsx.writeBuffer({ validate: false, zip: { level: 2 } });
};

/**
 * The report as one HTML file to read: nothing is loaded, nothing runs, and every text of the plan is text. It prints on
 * paper and follows the reader's light or dark setting.
 */
import { namedSource } from '../catalog/sourceName.ts';
import { rateText } from '../report/inMoney.ts';
import { mergedRows } from '../report/mergedRows.ts';
import { type OnePage, onePage, type StackCard } from '../report/onePage.ts';
import type { Reading } from '../report/reading.ts';
import { textOf } from '../report/sayParts.ts';
import { type Column, formatCell, isNumeric, kindOf, type Row, type Table } from '../report/table.ts';
import { formatDate, listSign } from '../words/format.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const element = (name: string, inner: string, attributes = ''): string => `<${name}${attributes}>${inner}</${name}>`;

const text = (name: string, content: string, attributes = ''): string => element(name, escaped(content), attributes);

const style = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1f262d; --soft: #5b6570; --line: #d9dce0; --mark: #2457c5 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16191d; --ink: #e6e9ec; --soft: #a0a9b2; --line: #363d45; --mark: #7ea2f2 }
}
@media print { :root { --ground: #fff; --ink: #000; --soft: #444; --line: #bbb; --mark: #2457c5 } section { break-inside: avoid } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.45 Inter, system-ui, "Noto Sans SC", sans-serif;
  font-variant-numeric: tabular-nums }
main { max-width: 1080px; margin: 0 auto; padding: 32px 24px }
h1 { font-size: 25px; line-height: 1.25; margin: 0 0 4px }
h2 { font-size: 16px; margin: 28px 0 8px }
p { margin: 0 0 8px }
small, .soft { color: var(--soft) }
small { display: block; font-size: 12px }
.verdict { font-size: 20px; line-height: 1.35; margin: 20px 0 }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 14px }
.card { border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px }
.card h2 { margin: 0 0 4px }
.cost { font-size: 20px; font-weight: 650 }
.band { height: 4px; border-radius: 2px; background: var(--line); position: relative; margin: 8px 0 }
.band i { position: absolute; top: 0; bottom: 0; border-radius: 2px; background: var(--mark) }
dl { display: grid; grid-template-columns: 1fr auto; gap: 4px 12px; margin: 8px 0 0 }
dt { color: var(--soft) }
dd { margin: 0; text-align: right }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 12px }
th, td { text-align: left; vertical-align: top; padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line) }
th { color: var(--soft); font-weight: 550 }
.n { text-align: right }
td.n { white-space: nowrap }
a { color: inherit; text-decoration-color: var(--line) }
`;

const cellHtml = ({ say, language }: Reading, table: Table, column: Column, row: Row): string => {
  const shown = (key: string): string => formatCell(row.cells[key] ?? null, kindOf(column, row), language, say);
  const [low, high] = (['low', 'high'] as const).map((end) =>
    table.columns.find(({ bound }) => bound?.of === column.key && bound.end === end),
  );
  const ends =
    low === undefined || high === undefined || row.cells[low.key] == null || row.cells[high.key] == null
      ? ''
      : text('small', say('report.interval', { low: shown(low.key), high: shown(high.key) }));
  const cell = row.cells[column.key];
  const link = column.kind === 'source' && typeof cell === 'string' ? namedSource(cell).link : null;
  const inner =
    link === null
      ? escaped(shown(column.key))
      : text('a', shown(column.key), ` href="${escaped(link)}" rel="noreferrer"`);
  return element('td', inner + ends, isNumeric(column) ? ' class="n"' : '');
};

const tableHtml = (reading: Reading, table: Table, keys?: readonly string[]): string => {
  const main = table.columns.filter(({ bound }) => bound === undefined);
  const columns = keys === undefined ? main : keys.flatMap((key) => main.find((column) => column.key === key) ?? []);
  const head = columns.map((column) =>
    text('th', column.label, ` scope="col"${isNumeric(column) ? ' class="n"' : ''}`),
  );
  const rows = table.rows.map((row) =>
    element('tr', columns.map((column) => cellHtml(reading, table, column, row)).join('')),
  );
  const whole = element('thead', element('tr', head.join(''))) + element('tbody', rows.join('\n'));
  return element('div', element('table', whole), ' class="scroll"');
};

const section = (title: string, inner: string): string => element('section', text('h2', title) + inner);

/** A cost's interval as a band from 0 to the widest end of all. */
const band = ({ usdPerSuccess: cost }: StackCard, widest: number): string => {
  if (cost?.low == null || cost.high === null || widest <= 0) return '';
  const percent = (usd: number): string => ((100 * usd) / widest).toFixed(2);
  return `<div class="band"><i style="left:${percent(cost.low)}%;width:${percent(cost.high - cost.low)}%"></i></div>`;
};

const card = ({ say }: Reading, one: StackCard, widest: number): string => {
  const { usdPerSuccess: cost } = one;
  const figures = one.figures.map(({ label, text: value }) => text('dt', label) + text('dd', value)).join('');
  const inner =
    cost === null
      ? text('p', say('app.noFigures'))
      : element('p', `${text('span', cost.text, ' class="cost"')} ${escaped(say('report.perSuccess'))}`) +
        (cost.interval === null ? '' : text('small', cost.interval)) +
        band(one, widest) +
        element('dl', figures);
  return element(
    'article',
    text('h2', one.name) +
      (one.note === '' ? '' : text('p', one.note, ' class="soft"')) +
      inner +
      (one.independence === null ? '' : text('small', textOf(one.independence))) +
      (one.assumed ? text('small', say('report.marksAssumed')) : ''),
    ' class="card"',
  );
};

const body = (reading: Reading, page: OnePage): string => {
  const { say, language } = reading;
  const rate = rateText(say, language);
  const widest = Math.max(0, ...page.cards.map(({ usdPerSuccess: cost }) => cost?.high ?? cost?.value ?? 0));
  const joint = listSign(language);
  const assumed = mergedRows(mergedRows(page.assumed, 'category', joint), 'stack', joint);
  const warnings = page.warnings.rows.map((row) => text('li', String(row.cells.what ?? '')));
  return [
    element(
      'header',
      text('p', say('report.pageTitle'), ' class="soft"') +
        text('h1', page.title) +
        text(
          'p',
          [page.workload, ...(reading.day === null ? [] : [formatDate(reading.day, language)])].join(' · '),
          ' class="soft"',
        ),
    ),
    text('p', page.verdict.text, ' class="verdict"'),
    page.bare === null ? '' : text('p', textOf(page.bare), ' class="soft"'),
    rate === null ? '' : text('p', rate, ' class="soft"'),
    element('div', page.cards.map((one) => card(reading, one, widest)).join('\n'), ' class="cards"'),
    // What a cost rests on has a table of its own below.
    section(
      page.categories.title,
      tableHtml(
        reading,
        page.categories,
        page.categories.columns.map(({ key }) => key).filter((key) => key !== 'evidence'),
      ),
    ),
    page.pairs.rows.length > 1 ? section(page.pairs.title, tableHtml(reading, page.pairs)) : '',
    section(
      page.warnings.title,
      warnings.length === 0 ? text('p', say('report.noWarnings')) : element('ul', warnings.join('')),
    ),
    section(say('report.sectionMethod'), text('p', page.method)),
    section(
      page.assumed.title,
      page.assumed.rows.length === 0
        ? text('p', say('report.noAssumed'))
        : tableHtml(reading, assumed, ['input', 'value', 'category', 'stack', 'source']),
    ),
    page.stated.rows.length === 0
      ? ''
      : section(page.stated.title, tableHtml(reading, page.stated, ['input', 'value', 'category', 'stack'])),
    section(page.rates.title, tableHtml(reading, page.rates)),
    section(page.prices.title, tableHtml(reading, page.prices)),
    section(page.sources.title, tableHtml(reading, page.sources)),
    text('p', say('handover.pageNote'), ' class="soft"'),
  ].join('\n');
};

/** The whole page, dated by the day of the reading. */
export const readingPage = (reading: Reading): string => {
  const page = onePage(reading);
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="${reading.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
${text('title', page.title)}
<style>${style}</style>
</head>
<body>
<main>
${body(reading, page)}
</main>
</body>
</html>
`;
};

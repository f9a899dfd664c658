/** What enters through the engine's probabilities: shown as values, since changing them on a sheet cannot move a figure. */
import { clauseSign, titled } from '../../words/format.ts';
import { assumptionsTable } from '../assumptionsTable.ts';
import type { Format } from '../sheet.ts';
import { columns, type InputLines, putSource } from './inputLines.ts';
import { putAcross, putNumber, putText } from './writing.ts';

/** The keys of the assumptions that the sheet has no input for. */
const behind =
  /\/(promptTokensCv|completionTokensCv|yardstick|rho|tau|beta|gamma|anchor|trueAccept|falseAccept|feedbackSuccess|errorShare|signalQuality|budgetUsdPerMonth|firstToken|perSecond)$|^assumedRate\//;

const formats: Record<string, Format> = { share: 'share', usd: 'usd', count: 'count', minutes: 'minutes' };

export const writeBehindInputs = (lines: InputLines): void => {
  const { book, sheet } = lines;
  const { say, language } = book.reading;
  lines.row++;
  putAcross({ sheet, row: lines.row, to: columns.source }, say('workbook.behindTitle'), 'heading');
  lines.row++;
  for (const entry of assumptionsTable(book.reading).rows) {
    if (!behind.test(entry.key)) continue;
    const { row } = lines;
    const { stack, category, input, value, low, high, source } = entry.cells;
    const place = [stack, category]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(clauseSign(language));
    putText({ sheet, row, column: columns.name }, titled(place, String(input), language), 'label');
    const format = formats[entry.kinds?.value ?? ''] ?? 'number';
    if (typeof value === 'number') putNumber({ sheet, row, column: columns.value }, value, format, 'value');
    else
      putText({ sheet, row, column: columns.value }, String(value ?? say('report.unknown')), 'value', { right: true });
    if (typeof low === 'number') putNumber({ sheet, row, column: columns.low }, low, format, 'value');
    if (typeof high === 'number') putNumber({ sheet, row, column: columns.high }, high, format, 'value');
    if (entry.assumed) putText({ sheet, row, column: columns.assumed }, say('report.assumedColumn'), 'note');
    if (typeof source === 'string') putSource(lines, source);
    lines.row++;
  }
};

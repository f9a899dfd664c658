/** Gaps that stop a stack, models that end, and warnings that stop nothing, as sentences. */
import { listSign } from '../words/format.ts';
import { endingsOf, explainEnding, otherWarnings } from './endings.ts';
import { explainGap, explainWarning } from './explain.ts';
import { type Reading, stackName } from './reading.ts';
import type { Row, Table } from './table.ts';
import { statedNoTransfer } from './transferRemarks.ts';

export const warningsTable = (reading: Reading): Table => {
  const { say, outcome } = reading;
  const gaps: Row[] = outcome.stacks.flatMap((stack) =>
    stack.categories
      .filter((category) => category.share > 0)
      .flatMap((category) =>
        category.gaps.map((gap, index) => ({
          key: `gap/${stack.stackId}/${category.categoryId}/${index}`,
          cells: {
            kind: say('report.gapTitle'),
            stack: stack.name,
            what: explainGap(reading, category.categoryId, gap),
          },
        })),
      ),
  );
  const endings: Row[] = endingsOf(reading).map((ending) => ({
    key: `ending/${ending.modelId}`,
    cells: {
      kind: say('report.endingTitle'),
      stack: ending.stacks.map(({ stackId }) => stackName(reading, stackId)).join(listSign(reading.language)),
      what: explainEnding(reading, ending),
    },
  }));
  const warnings: Row[] = otherWarnings(reading).map((warning, index) => ({
    key: `warning/${index}`,
    cells: {
      kind: say('report.warningTitle'),
      stack: outcome.stacks.find((stack) => stack.stackId === warning.stackId)?.name ?? '',
      what: explainWarning(reading, warning),
    },
  }));
  const transfer: Row[] = statedNoTransfer(reading).map((what, index) => ({
    key: `transfer/${index}`,
    cells: { kind: say('report.warningTitle'), stack: '', what },
  }));
  return {
    id: 'warnings',
    title: say('report.warningsTable'),
    columns: [
      { key: 'kind', label: say('report.kind'), kind: 'text' },
      { key: 'stack', label: say('report.stack'), kind: 'text' },
      { key: 'what', label: say('report.what'), kind: 'text' },
    ],
    rows: [...gaps, ...endings, ...transfer, ...warnings],
  };
};

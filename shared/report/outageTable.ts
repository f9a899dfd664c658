/** What an outage takes from each stack, as a table and sentences. */
import type { Outage } from '../engine/outage.ts';
import { formatShare } from '../words/format.ts';
import { modelNameOf, type Naming, stackNameOf } from './leverText.ts';
import type { Row, Table } from './table.ts';

const nameOfDark = (naming: Naming, { dark }: Outage['ask']): string => {
  switch (dark.kind) {
    case 'vendor':
      return naming.job.snapshot.models.find(({ author }) => author === dark.author)?.authorName ?? dark.author;
    case 'origin':
      return dark.origin;
    case 'model':
      return modelNameOf(naming, dark.modelId);
    default:
      return dark satisfies never;
  }
};

export const outageTable = (naming: Naming, outage: Outage): Table => {
  const { say, language } = naming;
  return {
    id: 'outage',
    title: say('horizon.outageTitle', {
      name: nameOfDark(naming, outage.ask),
      share: formatShare(outage.ask.share, language),
    }),
    columns: [
      { key: 'stack', label: say('horizon.outageStack'), kind: 'text' },
      { key: 'success', label: say('horizon.outageSuccess'), kind: 'share' },
      { key: 'darkSuccess', label: say('horizon.outageDark'), kind: 'share' },
      { key: 'held', label: say('horizon.outageHeld'), kind: 'share' },
      { key: 'successesLost', label: say('horizon.outageLost'), kind: 'count' },
      { key: 'valueLostUsd', label: say('horizon.outageValue'), kind: 'usd' },
      { key: 'silentFailuresMore', label: say('horizon.outageErrors'), kind: 'count' },
      { key: 'spendMoreUsd', label: say('horizon.outageSpend'), kind: 'usd' },
    ],
    rows: outage.stacks.map(
      ({ stackId, figures }): Row => ({
        key: stackId,
        cells: {
          stack: stackNameOf(naming, stackId),
          success: figures?.success ?? null,
          darkSuccess: figures?.darkSuccess ?? null,
          held: figures?.held ?? null,
          successesLost: figures?.successesLost ?? null,
          valueLostUsd: figures?.valueLostUsd ?? null,
          silentFailuresMore: figures?.silentFailuresMore ?? null,
          spendMoreUsd: figures?.spendMoreUsd ?? null,
        },
      }),
    ),
  };
};

export const outageRemarks = (naming: Naming, { models }: Outage): string[] => [
  naming.say('horizon.outageModels', {
    models: models.map((id) => modelNameOf(naming, id)).join(naming.language === 'zh' ? '、' : ', '),
  }),
  naming.say('horizon.outageMethod'),
];

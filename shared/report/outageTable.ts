/** What an outage takes from each stack, as a table and sentences. */
import type { Outage, OutageOfStack } from '../engine/outage.ts';
import type { StackId } from '../foundation/ids.ts';
import { formatMoney, formatShare, listSign } from '../words/format.ts';
import { darkName, modelNameOf, type Naming, stackNameOf } from './leverText.ts';
import type { Cell, Column, Row, Table } from './table.ts';

/** What stands behind dark steps costs and adds; where nothing does, or nothing needs to, in words. */
const insuranceCells = ({ isTouched, figures }: OutageOfStack, say: Naming['say']): Pick<Row, 'cells' | 'kinds'> => {
  const keys = ['insuranceUsd', 'insuranceSuccess'] as const;
  const all = (cell: Cell): Row['cells'] => Object.fromEntries(keys.map((key) => [key, cell]));
  if (figures === null) return { cells: all(null) };
  const { insurance } = figures;
  if (insurance !== null)
    return { cells: { insuranceUsd: insurance.usdPerMonth, insuranceSuccess: insurance.success } };
  return {
    cells: all(say(isTouched ? 'horizon.outageNothingBehind' : 'horizon.outageNotNeeded')),
    kinds: Object.fromEntries(keys.map((key) => [key, 'text'])),
  };
};

/** What a month loses, which is known where its dark share is stated. */
const monthColumns = (say: Naming['say']): Column[] => [
  { key: 'successesLost', label: say('horizon.outageLost'), kind: 'count' },
  { key: 'valueLostUsd', label: say('horizon.outageValue'), kind: 'usd' },
  { key: 'silentFailuresMore', label: say('horizon.outageErrors'), kind: 'count' },
  { key: 'spendMoreUsd', label: say('horizon.outageSpend'), kind: 'usd' },
];

export const outageTable = (naming: Naming, outage: Outage): Table => {
  const { say, language } = naming;
  return {
    id: 'outage',
    title:
      outage.ask.share === null
        ? say('horizon.outageUnstated', { name: darkName(naming, outage.ask.dark) })
        : say('horizon.outageTitle', {
            name: darkName(naming, outage.ask.dark),
            share: formatShare(outage.ask.share, language),
          }),
    columns: [
      { key: 'stack', label: say('horizon.outageStack'), kind: 'text' },
      { key: 'success', label: say('horizon.outageSuccess'), kind: 'share' },
      { key: 'darkSuccess', label: say('horizon.outageDark'), kind: 'share' },
      { key: 'held', label: say('horizon.outageHeld'), kind: 'share' },
      ...(outage.ask.share === null ? [] : monthColumns(say)),
      { key: 'insuranceUsd', label: say('horizon.outageInsurance'), kind: 'usd' },
      { key: 'insuranceSuccess', label: say('horizon.outageInsuranceSuccess'), kind: 'share' },
    ],
    rows: outage.stacks.map((stack): Row => {
      const { stackId, figures } = stack;
      const insurance = insuranceCells(stack, say);
      return {
        ...insurance,
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
          ...insurance.cells,
        },
      };
    }),
  };
};

/** How long it may be dark before another stack is the cheaper one. */
const turnSentence = ({ say, language, ...naming }: Naming, { turn, stacks }: Outage): string[] => {
  const named = (stackId: StackId): string => stackNameOf({ say, language, ...naming }, stackId);
  if (turn !== null)
    return [
      say('horizon.outageTurn', {
        share: formatShare(turn.share, language),
        from: named(turn.from),
        to: named(turn.to),
      }),
    ];
  return stacks.filter(({ figures }) => figures !== null).length < 2 ? [] : [say('horizon.outageNoTurn')];
};

export const outageRemarks = (naming: Naming, outage: Outage): string[] => [
  ...turnSentence(naming, outage),
  outage.models.length === 0
    ? naming.say('horizon.outageNoModels')
    : naming.say('horizon.outageModels', {
        models: outage.models.map((id) => modelNameOf(naming, id)).join(listSign(naming.language)),
      }),
  naming.say('horizon.outageMethod'),
];

/** A line of the memo: what the vendor that a stack spends most on would take, and what its fallbacks cost; null: not known. */
export const outageSentence = (naming: Naming, outage: Outage, stackId: StackId): string | null => {
  const { say, language } = naming;
  const figures = outage.stacks.find((stack) => stack.stackId === stackId)?.figures ?? null;
  if (figures === null) return null;
  const said = { name: darkName(naming, outage.ask.dark), held: formatShare(figures.held, language) };
  return figures.insurance === null
    ? say('horizon.outageBare', said)
    : say('horizon.outageInsured', { ...said, usd: formatMoney(figures.insurance.usdPerMonth, say.money, language) });
};

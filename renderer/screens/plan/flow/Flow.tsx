/** The flow of every ladder of a policy, drawn, told in a sentence, and as a table. */

import { type Leaf, leavesOf } from '../../../../shared/engine/leaves.ts';
import type { CategoryOutcome, RungFlow } from '../../../../shared/engine/outcome.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { Policy } from '../../../../shared/plan/policy.ts';
import { clauseSign } from '../../../../shared/words/format.ts';
import { type Column, DataTable } from '../../../parts/DataTable.tsx';
import { Figure } from '../../../parts/Figure.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { modelNameOf, usePolicy } from './context.ts';
import { FlowDiagram, FlowKey } from './FlowDiagram.tsx';

const pathKey = (path: readonly number[]): string => path.join('.');

const leafName = (leaf: Leaf, policy: Policy, say: ReturnType<typeof useI18n>['say']): string => {
  const names: string[] = [];
  let inside: Policy = policy;
  for (const step of leaf.path) {
    if (inside.kind === 'split') {
      names.push(say('stacks.part', { number: step + 1 }));
      inside = inside.parts[step]?.policy ?? inside;
    } else if (inside.kind === 'route') {
      names.push(say(step === 0 ? 'stacks.easy' : 'stacks.hard'));
      inside = step === 0 ? inside.easy : inside.hard;
    }
  }
  return names.join(' · ');
};

export const Flow = ({ policy, outcome }: { policy: Policy; outcome: CategoryOutcome }) => {
  const { say, share, money, number, language } = useI18n();
  const context = usePolicy();
  const { figures, rungs } = outcome;
  const [first] = rungs;
  if (figures === null || first === undefined) return null;
  const nameOf = (id: ModelId) => modelNameOf(context, id);
  const leaves = leavesOf(policy);
  const ofLeaf = (leaf: Leaf) => rungs.filter((rung) => pathKey(rung.path) === pathKey(leaf.path));
  const later = rungs[1];
  const ofTasks = (reach: number) => (reach > 0.9995 ? say('stacks.allTasks') : share(reach));
  const isLadder = policy.kind === 'ladder';
  const wording = !isLadder
    ? 'stacks.flowTellingWays'
    : later === undefined
      ? 'stacks.flowTelling'
      : 'stacks.flowTellingLater';
  const ways = leaves
    .flatMap((leaf) => ofLeaf(leaf).slice(0, 1))
    .map((rung) => say('stacks.flowWay', { share: share(rung.reach), model: nameOf(rung.modelId) }))
    .join(clauseSign(language));
  const telling = say(wording, {
    ways,
    first: ofTasks(first.reach),
    model: nameOf(first.modelId),
    later: later === undefined ? '' : share(later.reach),
    success: share(figures.success.value),
    silent: share(figures.silentFailure.value),
  });
  const rows = leaves.flatMap((leaf) => ofLeaf(leaf).map((rung, i) => ({ rung, i, leaf })));
  const columns: Column<{ rung: RungFlow; i: number; leaf: Leaf }>[] = [
    {
      id: 'rung',
      head: say('report.rung'),
      cell: ({ rung, i, leaf }) => (
        <>
          {i + 1} {nameOf(rung.modelId)}
          {isLadder ? null : <small>{leafName(leaf, policy, say)}</small>}
        </>
      ),
    },
    { id: 'reach', head: say('report.reach'), numeric: true, cell: ({ rung }) => share(rung.reach) },
    { id: 'attempts', head: say('report.attempts'), numeric: true, cell: ({ rung }) => number(rung.attempts, 2) },
    { id: 'good', head: say('report.acceptedGood'), numeric: true, cell: ({ rung }) => share(rung.acceptedGood) },
    { id: 'bad', head: say('report.acceptedBad'), numeric: true, cell: ({ rung }) => share(rung.acceptedBad) },
    {
      id: 'given',
      head: say('report.successGivenReach'),
      numeric: true,
      cell: ({ rung }) => (rung.successGivenReach === null ? say('report.unknown') : share(rung.successGivenReach)),
    },
    { id: 'model', head: say('report.modelUsd'), numeric: true, cell: ({ rung }) => money(rung.modelUsd) },
    { id: 'check', head: say('report.verifierUsd'), numeric: true, cell: ({ rung }) => money(rung.verifierUsd) },
  ];
  return (
    <Figure
      title={say('stacks.flow')}
      telling={telling}
      retryKey={outcome}
      table={
        <DataTable
          caption={telling}
          columns={columns}
          rows={rows}
          rowId={({ i, leaf }) => `${pathKey(leaf.path)}/${i}`}
        />
      }
    >
      {leaves.map((leaf) => {
        const own = ofLeaf(leaf);
        // Right after an edit the outcome may still be of the policy before it.
        if (own.length === 0) return null;
        return (
          <div key={pathKey(leaf.path)} className="flow-leaf">
            {isLadder ? null : <p className="flow-leaf-name">{leafName(leaf, policy, say)}</p>}
            <FlowDiagram rungs={own} onReject={leaf.ladder.onReject} nameOf={nameOf} />
          </div>
        );
      })}
      <FlowKey />
    </Figure>
  );
};

/** What the search for the best plan found: the plan with its proof, the runner-up; or which rules stand in the way. */
import type { OptimiseAsk, Optimum } from '../../../shared/engine/optimise/optimum.ts';
import type { ChosenLadder } from '../../../shared/engine/optimise/proposal.ts';
import type { StackOutcome } from '../../../shared/engine/outcome.ts';
import { optimumRemarks, ruleText } from '../../../shared/report/decideTables.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { figurePart, type Part, sayParts } from '../../../shared/report/sayParts.ts';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Note } from '../../parts/Note.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Decisions } from '../../state/outcomeStore.ts';
import { addProposal } from './addProposal.ts';
import type { Names } from './useNaming.ts';

type Found = Extract<Optimum, { kind: 'found' }>;

const worth = (stack: StackOutcome, found: Found): number | null =>
  found.objective === 'usdPerTask'
    ? (stack.total?.usdPerTask.value ?? null)
    : (stack.total?.usdPerSuccess?.value ?? null);

/** Smaller differences, in shares, are not worth a sentence. */
const worthSaying = 0.005;

/** The planner's own best stack by the same objective: comparable only where the plan covers all tasks. */
const ownBest = (reading: Reading, found: Found): { stack: StackOutcome; value: number } | null => {
  if (found.leftOut.length > 0) return null;
  const valued = reading.outcome.stacks.flatMap((stack) => {
    const value = worth(stack, found);
    return value === null ? [] : [{ stack, value }];
  });
  return valued.length === 0 ? null : valued.reduce((best, one) => (one.value < best.value ? one : best));
};

const FoundPlan = ({
  found,
  ask,
  reading,
  names,
}: {
  found: Found;
  ask: OptimiseAsk;
  reading: Reading;
  names: Names;
}) => {
  const { say, usd, share, percent, number, language } = useI18n();
  const { best, runnerUp } = found;
  const own = ownBest(reading, found);
  const ownSilent = own?.stack.total?.silentFailure.value ?? null;
  const less = own === null ? null : 1 - best.value / own.value;
  const places = reading.outcome.stacks.map((stack) => stack.stackId);
  const proof = found.proven
    ? say('decide.proven', {
        ladders: number(found.ladders),
        triples: number(found.triples),
        allowed: number(found.models),
      })
    : found.gap === null
      ? say('decide.gapUnknown')
      : say('decide.notProven', { usd: usd(found.gap), share: share(best.value > 0 ? found.gap / best.value : 0) });
  const policy = ({ form, modelIds: [a, b, c] }: ChosenLadder) =>
    say(`decide.form-${form}`, {
      a: a === undefined ? '' : names.model(a),
      b: b === undefined ? '' : names.model(b),
      c: c === undefined ? '' : names.model(c),
    });
  const stackPart = (stack: StackOutcome): Part => ({ role: 'stack', text: stack.name, stackId: stack.stackId });
  const columns: Column<ChosenLadder>[] = [
    { id: 'category', head: say('report.category'), cell: ({ categoryId }) => rowName(reading, categoryId) },
    { id: 'policy', head: say('decide.policy'), cell: policy },
    { id: 'success', head: say('compare.success'), numeric: true, cell: (chosen) => share(chosen.success) },
    { id: 'silent', head: say('compare.silentFailure'), numeric: true, cell: (chosen) => share(chosen.silentFailure) },
    { id: 'cost', head: say('compare.usdPerTask'), numeric: true, cell: (chosen) => usd(chosen.usdPerTask) },
  ];
  return (
    <>
      <p className="answer">
        <Sentence
          parts={sayParts(say, found.objective === 'usdPerTask' ? 'decide.foundPerTask' : 'decide.found', {
            usd: figurePart(usd(best.value)),
            success: figurePart(share(best.success)),
            silent: figurePart(share(best.silentFailure)),
            month: figurePart(usd(best.usdPerMonth)),
            models: { role: 'model', text: names.models(best.modelIds) },
          })}
          places={places}
        />
        {language === 'zh' ? '' : ' '}
        {own === null || less === null || Math.abs(less) < worthSaying ? null : (
          <Sentence
            parts={sayParts(say, less > 0 ? 'decide.foundLess' : 'decide.foundMore', {
              share: figurePart(percent(Math.abs(less))),
              stack: stackPart(own.stack),
            })}
            places={places}
          />
        )}
      </p>
      {own !== null && ownSilent !== null && best.silentFailure > ownSilent + worthSaying ? (
        <div className="decide-note">
          <Note tone="warn">
            {say('decide.foundSilent', {
              silent: share(best.silentFailure),
              stack: own.stack.name,
              other: share(ownSilent),
            })}
          </Note>
        </div>
      ) : null}
      <DataTable
        caption={say('decide.byCategory')}
        columns={columns}
        rows={best.categories}
        rowId={(chosen) => chosen.categoryId}
      />
      <ul className="remarks">
        <li>{proof}</li>
        {found.leftOut.length === 0 ? null : (
          <li>
            {say('decide.foundLeftOut', {
              categories: found.leftOut.map((id) => rowName(reading, id)).join(language === 'zh' ? '、' : ', '),
              share: share(found.coveredShare),
            })}
          </li>
        )}
        {runnerUp === null ? null : (
          <li>{say('decide.runnerUp', { usd: usd(runnerUp.value), models: names.models(runnerUp.modelIds) })}</li>
        )}
      </ul>
      <div className="decide-deeds">
        <Button
          tone="primary"
          icon="plus"
          onPress={() => addProposal(best, say(ask.rules.length === 0 ? 'decide.bestNameFree' : 'decide.bestName'))}
        >
          {say('decide.addAsStack')}
        </Button>
        {runnerUp === null ? null : (
          <Button onPress={() => addProposal(runnerUp, say('decide.runnerUpName'))}>{say('decide.addRunnerUp')}</Button>
        )}
      </div>
    </>
  );
};

export const Optimal = ({
  optimum,
  ask,
  reading,
  names,
}: {
  optimum: Decisions['optimise']['answer'];
  ask: OptimiseAsk;
  reading: Reading;
  names: Names;
}) => {
  const { say, language } = useI18n();
  if (optimum.kind === 'found') return <FoundPlan found={optimum} ask={ask} reading={reading} names={names} />;
  if (optimum.kind !== 'infeasible')
    return <Note tone="warn">{optimumRemarks(names.naming, optimum).join(language === 'zh' ? '' : ' ')}</Note>;
  const { conflict, minimal, lacking } = optimum;
  const rules = conflict.map((rule) => ruleText(names.naming, rule)).join(language === 'zh' ? '；' : '; ');
  return (
    <Note tone="warn">
      <b>{say('decide.infeasible')}</b>{' '}
      {say(!minimal ? 'decide.conflictSome' : conflict.length === 1 ? 'decide.conflictOne' : 'decide.conflictMany', {
        rules,
      })}
      {language === 'zh' ? '' : ' '}
      {lacking.length === 0
        ? null
        : say('decide.lacking', {
            categories: lacking.map((id) => rowName(reading, id)).join(language === 'zh' ? '、' : ', '),
          })}
    </Note>
  );
};

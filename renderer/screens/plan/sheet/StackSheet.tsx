/** The head of a stack opened: its name and note, its month in money, how long its tasks wait, and what can be done with the whole of it. */
import { lazy, Suspense } from 'react';
import { setField } from '../../../../shared/plan/edits/setField.ts';
import { renameStack } from '../../../../shared/plan/edits/stacks.ts';
import type { Plan, Stack } from '../../../../shared/plan/plan.ts';
import { independenceSentence } from '../../../../shared/report/explain.ts';
import { cashOf, causesIn, costOf, fullCostOf } from '../../../../shared/report/monthly.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { errorsCounted, fullCostNamed, isCounted } from '../../../../shared/report/withoutErrors.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button } from '../../../parts/Button.tsx';
import { TextField } from '../../../parts/Field.tsx';
import { Sentence } from '../../../parts/Sentence.tsx';
import { StackBadge, stackLetter } from '../../../parts/StackBadge.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { stackActions } from '../menuActions.ts';
import { stackOutcome } from '../planTable.ts';
import { SheetFrame } from './SheetFrame.tsx';
import { Spend } from './Spend.tsx';

const StackWaiting = lazy(async () => ({ default: (await import('./Waiting.tsx')).StackWaiting }));

export const StackSheet = ({ plan, stack, reading }: { plan: Plan; stack: Stack; reading: Reading | null }) => {
  const { say, money, share } = useI18n();
  const place = plan.stacks.indexOf(stack);
  const columns = plan.stacks.map((one, at) => ({ stack: one, place: at }));
  const found = stackOutcome(reading?.outcome ?? null, stack.id);
  const total = found?.total ?? null;
  const tasks = plan.tasksPerMonth;
  const independence = reading === null || found === undefined ? null : independenceSentence(reading, found);
  const lines =
    total === null
      ? []
      : [
          {
            id: 'full',
            name: say(`plan.fullCost_${errorsCounted(plan)}`),
            text: total.usdPerSuccess === null ? '–' : money(total.usdPerSuccess.value),
          },
          { id: 'cash', name: say('plan.cash'), text: money(cashOf(total, tasks)) },
          {
            id: 'month',
            name: fullCostNamed(plan, say('plan.fullCostMonth'), say),
            text: money(fullCostOf(total, tasks)),
          },
          ...causesIn([total]).map((cause) => ({
            id: cause,
            name: say(`plan.part_${cause}`),
            text: isCounted(cause, plan) ? money(costOf(total, cause) * tasks) : say('plan.notStated'),
          })),
          { id: 'success', name: say('compare.success'), text: share(total.success.value) },
          { id: 'errors', name: say('plan.undetectedErrors'), text: share(total.silentFailure.value) },
          { id: 'abandoned', name: say('compare.abandoned'), text: share(total.abandoned.value) },
          { id: 'net', name: say('compare.netValuePerMonth'), text: money(total.netValueUsdPerTask.value * tasks) },
        ];
  return (
    <SheetFrame
      name={say('plan.sheetStack', { letter: stackLetter(place) })}
      title={
        <span className="sheet-stack">
          <StackBadge stack={place} />
          {stack.name}
        </span>
      }
      foot={stackActions(stack, place, columns, say)
        .filter(({ id }) => id !== 'open')
        .map(({ id, name, act, isDisabled = false }) => (
          <Button key={id} tone="quiet" isDisabled={isDisabled} onPress={act}>
            {name}
          </Button>
        ))}
    >
      <TextField
        label={say('stacks.name')}
        value={stack.name}
        maxLength={100}
        onChange={(name) =>
          tryEdit('app.editStack', (current) => renameStack(current, stack.id, name.trim() || stack.name))
        }
      />
      <TextField
        label={say('stacks.note')}
        value={stack.note}
        placeholder={say('stacks.notePlaceholder')}
        maxLength={500}
        lines={3}
        onChange={(note) =>
          tryEdit('app.editStack', (current) => setField(current, ['stacks', stack.id, 'note'], note.trim()))
        }
      />
      {lines.length === 0 ? null : (
        <dl className="sheet-lines">
          {lines.map(({ id, name, text }) => (
            <div key={id} data-line={id}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {independence === null ? null : (
        <p className="independence">
          <Sentence parts={independence.map(({ stackId: _, ...part }) => part)} places={[]} />
          <About id="independence" />
        </p>
      )}
      {reading === null || found === undefined ? null : <Spend reading={reading} stack={found} />}
      {reading === null || found === undefined ? null : (
        <Suspense>
          <StackWaiting reading={reading} stack={stack} />
        </Suspense>
      )}
    </SheetFrame>
  );
};

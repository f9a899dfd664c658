/** The head of a stack: its sign and name, cash a month, full cost per success, and how sure it is the cheapest. */

import type { ErrorsCounted } from '../../../shared/report/withoutErrors.ts';
import { fullStop, titled } from '../../../shared/words/format.ts';
import type { MenuAction } from '../../parts/Menu.tsx';
import { StackBadge, stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { HeadMenu } from './HeadMenu.tsx';
import { fixedColumns, headRow, placeKey } from './places.ts';

export interface HeadFigures {
  cash: number | null;
  fullCost: number | null;
  /** Where full cost counts undetected errors. */
  counted: ErrorsCounted;
  chance: number | null;
  isOverBudget: boolean;
}

export const ColumnHead = ({
  name,
  place,
  at,
  figures,
  isActive,
  isSelected,
  open,
  actions,
  source,
  target,
}: {
  name: string;
  place: number;
  /** Which of the columns shown. */
  at: number;
  figures: HeadFigures;
  isActive: boolean;
  isSelected: boolean;
  open: () => void;
  /** What can be done with the stack, made when its menu is opened. */
  actions: () => MenuAction[];
  source: object;
  target: object;
}) => {
  const { say, money, sureness, language } = useI18n();
  const stop = fullStop(language);
  const { cash, fullCost, chance, counted, isOverBudget } = figures;
  const unknown = '–';
  const lines = [
    { id: 'cash', name: say('plan.cash'), text: cash === null ? unknown : money(cash), isOver: isOverBudget },
    {
      id: 'full',
      name: say(`plan.fullCost_${counted}`),
      text: fullCost === null ? unknown : money(fullCost),
      isOver: false,
    },
    { id: 'sure', name: say('plan.sure'), text: chance === null ? unknown : sureness(chance), isOver: false },
  ];
  return (
    <div
      role="columnheader"
      className="stack-head-cell"
      data-stack={(place % 6) + 1}
      data-at={placeKey({ row: headRow, column: fixedColumns.length + at })}
      data-selected={isSelected || undefined}
      tabIndex={isActive ? 0 : -1}
      {...source}
      {...target}
      onClick={open}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== 'F2')) return;
        event.preventDefault();
        open();
      }}
    >
      <span className="visually-hidden">
        {say('plan.headOf', { letter: stackLetter(place), name }) +
          stop +
          lines.map((line) => titled(line.name, line.text, language)).join(stop)}
      </span>
      <span className="stack-head-name" title={name}>
        <StackBadge stack={place} />
        <span aria-hidden="true">{name}</span>
        <HeadMenu className="stack-head-more" label={say('plan.stackMore', { stack: name })} actions={actions} />
      </span>
      <span className="stack-head-lines" aria-hidden="true">
        {lines.map((line) => (
          <span key={line.id} className="stack-head-line" data-line={line.id} data-over={line.isOver || undefined}>
            <span>{line.name}</span>
            <span>
              {line.isOver ? '▲ ' : ''}
              {line.text}
            </span>
          </span>
        ))}
      </span>
      <span className="stack-head-bar" aria-hidden="true">
        <i style={{ width: `${(chance ?? 0) * 100}%` }} />
      </span>
    </div>
  );
};

/** The menu on a chart: the drawing of its card as PNG or SVG, its numbers as CSV. */
import { useRef } from 'react';
import { savePicture, saveTable } from '../../actions/saveChart.ts';
import { Menu } from '../../parts/Menu.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';

/** In a card, what is drawn: a figure, or what says of itself that it is the chart. */
const drawnIn = (card: Element): Element | null => card.querySelector('figure, [data-chart]');

export const SaveChart = ({ title }: { title: string }) => {
  const { say } = useI18n();
  const place = useRef<HTMLSpanElement>(null);
  const plan = usePlanState((state) => state.document?.plan.title ?? '');
  const name = `${plan} ${title}`.trim();
  const card = (): Element | null => place.current?.closest('section') ?? null;
  const picture = (kind: 'png' | 'svg') => {
    const found = card();
    const drawing = found === null ? null : drawnIn(found);
    if (drawing !== null) void savePicture(name, kind, drawing);
  };
  const table = () => {
    const found = card()?.querySelector('table');
    if (found !== null && found !== undefined) void saveTable(name, found);
  };
  return (
    <span ref={place}>
      <Menu
        label={say('app.saveChart', { title })}
        icon="more"
        iconOnly
        actions={[
          { id: 'png', name: say('app.asPng'), act: () => picture('png') },
          { id: 'svg', name: say('app.asSvg'), act: () => picture('svg') },
          { id: 'csv', name: say('app.asCsv'), act: table },
        ]}
      />
    </span>
  );
};

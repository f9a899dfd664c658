/** A month at today's volume: bought, rented and owned side by side. */
import type { Hardware } from '../../../shared/engine/fleets/hardware.ts';
import { hardwareMonth, type MonthLine } from '../../../shared/report/hardwareText.ts';
import { useI18n } from '../../parts/useI18n.ts';

export const MonthTable = ({ hardware }: { hardware: Hardware }) => {
  const { say, money, number } = useI18n();
  const text = ({ id }: MonthLine, value: number | null): string =>
    value === null ? '–' : id === 'replicas' ? number(value) : money(value);
  return (
    <div className="card own-month">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('hardware.month')}</th>
            <th scope="col">{say('hardware.api')}</th>
            <th scope="col">{say('hardware.kept-rented')}</th>
            <th scope="col">{say('hardware.kept-owned')}</th>
          </tr>
        </thead>
        <tbody>
          {hardwareMonth(hardware, say).map((line) => (
            <tr key={line.id} data-line={line.id}>
              <th scope="row">{line.label}</th>
              {(['api', 'rented', 'owned'] as const).map((way, i) => (
                <td key={way}>{text(line, line.values[i] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What was read, file by file, and what was set aside, with the reason of each. */

import { asideText, formatText, readingNotes } from '../../../../shared/report/usageTables.ts';
import type { UsageSummary } from '../../../../shared/usage/summary.ts';
import { Card } from '../../../parts/Card.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import type { UsageRead } from '../../../simulate/usageIn.ts';

export const Read = ({ read: { files, summary, made } }: { read: UsageRead }) => {
  const { say, number, language } = useI18n();
  return (
    <Card
      title={say('usageIn.whatWasRead')}
      note={
        files.length === 1 ? say('usageIn.recognisedOne') : say('usageIn.recognised', { count: number(files.length) })
      }
    >
      <ul className="usage-files">
        {files.map(({ name, format }) => (
          <li key={name}>
            <Icon name="file" size={16} />
            <span>
              <b>{name}</b>
              <small>{formatText(format, say)}</small>
            </span>
          </li>
        ))}
      </ul>
      <details className="usage-notes">
        <summary>{say('usageIn.notes')}</summary>
        <ul>
          {[...new Set([...readingNotes(summary, language, say), ...made.remarks])].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </details>
      <p className="faint small">{say('usageIn.kept')}</p>
    </Card>
  );
};

export const Aside = ({ summary }: { summary: UsageSummary }) => {
  const { say, number, language } = useI18n();
  return (
    <Card title={say('usageIn.whatAside')}>
      {summary.set_aside.length === 0 ? (
        <p className="soft">{say('usageIn.asideNone')}</p>
      ) : (
        <table className="usage-table">
          <thead>
            <tr>
              <th scope="col">{say('usageIn.reason')}</th>
              <th scope="col" className="numeric">
                {say('usageIn.rows')}
              </th>
              <th scope="col" className="numeric">
                {say('usageIn.firstLine')}
              </th>
            </tr>
          </thead>
          <tbody>
            {summary.set_aside.map(({ reason, rows, first_line, file }) => (
              <tr key={`${file} ${reason}`}>
                <th scope="row">{asideText(reason, language, say)}</th>
                <td className="numeric">{number(rows)}</td>
                <td className="numeric">{number(first_line)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
};

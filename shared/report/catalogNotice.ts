/** What happened to the catalog at its opening, in words: for the page's notice and for the command line. */
import type { CatalogNotice, LostRow, RescueReport } from '../catalog/notice.ts';
import type { Say } from '../words/say.ts';

const namesMax = 20;

const rowName = ({ noun, name }: LostRow, say: Say): string => {
  switch (noun) {
    case 'model':
      return say('app.catalogRowModel', { name });
    case 'price':
      return say('app.catalogRowPrice', { name });
    case 'evidence':
      return say('app.catalogRowEvidence', { name });
  }
};

const rowNames = (rows: LostRow[], say: Say): string => {
  const named = rows.slice(0, namesMax).map((row) => rowName(row, say));
  const more = rows.length - named.length;
  return [...named, ...(more > 0 ? [`+${more}`] : [])].join('; ');
};

/** What was brought back and what is gone, sentence by sentence. */
const reportSentences = ({ rescued, lost, unnamed }: RescueReport, say: Say): string[] => {
  const older = lost.filter(({ olderStands }) => olderStands);
  const gone = lost.filter(({ olderStands }) => !olderStands);
  const all = lost.length === 0 && unnamed === 0;
  return [
    rescued === 0 && all
      ? say('app.catalogNoneOwn')
      : say(all ? 'app.catalogRescuedAll' : 'app.catalogRescuedSome', { count: rescued }),
    ...(gone.length === 0 ? [] : [say('app.catalogLost', { rows: rowNames(gone, say) })]),
    ...(older.length === 0 ? [] : [say('app.catalogOlder', { rows: rowNames(older, say) })]),
    ...(unnamed === 0 ? [] : [say('app.catalogUnnamed', { count: unnamed })]),
  ];
};

/** null where there is nothing anybody needs to know. */
export const catalogNoticeText = (notice: CatalogNotice, say: Say): string | null => {
  switch (notice.kind) {
    case 'created':
      return null;
    case 'refreshed':
      return say('app.catalogRefreshed');
    case 'rebuilt':
      return [say('app.catalogRebuilt'), ...reportSentences(notice.report, say)].join(' ');
    case 'caughtUp':
      return [say('app.catalogCaughtUp'), ...reportSentences(notice.report, say)].join(' ');
    case 'readOnly': {
      const { lost, unnamed } = notice.report;
      const missing = lost.length > 0 || unnamed > 0 ? reportSentences(notice.report, say) : [];
      return [say('app.catalogReadOnly', { reason: notice.reason }), ...missing].join(' ');
    }
  }
};

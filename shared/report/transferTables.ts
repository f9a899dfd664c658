/** What was said of two models beforehand and what then happened, as tables. */
import type { WorkKind } from '../catalog/category.ts';
import type { CategoryTransfer, SaidAgainstHappened, SaidBin } from '../engine/transfer/saidHappened.ts';
import { shippedSaidByChance } from '../engine/transfer/shippedSaidHappened.ts';
import { formatNumber, formatShare } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { categoryName } from './categoryName.ts';
import type { Table } from './table.ts';

const readOffWords = {
  allSuites: 'saidHappened.allSuites',
  yardstick: 'saidHappened.oneYardstick',
  otherCategories: 'saidHappened.otherCategories',
} as const;

/** Said, happened and pairs of each bin: `62%: 65% (4,364)`. Bins that miss stand as they came out. */
const binsText = (bins: readonly SaidBin[], language: Language): string =>
  bins
    .map(({ said, happened, pairs }) => {
      const count = formatNumber(pairs, language);
      return `${formatShare(said, language)}: ${formatShare(happened, language)} (${count})`;
    })
    .join('  ');

const rowsOf = (category: WorkKind, transfer: CategoryTransfer, language: Language, say: Say) => {
  const lines: [string, readonly SaidBin[], number | null][] = [
    [say('saidHappened.before'), transfer.before, transfer.logScore.before],
    [
      transfer.readOff === null ? say('saidHappened.notMeasured') : say(readOffWords[transfer.readOff]),
      transfer.across,
      transfer.logScore.after,
    ],
    [say('saidHappened.within'), transfer.within, null],
  ];
  return lines.flatMap(([how, bins, score], l) =>
    bins.length === 0 && l !== 1
      ? []
      : [
          {
            key: `${category} ${l}`,
            cells: { category: l === 1 ? categoryName(say, category) : '', how, bins: binsText(bins, language), score },
          },
        ],
  );
};

/** Every category: before, with transfer, and inside one suite; score is the mean logarithm of the chance given. */
export const transferTable = (report: SaidAgainstHappened, language: Language, say: Say): Table => ({
  id: 'transfer',
  title: say('saidHappened.heading'),
  columns: [
    { key: 'category', label: say('saidHappened.category'), kind: 'text' },
    { key: 'how', label: say('saidHappened.how'), kind: 'text' },
    { key: 'bins', label: say('saidHappened.bins'), kind: 'text' },
    { key: 'score', label: say('saidHappened.score'), kind: 'number' },
  ],
  rows: (Object.keys(report.categories) as WorkKind[]).flatMap((category) => {
    const transfer = report.categories[category];
    return transfer === undefined ? [] : rowsOf(category, transfer, language, say);
  }),
});

/** How many bins miss the aim where everything that is said is right. */
export const missesByChance = (language: Language): Record<'misses' | 'held' | 'low' | 'high', string> => {
  const { held, misses } = shippedSaidByChance;
  const whole = (value: number): string => formatNumber(Math.round(value), language);
  return { misses: whole(misses.mean), held: whole(held), low: whole(misses.low), high: whole(misses.high) };
};

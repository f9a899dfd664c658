/** Shares of the study at the dates it states them for, by openness and origin, kind of work and author. */
import * as facts from '../study/facts.ts';
import * as shown from '../study/shown.ts';
import type { Between, Fact } from '../study/sources.ts';
import { formatShare } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { betweenText } from './betweenText.ts';
import { categoryName } from './categoryName.ts';

/** Dates as the study words them; `year` is the mean over Nov 2024 to Nov 2025. */
type When =
  | 'late2024'
  | 'early2025'
  | 'may2025'
  | 'july2025'
  | 'november2025'
  | 'late2025'
  | 'peak'
  | 'year'
  | 'mostOf2025';

export interface DatedShare {
  when: string;
  /** As it is printed: a share, a bound or a range. */
  said: string;
  /** Its ends, 0 to 1; a bound has its one end twice. */
  from: number;
  to: number;
  isBound: boolean;
}

export interface ShareSeries {
  id: string;
  name: string;
  points: DatedShare[];
}

export interface ShareGroup {
  id: 'source' | 'roleplay' | 'work' | 'author';
  title: string;
  series: ShareSeries[];
  from: Fact<unknown>[];
}

const exactly = (share: number): Between => ({ from: share, to: share });

export const shareGroups = (say: Say, language: Language): ShareGroup[] => {
  const percent = (share: number): string => formatShare(share, language);
  const point = ([when, share]: readonly [When, Between]): DatedShare => {
    const end = share.from ?? share.to ?? 0;
    return {
      when: say(`market.when-${when}`),
      said: betweenText(say, share, percent),
      from: end,
      to: share.to ?? end,
      isBound: share.from === null || share.to === null,
    };
  };
  const series = (id: string, name: string, points: readonly (readonly [When, Between])[]): ShareSeries => ({
    id,
    name,
    points: points.map(point),
  });
  const source = facts.tokenShareByModelSource;
  const roleplay = facts.roleplayTokensByModelSource;
  const spend = shown.programmingSpendShare;
  const { programmingTokenShare } = facts;
  const { reasoningTokenShare, openModelConcentration: open } = shown;
  const spendOf = (author: string): ShareSeries =>
    series(
      author,
      say('market.spendOf', { author }),
      (['mostOf2025', 'july2025', 'november2025'] as const).flatMap((when) => {
        const share = spend.value[when][author];
        return share === undefined ? [] : [[when, share] as const];
      }),
    );
  const roleplayOf = (id: 'closed' | 'rowOpen' | 'chinaOpen'): ShareSeries =>
    series(
      id,
      say(`market.source-${id}`),
      (['may2025', 'late2025'] as const).map((when) => [when, exactly(roleplay.value[when][id])] as const),
    );
  return [
    {
      id: 'source',
      title: say('market.shares-source'),
      series: [
        series('closed', say('market.source-closed'), [['year', exactly(source.value.closedAverage)]]),
        series('open', say('market.source-open'), [['late2025', exactly(source.value.openLate2025)]]),
        series('chinaOpen', say('market.source-chinaOpen'), [
          ['late2024', exactly(source.value.chinaOpenAtStart)],
          ['year', exactly(source.value.openAverage.china)],
          ['peak', exactly(source.value.chinaOpenPeakWeek)],
        ]),
        series('rowOpen', say('market.source-rowOpen'), [['year', exactly(source.value.openAverage['rest-of-world'])]]),
      ],
      from: [source],
    },
    {
      id: 'roleplay',
      title: say('market.shares-roleplay'),
      series: [roleplayOf('closed'), roleplayOf('rowOpen'), roleplayOf('chinaOpen')],
      from: [roleplay],
    },
    {
      id: 'work',
      title: say('market.shares-work'),
      series: [
        series('programming', categoryName(say, 'programming'), [
          ['early2025', exactly(programmingTokenShare.value.start2025)],
          ['late2025', exactly(programmingTokenShare.value.late2025)],
        ]),
        series('reasoning', say('market.reasoningModels'), [['late2025', reasoningTokenShare.value]]),
      ],
      from: [programmingTokenShare, reasoningTokenShare],
    },
    {
      id: 'author',
      title: say('market.shares-author'),
      series: [
        ...['Anthropic', 'OpenAI', 'Google'].map(spendOf),
        series('science', say('market.scienceOf', { author: 'OpenAI' }), [
          ['early2025', shown.openAiScienceStart2025.value],
          ['late2025', facts.authorTokenShares.value.OpenAI?.science ?? exactly(0)],
        ]),
        series('largest', say('market.largestOpen'), [
          ['late2024', open.value.twoDeepSeekLate2024],
          ['late2025', open.value.largestLate2025],
        ]),
      ],
      from: [spend, shown.openAiScienceStart2025, open],
    },
  ];
};

/** The figures of the source study as tables, each with where it stands and what it does not say. */
import * as facts from '../study/facts.ts';
import * as shown from '../study/shown.ts';
import type { Between, Fact } from '../study/sources.ts';
import { formatNumber, formatPlace, formatShare, formatTokens, formatUsd, listSign } from '../words/format.ts';
import type { marketWords } from '../words/market.ts';
import { planSourceIn } from '../words/planSentences.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { betweenText } from './betweenText.ts';
import { categoryName } from './categoryName.ts';

type Label = keyof typeof marketWords & string;

export interface StudyTable {
  id: string;
  title: string;
  rows: { label: string; value: string }[];
  /** One for each document or section the rows come from, and what it leaves unsaid. */
  sources: string[];
}

/** Where a figure stands, and what it does not say. */
export const sourceOf = ({ source, note }: Fact<unknown>, language: Language): string =>
  [source, ...(note === undefined ? [] : [note])]
    .map((text) => planSourceIn(text, language))
    .join(language === 'zh' ? '。' : '. ');

/** Says figures in one language. */
class Figures {
  readonly say: Say;
  readonly language: Language;
  constructor(say: Say, language: Language) {
    this.say = say;
    this.language = language;
  }
  share = (value: number): string => formatShare(value, this.language);
  number = (value: number, digits = 2): string => formatNumber(value, this.language, digits);
  between(between: Between, text: (value: number) => string = this.share): string {
    return betweenText(this.say, between, text);
  }
  rows(entries: readonly (readonly [Label, string])[]): StudyTable['rows'] {
    return entries.map(([label, value]) => ({ label: this.say(`market.${label}`), value }));
  }
  named(entries: Readonly<Record<string, string>>): StudyTable['rows'] {
    return Object.entries(entries).map(([label, value]) => ({ label, value }));
  }
}

const mapped = <T>(record: Readonly<Record<string, T>>, text: (value: T) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, text(value)]));

const kindRows = (figures: Figures): StudyTable['rows'] => {
  const open = facts.openModelTokenShare.value;
  const china = facts.chinaOpenTokenShare.value;
  return figures.rows([
    ['openRoleplay', figures.share(open.roleplay)],
    ['openProgramming', figures.between(open.programming)],
    ['chinaRoleplay', figures.share(china.roleplay)],
    ['chinaProgramming', figures.share(china.programmingAndTechnology)],
  ]);
};

const mixRows = (figures: Figures): StudyTable['rows'] =>
  Object.entries(facts.authorTokenShares.value).map(([label, mix]) => ({
    label,
    value: Object.entries(mix)
      .map(([id, share]) => {
        const name =
          id === 'programmingAndTechnology'
            ? figures.say('market.programmingAndTechnology')
            : categoryName(figures.say, id as keyof typeof shown.categoryQuadrants.value);
        return `${name} ${figures.between(share)}`;
      })
      .join(listSign(figures.language)),
  }));

const tagRows = (figures: Figures): StudyTable['rows'] =>
  Object.entries(shown.subTagShares.value).flatMap(([id, tags]) =>
    Object.entries(tags).map(([tag, share]) => ({
      label: figures.say('market.tagOf', {
        work: categoryName(figures.say, id as keyof typeof shown.subTagShares.value),
        tag: figures.say(`market.tag-${tag}` as `market.${Label}`),
      }),
      value: figures.between(share),
    })),
  );

const requestRows = (figures: Figures): StudyTable['rows'] => {
  const { prompt, completion, sequence } = facts.requestTokens.value;
  const { promptTokens, timesGeneralLength } = facts.programmingRequest.value;
  const tokens = (value: number): string => formatTokens(value, figures.language);
  return figures.rows([
    ['promptEarly', tokens(prompt.early2024)],
    ['promptLate', tokens(prompt.late2025)],
    ['completionEarly', tokens(completion.early2024)],
    ['completionLate', tokens(completion.late2025)],
    ['sequenceEarly', tokens(sequence.late2023)],
    ['sequenceLate', tokens(sequence.late2025)],
    ['programmingPrompt', tokens(promptTokens)],
    ['programmingTimes', figures.between(timesGeneralLength, (value) => figures.number(value))],
  ]);
};

const retentionRows = (figures: Figures): StudyTable['rows'] => [
  ...facts.foundationalRetentionMonth5.value.map(({ model, cohort, share }) => ({
    label: figures.say('market.cohort', { model, cohort }),
    value: figures.share(share),
  })),
  ...shown.boomerangCohorts.value.map(({ model, cohort, month }) => ({
    label: figures.say('market.cohort', { model, cohort }),
    value: figures.say('market.monthRises', { month }),
  })),
];

const cohortRows = (figures: Figures): StudyTable['rows'] => {
  const { single, none } = shown.foundationalCohorts.value;
  return [
    ...single.map(({ model, cohort }) => ({
      label: figures.say('market.cohort', { model, cohort }),
      value: figures.say('market.cohortSingle'),
    })),
    ...none.map((model) => ({ label: model, value: figures.say('market.cohortNone') })),
  ];
};

const handedOverRows = (figures: Figures): StudyTable['rows'] => {
  const { api, chat } = facts.interactionModes.value;
  const tasks = facts.apiTaskShare.value;
  const gdp = facts.usageElasticityToGdp.value;
  return figures.rows([
    ['apiAutomation', figures.share(api.automation)],
    ['apiAugmentation', figures.share(api.augmentation)],
    ['chatAutomation', figures.share(chat.automation)],
    ['chatAugmentation', figures.share(chat.augmentation)],
    ['apiComputer', figures.share(tasks.computerAndMathematical)],
    ['apiEducation', figures.share(tasks.education)],
    ['apiArts', figures.share(tasks.artsAndEntertainment)],
    ['apiAi', figures.share(tasks.aiDevelopment)],
    ['gdpCountries', figures.number(gdp.betweenCountries)],
    ['gdpStates', figures.number(gdp.betweenUsStates)],
  ]);
};

const priceRows = (figures: Figures): StudyTable['rows'] =>
  figures.rows([
    ['medianPrice', formatUsd(shown.medianEffectiveUsdPerM.value, figures.language)],
    ['elasticity', figures.between(facts.priceElasticity.value, (value) => figures.number(value, 3))],
  ]);

const sizeRows = (figures: Figures): StudyTable['rows'] =>
  (['small', 'medium', 'large'] as const).map((size) => ({
    label: figures.say(`market.${size}`),
    value: figures.say('market.fromSize', { value: shown.sizeClassFromB.value[size] }),
  }));

/** Every figure of the study that is shown as such; shares with a date are drawn (datedShares.ts), those of regions and languages stand on Places. */
export const studyTables = (say: Say, language: Language): StudyTable[] => {
  const figures = new Figures(say, language);
  const groups: [id: string, label: Label, rows: StudyTable['rows'], from: Fact<unknown>[]][] = [
    [
      'authors',
      'group-authors',
      figures.named(
        mapped(shown.openTokensByAuthorTrillions.value, (value) =>
          say('market.trillions', { value: figures.number(value) }),
        ),
      ),
      [shown.openTokensByAuthorTrillions],
    ],
    ['kinds', 'group-kinds', kindRows(figures), [facts.openModelTokenShare, facts.chinaOpenTokenShare]],
    ['tags', 'group-tags', tagRows(figures), [shown.subTagShares]],
    ['mixes', 'group-mixes', mixRows(figures), [facts.authorTokenShares]],
    ['requests', 'group-requests', requestRows(figures), [facts.requestTokens, facts.programmingRequest]],
    [
      'retention',
      'group-retention',
      [...retentionRows(figures), ...cohortRows(figures)],
      [facts.foundationalRetentionMonth5, shown.boomerangCohorts, shown.foundationalCohorts],
    ],
    [
      'countries',
      'group-countries',
      Object.entries(shown.spendByCountry.value).map(([code, share]) => ({
        label: formatPlace(code, language),
        value: figures.share(share),
      })),
      [shown.spendByCountry],
    ],
    [
      'handedOver',
      'group-handedOver',
      handedOverRows(figures),
      [facts.interactionModes, facts.apiTaskShare, facts.usageElasticityToGdp],
    ],
    ['price', 'group-price', priceRows(figures), [shown.medianEffectiveUsdPerM, facts.priceElasticity]],
    ['sizes', 'group-sizes', sizeRows(figures), [shown.sizeClassFromB]],
  ];
  return groups.map(([id, label, rows, from]) => ({
    id,
    title: say(`market.${label}`),
    rows,
    sources: [...new Set(from.map((one) => sourceOf(one, language)))],
  }));
};

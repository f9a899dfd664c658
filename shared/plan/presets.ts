/** What a plan can start from: a mix of tasks built from the study's figures, and the rules that choose its models. */
import type { CategoryId, WorkKind } from '../catalog/category.ts';
import {
  apiTaskShare,
  authorTokenShares,
  chinaOpenTokenShare,
  openModelTokenShare,
  programmingTokenShare,
  roleplayTokensByModelSource,
  tokenShareByModelSource,
} from '../study/facts.ts';
import type { WordPath } from '../words/all.ts';
import { bestAndCheapFirst, closedAndOpen, type PresetStack } from './presetRules.ts';
import { requestShapeOf, tokensPerTask } from './requestShapes.ts';
import { inProportion, taskShares } from './taskShares.ts';

export interface MixPart {
  id: WorkKind;
  /** Share of all tasks. */
  share: number;
  shareSource: string;
}

export interface Preset {
  id: string;
  name: WordPath;
  about: WordPath;
  source: WordPath;
  mix: readonly MixPart[];
  stacks: readonly PresetStack[];
}

interface Stated {
  id: CategoryId;
  share: number;
  source: string;
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** What the stated shares leave, in equal parts over categories the source does not split. */
const withRest = (stated: readonly Stated[], rest: readonly CategoryId[]): Stated[] => {
  const left = 1 - stated.reduce((sum, part) => sum + part.share, 0);
  return [
    ...stated,
    ...rest.map((id) => ({
      id,
      share: left / rest.length,
      source: `assumed: the source does not split the remaining ${percent(left)}, taken in equal parts`,
    })),
  ];
};

const ofTokens = (stated: readonly Stated[], rest: readonly CategoryId[]): MixPart[] => {
  const parts = withRest(stated, rest).map((part) => ({
    ...part,
    tokenShare: part.share,
    tokensPerTask: tokensPerTask(requestShapeOf(part.id)),
  }));
  const shares = taskShares(parts);
  return parts.map(({ id, tokenShare, tokensPerTask: tokens, source }, i) => ({
    id,
    share: shares[i]?.share ?? 0,
    shareSource: `${percent(tokenShare)} of tokens (${source}), turned into tasks: divided by ${tokens} tokens per task and scaled to sum to 100%.`,
  }));
};

const ofTasks = (stated: readonly Stated[], rest: readonly CategoryId[]): MixPart[] => {
  const parts = withRest(stated, rest);
  const shares = inProportion(parts.map((part) => part.share));
  return parts.map(({ id, share, source }, i) => ({
    id,
    share: shares[i] ?? 0,
    shareSource: `${percent(share)} of API conversations, taken as tasks (${source}).`,
  }));
};

/** Open models serve a third of tokens and give 52% of theirs to roleplay; that is 58% of all roleplay tokens. */
const roleplayOfAllTokens =
  (tokenShareByModelSource.value.openLate2025 * openModelTokenShare.value.roleplay) /
  (roleplayTokensByModelSource.value.late2025.rowOpen + roleplayTokensByModelSource.value.late2025.chinaOpen);

const middle = (between: { from: number | null; to: number | null } | undefined, otherwise: number): number =>
  between?.from != null && between.to != null
    ? (between.from + between.to) / 2
    : (between?.from ?? between?.to ?? otherwise);

const openProgramming = middle(openModelTokenShare.value.programming, 0.175);
const codingFirst = middle(authorTokenShares.value.xAI?.programming, 0.8);
const roleplayFirst = middle(authorTokenShares.value.DeepSeek?.roleplay, 0.667);

/** The traffic of published studies. */
export const studyPresets: readonly Preset[] = [
  {
    id: 'all-traffic-2025',
    name: 'presets.allTrafficName',
    about: 'presets.allTrafficAbout',
    source: 'presets.allTrafficSource',
    stacks: closedAndOpen,
    mix: ofTokens(
      [
        { id: 'programming', share: programmingTokenShare.value.late2025, source: programmingTokenShare.source },
        {
          id: 'roleplay',
          share: roleplayOfAllTokens,
          source: `derived: the open third of tokens, times 52% roleplay, over the 58% of roleplay tokens that open models serve; ${openModelTokenShare.source} and figure 9`,
        },
      ],
      ['translation', 'technology', 'science', 'general-qa'],
    ),
  },
  {
    id: 'open-models',
    name: 'presets.openModelsName',
    about: 'presets.openModelsAbout',
    source: 'presets.openModelsSource',
    stacks: closedAndOpen,
    mix: ofTokens(
      [
        { id: 'programming', share: openProgramming, source: `the middle of 15 to 20%; ${openModelTokenShare.source}` },
        { id: 'roleplay', share: openModelTokenShare.value.roleplay, source: openModelTokenShare.source },
      ],
      ['translation', 'technology', 'science', 'general-qa'],
    ),
  },
  {
    id: 'china-open-models',
    name: 'presets.chinaOpenName',
    about: 'presets.chinaOpenAbout',
    source: 'presets.chinaOpenSource',
    stacks: closedAndOpen,
    mix: ofTokens(
      [
        {
          id: 'programming',
          share: chinaOpenTokenShare.value.programmingAndTechnology / 2,
          source: `half of the 39% that programming and technology have together, the halving assumed; ${chinaOpenTokenShare.source}`,
        },
        { id: 'roleplay', share: chinaOpenTokenShare.value.roleplay, source: chinaOpenTokenShare.source },
        {
          id: 'technology',
          share: chinaOpenTokenShare.value.programmingAndTechnology / 2,
          source: `half of the 39% that programming and technology have together, the halving assumed; ${chinaOpenTokenShare.source}`,
        },
      ],
      ['translation', 'science', 'general-qa'],
    ),
  },
  {
    id: 'coding-assistant',
    name: 'presets.codingName',
    about: 'presets.codingAbout',
    source: 'presets.codingSource',
    stacks: closedAndOpen,
    mix: ofTokens(
      [
        {
          id: 'programming',
          share: codingFirst,
          source: `the lower bound of an author whose traffic is mostly code; ${authorTokenShares.source}`,
        },
      ],
      ['technology', 'general-qa'],
    ),
  },
  {
    id: 'companion',
    name: 'presets.companionName',
    about: 'presets.companionAbout',
    source: 'presets.companionSource',
    stacks: closedAndOpen,
    mix: ofTokens(
      [
        {
          id: 'roleplay',
          share: roleplayFirst,
          source: `the lower bound of an author whose traffic is mostly roleplay and casual chat; ${authorTokenShares.source}`,
        },
      ],
      ['translation', 'general-qa'],
    ),
  },
  {
    id: 'localisation',
    name: 'presets.localisationName',
    about: 'presets.localisationAbout',
    source: 'presets.localisationSource',
    stacks: bestAndCheapFirst,
    mix: [
      {
        id: 'translation',
        share: 1,
        shareSource: 'One category: nothing to split. The study gives no mix of a localisation team.',
      },
    ],
  },
  {
    id: 'enterprise-api',
    name: 'presets.enterpriseName',
    about: 'presets.enterpriseAbout',
    source: 'presets.enterpriseSource',
    stacks: closedAndOpen,
    mix: ofTasks(
      [
        {
          id: 'programming',
          share: apiTaskShare.value.computerAndMathematical,
          source: `computer and mathematical tasks; ${apiTaskShare.source}`,
        },
        { id: 'technology', share: apiTaskShare.value.aiDevelopment, source: `AI development; ${apiTaskShare.source}` },
        {
          id: 'creative-writing',
          share: apiTaskShare.value.artsAndEntertainment,
          source: `arts and entertainment; ${apiTaskShare.source}`,
        },
        { id: 'education', share: apiTaskShare.value.education, source: `education; ${apiTaskShare.source}` },
      ],
      ['general-qa', 'translation', 'finance', 'legal'],
    ),
  },
];

/** Traffic of an author's models, where the study prints enough of it; those that are mostly of one kind stand above. */
const ofAuthor = (
  author: string,
  word: 'google' | 'openai' | 'anthropic' | 'qwen',
  stated: readonly Omit<Stated, 'source'>[],
  rest: readonly CategoryId[],
): Preset => ({
  id: `author-${word}`,
  name: `presets.${word}Name`,
  about: 'presets.authorAbout',
  source: 'presets.authorSource',
  stacks: closedAndOpen,
  mix: ofTokens(
    stated.map((part) => ({ ...part, source: `${author}; ${authorTokenShares.source}` })),
    rest,
  ),
});

const { Google, OpenAI, Anthropic, Qwen } = authorTokenShares.value;
const claudeHalf = middle(Anthropic?.programmingAndTechnology, 0.8) / 2;

/** Bounds that the study prints are taken as the share; two that it prints together are halved. */
export const authorPresets: readonly Preset[] = [
  ofAuthor(
    'Google',
    'google',
    [
      { id: 'programming', share: middle(Google?.programming, 0.18) },
      { id: 'science', share: middle(Google?.science, 0.1) },
      { id: 'legal', share: middle(Google?.legal, 0.05) },
    ],
    ['technology', 'general-qa', 'translation', 'productivity-writing', 'education'],
  ),
  ofAuthor(
    'OpenAI',
    'openai',
    [
      { id: 'programming', share: middle(OpenAI?.programming, 0.29) },
      { id: 'technology', share: middle(OpenAI?.technology, 0.29) },
      { id: 'science', share: middle(OpenAI?.science, 0.15) },
    ],
    ['general-qa', 'productivity-writing', 'translation'],
  ),
  ofAuthor(
    'Anthropic',
    'anthropic',
    [
      { id: 'programming', share: claudeHalf },
      { id: 'technology', share: claudeHalf },
    ],
    ['science', 'general-qa'],
  ),
  ofAuthor(
    'Qwen',
    'qwen',
    [{ id: 'programming', share: middle(Qwen?.programming, 0.5) }],
    ['technology', 'science', 'general-qa'],
  ),
];

const oneKind = (
  kind: WorkKind,
  word: 'support' | 'code' | 'agents' | 'fields' | 'language' | 'answers' | 'scenes' | 'labels',
): Preset => ({
  id: kind,
  name: `presets.${word}Name`,
  about: `presets.${word}About`,
  source: 'presets.oneKindSource',
  stacks: kind === 'translation' ? bestAndCheapFirst : closedAndOpen,
  mix: [{ id: kind, share: 1, shareSource: 'One kind of work: nothing to split.' }],
});

/** One kind of work each: what a planner begins with who brings no file. */
export const workPresets: readonly Preset[] = [
  oneKind('customer-support', 'support'),
  oneKind('programming', 'code'),
  oneKind('extraction', 'fields'),
  oneKind('translation', 'language'),
  oneKind('rag', 'answers'),
  oneKind('roleplay', 'scenes'),
  oneKind('agents', 'agents'),
  oneKind('classification', 'labels'),
];

export const presets: readonly Preset[] = [...workPresets, ...studyPresets, ...authorPresets];

export const presetOf = (id: string): Preset | null => presets.find((preset) => preset.id === id) ?? null;

/** The example of the start screen: a preset at so many tasks a month. */
export const examplePreset = { id: 'all-traffic-2025', tasksPerMonth: 200_000 } as const;

/** Of kinds of work that were chosen together. */
const evenShare = 'assumed: as many tasks of each kind of work, until you type how many there are';

const severalKinds = (kinds: readonly Preset[]): Preset => {
  const [first] = kinds;
  const isAlike = first !== undefined && kinds.every(({ stacks }) => stacks === first.stacks);
  return {
    id: 'several-kinds',
    name: 'presets.severalName',
    about: 'presets.severalAbout',
    source: 'presets.oneKindSource',
    stacks: isAlike ? first.stacks : closedAndOpen,
    mix: kinds.flatMap(({ mix }) => mix.map(({ id }) => ({ id, share: 1 / kinds.length, shareSource: evenShare }))),
  };
};

/**
 * The preset of that id, or one of several kinds of work, each a row with as many tasks as the others; null where an id
 * is unknown, or one of several is not of a single kind.
 */
export const presetOfAll = (ids: readonly string[]): Preset | null => {
  const [only, ...others] = new Set(ids);
  if (only === undefined) return null;
  if (others.length === 0) return presetOf(only);
  const kinds = workPresets.filter(({ id }) => id === only || others.includes(id));
  return kinds.length === 1 + others.length ? severalKinds(kinds) : null;
};

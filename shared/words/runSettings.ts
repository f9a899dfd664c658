/** How a model was run in a published test, as a person reads it; publishers write it in fields of their own. */
import { clauseSign, formatNumber } from './format.ts';
import type { Language } from './words.ts';

const phrases: Readonly<Record<string, string>> = {
  '16K tokens to think': '思考 16K token',
  '32K tokens to think': '思考 32K token',
  '4,096 output tokens': '输出 4,096 token',
  '611 conversations': '611 段对话',
  'LinguaGacha (chunked chapter translation)': 'LinguaGacha（分段翻译整章）',
  'Meridian data room': 'Meridian 资料室',
  '160 files': '160 个文件',
  alltools: '全部工具',
  'dialogue of 10 turns (base) or 3-12 turns (challenge)': '对话 10 轮（基础）或 3 至 12 轮（挑战）',
  'ja-zh web novel chapters': '网络小说章节（日译中）',
  'legal Q&A': '法律问答',
  'mental health': '心理健康',
  'no answer in the text': '文中没有答案',
  'own words': '用自己的话',
  paper: '论文',
  'paragraph fallback': '不成则逐段',
  'phase 1': '第 1 阶段',
  'summary of a passage': '概括一段文字',
  'temperature 0': '温度 0',
  'temperature 0.2': '温度 0.2',
  'text only': '仅文本',
  'thinking off': '不思考',
  'user played by GPT-5.4 mini': '由 GPT-5.4 mini 扮演用户',
  'zero-shot document prompt': '零样本整篇提示',
};

const efforts: Readonly<Record<string, string>> = { default: '默认', none: '无', 'not stated': '未注明' };

/** Fields that publishers name in their own way. */
const fields: readonly [RegExp, Record<Language, (value: string) => string>][] = [
  [
    /^(?:effort |reasoning=|reasoning_effort=)(.+)$/,
    { en: (value) => `effort ${value}`, zh: (value) => `推理强度${efforts[value] ?? ` ${value}`}` },
  ],
  [/^edit_format=(.+)$/, { en: (value) => `edits as ${value}`, zh: (value) => `编辑格式 ${value}` }],
  [
    /^thinking_tokens=(\d+)$/,
    {
      en: (value) => `${formatNumber(Number(value), 'en')} tokens to think`,
      zh: (value) => `思考 ${formatNumber(Number(value), 'zh')} token`,
    },
  ],
];

const partIn = (part: string, language: Language): string => {
  for (const [pattern, said] of fields) {
    const value = pattern.exec(part)?.[1];
    if (value !== undefined) return said[language](value);
  }
  return (language === 'zh' ? phrases[part] : undefined) ?? part.replaceAll('_', ' ');
};

const metrics: Readonly<Record<string, Record<Language, string>>> = {
  'pass_rate_1 (%)': { en: 'first attempt', zh: '第一次尝试' },
  'pass_rate_2 (%)': { en: 'within 2 attempts', zh: '2 次尝试内' },
  'pass@1 (%)': { en: 'one sample', zh: '取 1 个样本' },
  'pass@1 (%), mean over problems of 10 samples': { en: 'mean of 10 samples', zh: '10 个样本的平均' },
  'eligible scenarios (%)': { en: 'no major violation', zh: '无重大违背' },
  'mean of 8 criteria (1-5)': { en: 'mean of 8 criteria', zh: '8 项标准的平均' },
};

/** What a test counts, where it counts several things; what makers did not name here stays as they write it. */
export const metricIn = (metric: string, language: Language): string => metrics[metric]?.[language] ?? metric;

export const runSettingIn = (config: string, language: Language): string =>
  config
    .split(/, |; /)
    .map((part) => partIn(part, language))
    .join(clauseSign(language));

/** The kind of work that a label names in plain words; a guess, said so, and null where it names none or several. */
import type { WorkKind } from '../../catalog/category.ts';

/** Two of these beside each other are a direction: zh-en, de_to_fr. */
const language = '(ar|cs|da|de|en|es|fi|fr|hi|it|ja|ko|nl|no|pl|pt|ru|sv|th|tr|uk|vi|zh)';

const named: readonly [WorkKind, RegExp][] = [
  ['customer-support', /support|helpdesk|ticket|customer|refund|客服|客户/],
  ['classification', /classif|triage|label|moderat|intent|routing|分类/],
  ['extraction', /extract|parse|invoice|ocr|抽取|提取/],
  ['summarisation', /summar|digest|tldr|摘要|总结/],
  ['translation', new RegExp(`translat|locali[sz]|i18n|翻译|本地化|\\b${language}-(to-)?${language}\\b`)],
  ['rag', /\brag\b|retriev|knowledge|docs?-?qa|search-?answer|检索|知识库/],
  ['programming', /\bcod(e|ing|er)|copilot|programming|developer|pull-?request|\bpr\b|编程|代码/],
  ['agents', /agent|workflow|automation|智能体/],
  ['marketing', /marketing|campaign|\bseo\b|营销/],
  ['trivia', /trivia|quiz|竞答/],
  ['legal', /legal|contract|compliance|法律|合同/],
  ['roleplay', /roleplay|companion|character|角色/],
];

/** What is done with a text, whatever it is about: a summary of a contract is a summary. */
const acts: ReadonlySet<WorkKind> = new Set(['classification', 'extraction', 'summarisation', 'translation']);

export const kindByName = (label: string): WorkKind | null => {
  const text = label.toLowerCase().replace(/[_\s./:]+/g, '-');
  const kinds = named.flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
  const done = kinds.filter((kind) => acts.has(kind));
  // An agent is a manner of working: a coding agent programs.
  const telling = done.length > 0 ? done : kinds.length > 1 ? kinds.filter((kind) => kind !== 'agents') : kinds;
  return telling.length === 1 ? (telling[0] ?? null) : null;
};

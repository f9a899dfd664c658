/** Words of what a stack does with a kind of work, told in a line. */
import type { Words } from './words.ts';

export const policiesWords = {
  attempts: { en: '{{model}}, {{number}} {{number, attempt|attempts}}', zh: '{{model}}，{{number}} 次尝试' },
  checkText: {
    en: 'passes {{good}} of right answers and {{bad}} of wrong ones',
    zh: '通过 {{good}} 的正确答案和 {{bad}} 的错误答案',
  },
  noValue: { en: 'none', zh: '无' },
  checked: { en: '{{step}}, checked', zh: '{{step}}（有检查）' },
  thenNext: { en: '{{first}}, then {{next}}', zh: '{{first}}，然后 {{next}}' },
  splitPart: { en: '{{share}} to {{policy}}', zh: '{{share}} 交给 {{policy}}' },
  semicolon: { en: '; ', zh: '；' },
  routeText: {
    en: 'easy tasks to {{easy}}; hard ones to {{hard}}',
    zh: '容易的任务交给 {{easy}}；困难的交给 {{hard}}',
  },
} as const satisfies Words;

/** What must be answered before outcomes can be read at all: words of the questions, and of the refusals that they become. */
import type { Words } from './words.ts';

export const evalMustWords = {
  askThreshold: {
    en: '{{file}}: scores run from {{low}} to {{high}}. From which score on is a result a success? They are not counted until you say so. (A share written as a percentage needs its sign: 37%.)',
    zh: '{{file}}：评分范围为 {{low}} 至 {{high}}。达到多少分算成功？在给出之前不计入。（以百分比表示的占比需带百分号，如 37%。）',
  },
  hintThreshold: { en: 'Say --threshold X.', zh: '用 --threshold X 说明。' },
  askRepeats: {
    en: '{{file}}: {{rows}} rows stand under the label “{{label}}”. Is it one sample tried several times or as many samples?',
    zh: '{{file}}：标签“{{label}}”下有 {{rows}} 行。是同一样本尝试多次，还是多个样本？',
  },
  hintRepeats: { en: 'Say --repeats tries or --repeats items.', zh: '用 --repeats tries 或 --repeats items 说明。' },
} as const satisfies Words;

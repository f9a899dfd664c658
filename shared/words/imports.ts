/** Words of bringing her own work in. */
import type { Words } from './words.ts';

export const importsWords = {
  title: { en: 'Bring your own work in', zh: '导入您自己的工作' },
  reading: { en: 'Reading {{name}}', zh: '正在读取 {{name}}' },
  headline: {
    en: '{{tasks}} tasks a month in {{rows}} kinds of work.',
    zh: '每月 {{tasks}} 个任务，{{rows}} 类工作。',
  },
  agrees: { en: 'Modelled and billed agree within {{share}}.', zh: '按价格推算与账单相差 {{share}} 以内。' },
  differs: { en: 'Modelled and billed differ by {{share}}.', zh: '按价格推算与账单相差 {{share}}。' },
  noBill: { en: 'The files state no cost.', zh: '文件未载明费用。' },
  rows: { en: 'Rows of the plan', zh: '计划中的工作' },
  row: { en: 'Work', zh: '工作' },
  tasks: { en: 'Tasks a month', zh: '每月任务' },
  requests: { en: 'Requests a task', zh: '每任务请求数' },
  prompt: { en: 'Prompt tokens a task', zh: '每任务提示 token' },
  completion: { en: 'Completion tokens a task', zh: '每任务输出 token' },
  cached: { en: 'Read from cache', zh: '缓存读取' },
  models: { en: 'Models', zh: '模型' },
  by: { en: 'What tells kinds of work apart?', zh: '以什么区分工作类型？' },
  whichModel: { en: 'Which model is {{name}}?', zh: '“{{name}}”是哪个模型？' },
  whichModelHint: {
    en: 'Its id in the catalog, as in openai/gpt-5-mini. Left empty it is in no stack.',
    zh: '目录中的 id，例如 openai/gpt-5-mini。留空则不列入任何方案。',
  },
  again: { en: 'Read again', zh: '重新读取' },
  read: { en: 'What was read, set aside, and how it meets the bill', zh: '读取与搁置的内容，以及与账单的核对' },
  taken: { en: 'What was taken as given', zh: '按既定处理的内容' },
  make: { en: 'Make the plan', zh: '生成计划' },
  planMade: {
    en: 'The plan has {{rows}} rows of work; stack A is today.',
    zh: '计划有 {{rows}} 项工作；方案 A 为现状。',
  },
  evalsRow: { en: 'Which work do these results judge?', zh: '这些结果评判的是哪项工作？' },
  evalsTake: { en: 'Use these results', zh: '采用这些结果' },
  threshold: { en: 'From which score on is a result a success?', zh: '从多少分起算成功？' },
  thresholdHint: {
    en: 'On the scale of the file; empty takes what the file says.',
    zh: '按文件的分制；留空则按文件所示。',
  },
  thresholdWrong: { en: 'A number from 0 to 100.', zh: '请输入 0 到 100 的数字。' },
  changes: { en: 'What changes', zh: '变化' },
  stack: { en: 'Stack', zh: '方案' },
  before: { en: 'Before', zh: '之前' },
  after: { en: 'With these results', zh: '采用之后' },
  noPlan: {
    en: 'These are results of evaluations. Open or make a plan first: they are evidence of one of its rows.',
    zh: '这是评测结果。请先打开或新建计划：它们将作为其中一项工作的证据。',
  },
  kept: {
    en: 'Everything stays on this machine. Of prompts and answers no text is kept: only counts, tokens, money, times and labels.',
    zh: '一切都留在本机。不保留提示与回答的文字，只保留计数、token、金额、时间和标签。',
  },
  trySample: { en: 'Try it with an invented month', zh: '用虚构的一个月试试' },
  tryEvals: { en: 'Try invented evals', zh: '用虚构的评测试试' },
} as const satisfies Words;

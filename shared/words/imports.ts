/** Words of bringing her own work in. */
import type { Words } from './words.ts';

export const importsWords = {
  title: { en: 'Bring your own work in', zh: '导入您自己的工作' },
  reading: { en: 'Reading {{name}}', zh: '正在读取 {{name}}' },
  rows: { en: 'Rows of the plan', zh: '计划中的工作' },
  cachedAsk: {
    en: 'Does the input include what was read from the cache?',
    zh: '输入是否已包含从缓存读取的部分？',
  },
  cachedAskNote: {
    en: 'The file does not say, and the cost depends on it.',
    zh: '文件未说明，而费用取决于此。',
  },
  cachedIncluded: { en: 'Yes, cached is inside', zh: '是，缓存包含在内' },
  cachedExcluded: { en: 'No, cached comes on top', zh: '否，缓存另计' },
  cachedAtList: { en: '{{usd}} at list prices', zh: '按标价 {{usd}}' },
  cachedNear: { en: '{{usd}} at list prices, {{share}} from the bill', zh: '按标价 {{usd}}，与账单相差 {{share}}' },
  make: { en: 'Make the plan', zh: '生成计划' },
  toModels: { en: 'Go to Models', zh: '前往“模型”' },
  openPlan: { en: 'Open the plan', zh: '打开计划' },
  planMade: {
    en: 'The plan has {{rows}} rows of work; stack A is today.',
    zh: '计划有 {{rows}} 项工作；方案 A 为现状。',
  },
  evalsRow: { en: 'Which work do these results judge?', zh: '这些结果评测的是哪类工作？' },
  evalsTake: { en: 'Use these results', zh: '采用这些结果' },
  threshold: { en: 'From which score on is a result a success?', zh: '从多少分起算成功？' },
  thresholdHint: {
    en: 'On the scale of the file; empty takes what the file says.',
    zh: '按文件的分制；留空则按文件所示。',
  },
  thresholdWrong: { en: 'A number from 0 to 100.', zh: '请输入 0 至 100 的数字。' },
  changes: { en: 'Full cost per success', zh: '单次成功全成本' },
  undoable: { en: 'Taking them over is one step: undo takes it back.', zh: '采用只是一步操作：可以撤销。' },
  stack: { en: 'Stack', zh: '方案' },
  before: { en: 'Before', zh: '之前' },
  after: { en: 'With these results', zh: '采用之后' },
  verdictNow: { en: 'The verdict now', zh: '当前结论' },
  verdictThen: { en: 'With these results', zh: '采用结果之后' },
  verdictMade: { en: 'What the plan will say', zh: '新计划的结论' },
  verdictOpen: { en: 'What the open plan says', zh: '当前计划的结论' },
  verdictTaken: { en: 'With the new facts', zh: '采用新事实之后' },
  verdictWorking: { en: 'Working it out …', zh: '正在计算……' },
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

/** Words of the work: its volume, its worth, its shape and how alike models fail on it. */
import type { Words } from './words.ts';

export const workloadWords = {
  wage: { en: 'Hourly wage', zh: '人工时薪' },
  budget: { en: 'Budget a month', zh: '每月预算' },
  budgetNone: { en: 'no budget', zh: '无预算' },

  shape: { en: 'What a request looks like', zh: '请求的样子' },
  shapeOfAgent: { en: 'A coding agent’s task', zh: '编程智能体的任务' },
  shapeOfRequest: { en: 'A single request', zh: '单次请求' },
  shapeNote: {
    en: 'One attempt of a plain model, over all its requests. Each model’s own output multiplier comes on top.',
    zh: '非推理模型的一次尝试，含全部步骤。各模型自身的输出倍数另计。',
  },
  promptTokens: { en: 'Input tokens', zh: '输入 token' },
  completionTokens: { en: 'Output tokens', zh: '输出 token' },
  steps: { en: 'Requests per attempt', zh: '每次尝试的请求数' },
  toolCalls: { en: 'Tool calls per attempt', zh: '每次尝试的工具调用' },
  toolCallUsd: { en: 'Fee of one tool call', zh: '单次工具调用费' },
  searches: { en: 'Web searches among them', zh: '其中网络搜索次数' },
  fileSearches: { en: 'File searches among them', zh: '其中文件检索次数' },
  codeSessions: { en: 'Code sessions among them', zh: '其中代码执行会话数' },
  sellerToolHint: {
    en: 'A search or a session of the seller’s costs what its offer lists, else the same.',
    zh: '供应商自有的检索和会话按其报价计费，未列出时同此。',
  },
  cacheMinutes: { en: 'Minutes a cache write is kept', zh: '缓存写入的保留分钟数' },
  stepsCv: { en: 'Spread of the number of requests', zh: '请求数的离散度' },
  growth: { en: 'Input tokens each request adds', zh: '每次请求增加的输入 token' },
  promptCv: { en: 'Spread of input tokens', zh: '输入 token 的离散度' },
  completionCv: { en: 'Spread of output tokens', zh: '输出 token 的离散度' },
  cvHint: { en: 'Standard deviation over mean', zh: '标准差除以均值' },
  cacheRead: { en: 'Input read from cache', zh: '输入中读缓存' },
  cacheWrite: { en: 'Input written to cache', zh: '输入中写缓存' },
  grows: {
    en: 'The input grows from one request of a task to the next',
    zh: '任务中的输入随每次请求增长',
  },
  deferrable: { en: 'Can wait: take the batch price where a model has one', zh: '可延后：模型有批处理价时采用' },
  more: { en: 'More', zh: '更多' },

  outcomes: { en: 'What outcomes are worth', zh: '成功的价值与漏检错误的损失' },
  value: { en: 'Value of a success', zh: '一次成功的价值' },
  silent: { en: 'Cost of an undetected error', zh: '每个漏检错误的损失' },
  silentHint: {
    en: 'What it costs you when a wrong result is delivered and not noticed in time.',
    zh: '错误结果被交付而未及时发现时，您承担的损失。',
  },
  minutes: { en: 'Minutes per task that goes to a person', zh: '每个转人工任务的分钟数' },
  humanSuccess: { en: 'Handed-over tasks that end well', zh: '转人工后成功的占比' },

  evidence: { en: 'What counts as a success', zh: '怎样算成功' },
  yardstick: { en: 'Same kind of work as', zh: '参照基准' },
  yardstickNone: { en: 'None: use no published evidence', zh: '无：不使用公开证据' },
  yardstickModels: { en: '{{count}} {{count, model|models}} measured', zh: '已测 {{count}} 个模型' },
  yardstickDefinition: { en: 'Success means: {{definition}}', zh: '成功的定义：{{definition}}' },
  'yardstick-close': { en: 'Its tasks are such work.', zh: '任务就是此类工作。' },
  'yardstick-narrow': { en: 'It shows one corner of such work only.', zh: '它只反映此类工作的一角。' },
  'yardstick-proxy': {
    en: 'A proxy: its tasks are other work, held to be like yours.',
    zh: '间接参照：任务属于其他工作，仅视为与您的工作相似。',
  },
  'counts-threshold': {
    en: 'A judge’s score over a threshold counts as success: believed half.',
    zh: '以评分超过阈值计为成功：只按一半样本采信。',
  },
  'counts-inferred': {
    en: 'The number of tasks is inferred or rounded: believed half.',
    zh: '任务数为推算或取整：只按一半样本采信。',
  },
  'counts-graded': {
    en: 'A share of points, not of tasks passed: believed a quarter.',
    zh: '为得分比例而非通过比例：只按四分之一样本采信。',
  },
  yardstickNoDefinition: {
    en: 'The source does not say what counts as a success.',
    zh: '来源未说明怎样算成功。',
  },
  yardstickNothing: {
    en: 'Nothing published counts successes in this kind of work: its rates are your assumptions.',
    zh: '此类工作没有按成功次数公布的数据：成功率均为您的假设。',
  },
  anchorModel: { en: 'A rate known for this work', zh: '此类工作的已知成功率' },
  anchorNone: { en: 'No known rate', zh: '没有已知成功率' },
  anchorRate: { en: 'It succeeds on', zh: '成功率为' },
  anchorHint: {
    en: 'One rate you know shifts every model of the row: your tasks may be easier or harder than the benchmark’s.',
    zh: '一个已知成功率会调整此行的所有模型：您的任务可能比参照基准更易或更难。',
  },

  alike: { en: 'How alike models fail', zh: '失败重合度' },
  alikeNote: {
    en: 'At 0 another model is a fresh chance; near 100% it fails where the first one did.',
    zh: '为 0 时换一个模型等于全新机会；接近 100% 时它会败在同样的地方。',
  },
  rho: { en: 'Hard for all models', zh: '共同难度' },
  tau: { en: 'Repeats in a retry', zh: '重试重复' },
  beta: { en: 'Solved by no model', zh: '无模型可解' },
  gamma: { en: 'Hard tasks cost more', zh: '难任务成本更高' },
  preset: { en: 'Back to the measured preset', zh: '恢复实测预设' },
} as const satisfies Words;

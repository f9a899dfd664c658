/** Words of a plan laid against what was. */
import type { Words } from './words.ts';

export const actualWords = {
  title: { en: '{{month}}: {{days}} {{days, day|days}} of plan and bill', zh: '{{month}}：{{days}} 天的计划与账单' },
  titleModelled: {
    en: '{{month}}: {{days}} {{days, day|days}} of plan and usage at its prices',
    zh: '{{month}}：{{days}} 天的计划与按计划价格计的用量',
  },
  cause: { en: 'Cause', zh: '原因' },
  work: { en: 'Work', zh: '工作' },
  usd: { en: 'Amount', zh: '金额' },
  about: { en: 'About', zh: '涉及' },
  planned: { en: 'Planned', zh: '计划' },
  actual: { en: 'Actual', zh: '实际' },
  wholeMonth: { en: 'the whole month', zh: '整月' },
  facts: { en: '{{month}}: what was planned and what was', zh: '{{month}}：计划与实际' },
  tasks: { en: 'Tasks', zh: '任务数' },
  requests: { en: 'Requests a task', zh: '每任务请求数' },
  prompt: { en: 'Input tokens a task', zh: '每任务输入 token' },
  completion: { en: 'Output tokens a task', zh: '每任务输出 token' },
  cached: { en: 'Read from cache', zh: '缓存读取' },
  failed: { en: 'Failed requests', zh: '失败请求' },
  asPlanned: { en: '{{name}}, planned', zh: '{{name}}（计划）' },
  cause_volume: { en: 'number of tasks', zh: '任务数量' },
  cause_requests: { en: 'requests a task (retries, steps)', zh: '每任务请求数（重试、步骤）' },
  cause_tokens: { en: 'tokens a request', zh: '每次请求的 token' },
  cause_cache: { en: 'share read from cache', zh: '缓存读取比例' },
  cause_batch: { en: 'batch or not', zh: '是否批处理' },
  cause_models: { en: 'which models did it', zh: '由哪些模型完成' },
  cause_errors: { en: 'failed requests', zh: '失败的请求' },
  cause_newWork: { en: 'work the plan does not reckon with', zh: '计划未计入的工作' },
  cause_reckoning: {
    en: 'sizes of single requests about their means',
    zh: '单次请求大小与平均值之差',
  },
  cause_otherCurrency: {
    en: 'billed in another currency, not compared',
    zh: '以其他货币计费，未作比较',
  },
  difference: {
    en: '{{month}}: planned {{planned}}, actual {{actual}}, {{difference}} apart.',
    zh: '{{month}}：计划 {{planned}}，实际 {{actual}}，相差 {{difference}}。',
  },
  notReckoned: {
    en: '{{rows}}: the plan has gaps there and no cash; what was paid stands as work beside the plan.',
    zh: '{{rows}}：计划在此有缺口，无法得出支出；实际所付列为计划外的工作。',
  },
  cutDays: { en: 'Days only partly there are set aside: {{days}}.', zh: '不完整的日期未计入：{{days}}。' },
  undated: {
    en: '{{count}} {{count, record|records}} without a day {{count, is|are}} set aside.',
    zh: '{{count}} 条无日期的记录未计入。',
  },
  otherCurrency: {
    en: '{{amount}} in {{currency}} is not compared; its tokens are, at the prices of the plan.',
    zh: '{{amount}} {{currency}} 未作比较；token 按计划价格比较。',
  },
  unpriced: {
    en: 'No price is known of {{models}}: what was billed for them stands as not priced.',
    zh: '{{models}} 的价格未知：账单金额列为未定价。',
  },
  noSuccess: {
    en: 'Usage says nothing of success: bring evals in to compare it.',
    zh: '用量不说明成功与否：请导入评测以作比较。',
  },
  verdict: {
    en: 'Cheapest per success as planned: {{before}}; with the new facts: {{after}}.',
    zh: '每次成功最便宜：按计划为 {{before}}；采用新事实后为 {{after}}。',
  },
  verdictStack: { en: '{{stack}} at {{usd}}', zh: '{{stack}}，{{usd}}' },
  dialog: { en: 'Plan against actual', zh: '计划与实际' },
  stack: { en: 'Which stack was run?', zh: '实际运行的是哪个方案？' },
  reading: { en: 'Laying it beside the plan …', zh: '正在与计划对照……' },
  factsShow: { en: 'Volume, tokens and failures behind it', zh: '背后的任务量、token 与失败' },
  compare: { en: 'Compare with the plan', zh: '与计划比较' },
  take: { en: 'Take the new facts over', zh: '采用新事实' },
  taken: { en: 'The plan has the facts of {{files}}.', zh: '计划已采用 {{files}} 的事实。' },
  back: { en: 'Back', zh: '返回' },
} as const satisfies Words;

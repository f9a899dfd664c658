/** What a plan made from usage says of where its numbers come from, and what was left open. */
export const fromUsageWords = {
  title: { en: 'Usage: {{files}}', zh: '用量：{{files}}' },
  stackName: { en: 'Today', zh: '现状' },
  stackNote: { en: 'What the usage files show.', zh: '用量文件所示的现状。' },
  tail: { en: 'Everything else', zh: '其余' },
  volume: {
    en: 'Measured: {{days}} whole {{days, day|days}} of {{files}} as a month of 30.4 days.',
    zh: '实测：{{files}} 中 {{days}} 个完整日，折算为 30.4 天的月份。',
  },
  volumeMonths: { en: 'Measured: mean month of {{files}}.', zh: '实测：{{files}} 的月平均。' },
  volumeByTokens: {
    en: 'The files do not count requests: their tokens over the tokens of a usual task.',
    zh: '文件未统计请求数：以 token 总数除以常见任务的 token 数。',
  },
  trend: { en: 'Trend {{trend}} a month ({{low}} to {{high}}).', zh: '每月趋势 {{trend}}（{{low}} 至 {{high}}）。' },
  peak: {
    en: '5% of the hours bring at least {{times}} times the mean.',
    zh: '5% 的小时达到平均值的 {{times}} 倍以上。',
  },
  tokens: {
    en: 'Measured: mean of {{n}} {{n, task|tasks}} in {{files}}.',
    zh: '实测：{{files}} 中 {{n}} 个任务的平均。',
  },
  plainTokens: {
    en: 'Measured in {{files}}, what was written to reason taken off: what a model that does not reason would write.',
    zh: '据 {{files}} 实测并扣除推理所写的部分：即不推理的模型会写的数量。',
  },
  plainTokensAssumed: {
    en: 'Measured in {{files}}; how much of it is reasoning is not in the files and was taken off by the usual factor {{factor}}.',
    zh: '据 {{files}} 实测；其中多少属于推理文件未载明，按常见系数 {{factor}} 扣除。',
  },
  steps: {
    en: 'Measured: requests that share a trace or session in {{files}}.',
    zh: '实测：{{files}} 中同一跟踪或会话的请求数。',
  },
  stepsAssumed: {
    en: 'Nothing in {{files}} ties requests together: one request is held to be one task.',
    zh: '{{files}} 中没有把请求联系起来的信息：一次请求视为一个任务。',
  },
  growth: {
    en: 'Measured: how much larger each request of a task is than the one before.',
    zh: '实测：任务中每次请求比前一次增大的数量。',
  },
  searches: {
    en: 'Measured: {{n}} web {{n, search|searches}} counted in {{files}}.',
    zh: '实测：{{files}} 中计有 {{n}} 次网络搜索。',
  },
  errors: { en: 'Measured: failed requests in {{files}}.', zh: '实测：{{files}} 中失败的请求。' },
  remarkKey: { en: 'Kinds of work come from {{key}}.', zh: '工作类型按 {{key}} 划分。' },
  remarkCut: { en: 'Days only partly there were cut: {{days}}.', zh: '不完整的日期已去除：{{days}}。' },
  remarkShort: {
    en: 'Only {{days}} whole {{days, day|days}}: below 14 the volume is a guess; no trend is shown.',
    zh: '只有 {{days}} 个完整日：不足 14 天，数量只是估计，不显示趋势。',
  },
  remarkDiscount: {
    en: 'The bill states {{share}} off the list: taken as your discount on what {{host}} sells. Change it under What the plan pays.',
    zh: '账单写明在标价上优惠 {{share}}：已作为您在 {{host}} 的折扣。可在“计划按什么价格计算”中修改。',
  },
  remarkUnknownModel: {
    en: '{{row}}: {{model}} is not known; it is in no stack. Say which model it is.',
    zh: '{{row}}：无法识别 {{model}}，未列入任何方案。请说明它是哪个模型。',
  },
  remarkBatch: {
    en: '{{row}}: {{share}} of its tokens went through a batch; the row is priced {{as}}.',
    zh: '{{row}}：{{share}} 的 token 走批处理；此工作按 {{as}} 计价。',
  },
  asBatch: { en: 'as work that can wait', zh: '可延后的工作' },
  asNow: { en: 'as work that cannot wait', zh: '不可延后的工作' },
  remarkSpread: {
    en: '{{row}}: the files hold sums; how tokens vary between tasks is not in them and is taken as {{cv}}.',
    zh: '{{row}}：文件只有合计；任务之间 token 的差异未载明，取 {{cv}}。',
  },
  remarkRequests: {
    en: '{{row}}: the files do not count requests; its number of tasks follows from its tokens.',
    zh: '{{row}}：文件未统计请求数，任务数由 token 推算。',
  },
  remarkKind: {
    en: '{{row}}: taken for {{kind}} by its name.',
    zh: '{{row}}：据名称视为“{{kind}}”。',
  },
  remarkNoKind: {
    en: '{{row}}: based on no kind of work yet; choose one, or bring evals, for evidence of success.',
    zh: '{{row}}：尚未基于任何工作类型；请选择一种，或导入评测，以获得成功率的证据。',
  },
  remarkPricesUnknown: {
    en: 'Prices of {{models}} were not counted: the catalog knows no such model. Say which it is with --map NAME=MODEL ID.',
    zh: '未采用 {{models}} 的价格：目录中没有这些模型。请用 --map 名称=模型 ID 说明。',
  },
  remarkRetries: {
    en: '{{row}}: {{retries}} of {{requests}} {{requests, request|requests}} {{retries, repeats|repeat}} the one before; {{retries, it is|they are}} inside its requests a task.',
    zh: '{{row}}：{{requests}} 次请求中有 {{retries}} 次重复前一次；已计入每任务请求数。',
  },
} as const;

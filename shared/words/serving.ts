/** Own or rented hardware for a model with open weights. */
import type { Words } from './words.ts';

export const servingWords = {
  heading: { en: '{{model}} on {{hardware}}, {{precision}}', zh: '{{model}}：{{hardware}}，{{precision}}' },
  hardware: { en: '{{gpus}} x {{gpu}}', zh: '{{gpus}} × {{gpu}}' },
  figure: { en: 'figure', zh: '指标' },
  value: { en: 'value (5% to 95%)', zh: '数值（5%–95%）' },
  what: { en: 'what it is', zh: '说明' },
  replicas: { en: 'replicas', zh: '副本数' },
  replicasWhat: {
    en: '{{working}} for the busiest hour, {{spares}} spare',
    zh: '高峰时段需要 {{working}} 个，另有备用 {{spares}} 个',
  },
  perUser: { en: 'tokens a second per user', zh: '每用户每秒 token' },
  perUserWhat: {
    en: '{{sequences}} {{sequences, request|requests}} at once on a replica; {{most}} {{most, fits|fit}} into memory',
    zh: '每副本同时处理 {{sequences}} 个请求；显存最多容纳 {{most}} 个',
  },
  tokensPerSecond: { en: 'output tokens a second, replica', zh: '单副本每秒输出 token' },
  memory: { en: 'weights, GB', zh: '权重（GB）' },
  memoryWhat: { en: 'of {{memory}} GB of a replica', zh: '单副本可用显存 {{memory}} GB' },
  loadReached: { en: 'load reached', zh: '实际负载率' },
  loadReachedWhat: { en: 'mean over the capacity of all replicas', zh: '平均负载占全部副本容量的比例' },
  loadReachable: { en: 'load reachable', zh: '可达负载率' },
  loadReachableWhat: {
    en: 'peak {{peak}} times the mean, at most {{allowed}} in that hour, spares idle',
    zh: '高峰为均值的 {{peak}} 倍，高峰时负载不超过 {{allowed}}，备用副本空闲',
  },
  loadNeeded: { en: 'load needed', zh: '所需负载率' },
  loadNeededWhat: {
    en: 'from which hardware and overhead cost no more than the API; staff not counted',
    zh: '达到此负载率时，硬件与附加费用不高于 API；未计人员',
  },
  monthFull: { en: 'full cost a month', zh: '每月全成本' },
  monthFullWhat: {
    en: 'hardware {{hardware}}, overhead {{overhead}}, staff {{staff}}, overflow to the API {{overflow}}',
    zh: '硬件 {{hardware}}，附加费用 {{overhead}}，人员 {{staff}}，溢出至 API {{overflow}}',
  },
  monthCash: { en: 'of it cash', zh: '其中现金支出' },
  monthCashWhat: {
    en: 'what is invoiced: rented hardware and what overflows; own hardware and staff are not in it',
    zh: '收到账单的部分：租用的硬件与溢出的请求；自有硬件与人员不计入',
  },
  usdPerM: { en: 'USD per million tokens', zh: '每百万 token 美元' },
  usdPerMWhat: { en: 'input and output together', zh: '输入与输出合计' },
  apiMonth: { en: 'the API, a month', zh: '同等请求走 API，每月' },
  apiMonthWhat: { en: '{{usdPerM}} per million tokens', zh: '每百万 token {{usdPerM}}' },
  breakEven: { en: 'break-even, tokens a month', zh: '盈亏平衡点（每月 token）' },
  breakEvenWhat: {
    en: 'first reached there; cheaper at any volume above {{always}}',
    zh: '首次达到；超过 {{always}} 后在任何用量下都更便宜',
  },
  breakEvenNever: { en: 'never: a replica costs more than it saves', zh: '无：单个副本的成本高于节省' },
  never: { en: 'never', zh: '无' },
  sureness: { en: 'cheaper than the API', zh: '比 API 便宜的把握' },
  surenessWhat: { en: 'over the doubt about speed and rent', zh: '已计入速度与租金的不确定性' },
  noApi: {
    en: 'No API price of this model is known, so nothing is compared. State one with --api-prompt and --api-completion.',
    zh: '没有此模型的 API 价格，因此未作比较。可用 --api-prompt 和 --api-completion 给出。',
  },
  hourPrice: {
    en: '{{usd}} per GPU and hour: {{source}}',
    zh: '每 GPU 每小时 {{usd}}：{{source}}',
  },
  statedByYou: { en: 'stated by you', zh: '由您填写' },
  doubt: {
    en: 'Speeds are predicted: log standard deviation {{speed}} (rent: {{rent}}). Factors fitted to measurements up to {{date}}; those of pairs of model and GPU kept aside erred by {{heldOut}} on the same scale.',
    zh: '速度为预测值：对数标准差 {{speed}}（租金 {{rent}}）。系数由截至 {{date}} 的实测拟合，留出组合的对数误差为 {{heldOut}}。',
  },
  notAnswered: {
    en: 'Not answered: time to first token, expert parallelism over 16 GPUs and more, speculative decoding.',
    zh: '不作回答：首 token 时延、跨 16 个及以上 GPU 的专家并行、投机解码。',
  },
  'remark-recalledArchitecture': {
    en: 'The architecture is from memory of the published configuration, not read again.',
    zh: '此架构数据凭已发布配置的记忆录入，未重新核对。',
  },
  'remark-linearState': {
    en: 'Linear layers keep a state that is not counted: fewer requests fit at once than said.',
    zh: '线性注意力层另有未计入的状态：实际可并行的请求少于所示。',
  },
  'remark-precisionCostUnknown': {
    en: 'What {{precision}} instead of the released weights costs in success is unknown until you state it. The comparison assumes none.',
    zh: '用 {{precision}} 代替发布时的权重会损失多少成功率，在您填写之前未知；比较中按零损失计。',
  },
  'remark-belowFloor': {
    en: 'No number of requests at once leaves every user {{floor}} tokens a second.',
    zh: '无论并发多少，都无法让每个用户达到每秒 {{floor}} 个 token。',
  },
  'remark-oneReplica': {
    en: 'One replica and no spare: when it fails, nothing answers.',
    zh: '只有一个副本且无备用：一旦故障，服务即中断。',
  },
  'remark-contextTooLong': {
    en: 'A request is longer than the {{context}} tokens the model was made for.',
    zh: '单个请求超过模型支持的 {{context}} 个 token。',
  },
  'remark-gpuNote': { en: '{{gpu}}: {{note}}', zh: '{{gpu}}：{{note}}' },
  licence: { en: 'Licence of the weights: {{licence}}', zh: '权重许可：{{licence}}' },
  licenceUnknown: { en: 'The licence of the weights is unknown here.', zh: '权重许可未知。' },
  doesNotFit: {
    en: 'The weights do not fit: {{weights}} GB in {{precision}}, and {{hardware}} leave {{memory}} GB.',
    zh: '权重放不下：{{precision}} 下需 {{weights}} GB，而 {{hardware}} 只能提供 {{memory}} GB。',
  },
  noRoomForContext: {
    en: 'The weights leave no room for one request: {{weights}} GB in {{precision}} of {{memory}} GB on {{hardware}}.',
    zh: '放入权重后已容不下一个请求：{{precision}} 下权重 {{weights}} GB，{{hardware}} 可用 {{memory}} GB。',
  },
  withGpus: { en: 'It fits on {{choices}} GPUs.', zh: '改用 {{choices}} 个 GPU 可以放下。' },
  withPrecisions: {
    en: 'It fits in {{choices}}; what that costs in success is unknown.',
    zh: '改用 {{choices}} 可以放下，但对成功率的影响未知。',
  },
  noWayOut: { en: 'Choose a GPU with more memory.', zh: '请选择显存更大的 GPU。' },
  outside: {
    en: 'The context of {{model}} is compressed in a way this model of speed has no figures for: no answer.',
    zh: '{{model}} 的上下文压缩方式没有可用数据，无法给出答案。',
  },
} as const satisfies Words;

/** What is said of usage and bills that were read: assumptions, what was set aside, why money differs. */
import type { Words } from './words.ts';

export const usageWords = {
  'key-project': { en: 'project', zh: '项目' },
  'key-key': { en: 'API key', zh: 'API 密钥' },
  'key-tag': { en: 'tag', zh: '标签' },
  'key-prompt': { en: 'prompt name', zh: '提示词名称' },
  'key-session': { en: 'session', zh: '会话' },
  'key-model': { en: 'model', zh: '模型' },
  // Formats, by their id
  'format-anthropic.admin_cost': { en: 'Anthropic cost report', zh: 'Anthropic 费用报告' },
  'format-anthropic.admin_usage': { en: 'Anthropic usage report', zh: 'Anthropic 用量报告' },
  'format-anthropic.console_cost': { en: 'Anthropic console, cost', zh: 'Anthropic 控制台费用' },
  'format-anthropic.console_usage': { en: 'Anthropic console, usage', zh: 'Anthropic 控制台用量' },
  'format-anthropic.claude_code': { en: 'Anthropic report on Claude Code', zh: 'Anthropic 的 Claude Code 报告' },
  'format-api.answers': { en: 'Answers of an API, as logged', zh: 'API 应答日志' },
  'format-aws.cur': { en: 'AWS cost and usage report', zh: 'AWS 成本和用量报告' },
  'format-azure.cost_details': { en: 'Azure cost details', zh: 'Azure 费用明细' },
  'format-bedrock.invocation_log': { en: 'Amazon Bedrock invocation log', zh: 'Amazon Bedrock 调用日志' },
  'format-ccusage.json': { en: 'ccusage report', zh: 'ccusage 报告' },
  'format-claude_code.logs': { en: 'Claude Code logs', zh: 'Claude Code 日志' },
  'format-copilot.usage': { en: 'GitHub Copilot usage', zh: 'GitHub Copilot 用量' },
  'format-cursor.usage_events': { en: 'Cursor usage events', zh: 'Cursor 用量事件' },
  'format-deepseek.amounts': { en: 'DeepSeek usage', zh: 'DeepSeek 用量' },
  'format-deepseek.costs': { en: 'DeepSeek costs', zh: 'DeepSeek 费用' },
  'format-focus.1_2': { en: 'FOCUS cost table', zh: 'FOCUS 费用表' },
  'format-gcp.billing': { en: 'Google Cloud billing export', zh: 'Google Cloud 账单导出' },
  'format-generic': { en: 'Table with named columns', zh: '按列名读取的表格' },
  'format-helicone.requests': { en: 'Helicone requests', zh: 'Helicone 请求' },
  'format-langfuse.observations': { en: 'Langfuse observations', zh: 'Langfuse 观测' },
  'format-langsmith.runs': { en: 'LangSmith runs', zh: 'LangSmith 运行' },
  'format-litellm.daily': { en: 'LiteLLM daily spend', zh: 'LiteLLM 每日花费' },
  'format-litellm.spend_logs': { en: 'LiteLLM spend log', zh: 'LiteLLM 花费日志' },
  'format-openai.costs': { en: 'OpenAI costs', zh: 'OpenAI 费用' },
  'format-openai.empty_export': { en: 'OpenAI export without rows', zh: '没有数据行的 OpenAI 导出' },
  'format-openai.usage': { en: 'OpenAI usage', zh: 'OpenAI 用量' },
  'format-openrouter.activity': { en: 'OpenRouter activity', zh: 'OpenRouter 活动' },
  'format-openrouter.activity_daily': { en: 'OpenRouter activity by day', zh: 'OpenRouter 每日活动' },
  'format-otel.flat': { en: 'OpenTelemetry table', zh: 'OpenTelemetry 表格' },
  'format-otel.genai_otlp': { en: 'OpenTelemetry traces', zh: 'OpenTelemetry 链路' },
  'format-otel.jaeger': { en: 'Jaeger traces', zh: 'Jaeger 链路' },
  'format-portkey.logs': { en: 'Portkey logs', zh: 'Portkey 日志' },
  // Facts that were settled or assumed while reading
  note_cachedUnknown: {
    en: 'The format does not say how much of the input was read from a cache: all of it is counted as uncached.',
    zh: '该格式未说明输入中有多少来自缓存：全部按未缓存计。',
  },
  note_cachedOutsideSome: {
    en: 'Some routes state the input without cached tokens, the others with them; each was read as its own rows prove.',
    zh: '部分路由的输入不含缓存 token，其余包含；各按其行中可证实的方式读取。',
  },
  note_cachedOutside: {
    en: 'The input excludes cached tokens: rows with more cached than input tokens prove it.',
    zh: '输入不含缓存 token：存在缓存数大于输入数的行，足以证实。',
  },
  note_cachedInsideAssumed: {
    en: 'Assumed: the input includes cached tokens.',
    zh: '假定输入已包含缓存 token。',
  },
  note_tagTable: {
    en: 'A table by tag counts a request once under each of its tags: do not add it to other tables.',
    zh: '按标签汇总的表会把同一请求计入其每个标签，请勿与其他表相加。',
  },
  note_lowTrustOutput: {
    en: 'Counts in these logs can be placeholders or miss reasoning: trust the bill where there is one.',
    zh: '这些日志中的计数可能是占位值，或缺少推理部分；如有账单，请以账单为准。',
  },
  note_localDays: {
    en: 'Days are those of the zone the tool was run in, which the file does not name.',
    zh: '日期以生成文件时所在时区为准，文件本身未注明时区。',
  },
  note_multipliedRequests: {
    en: 'Quantities are premium requests times a multiplier, not calls: the number of requests is unknown.',
    zh: '数量为高级请求数乘以倍率，并非调用次数：请求数未知。',
  },
  note_equalRows: {
    en: 'Some rows are equal in every column; without an id they are all counted.',
    zh: '有些行的各列完全相同；因无编号，均计入。',
  },
  note_totalAsInput: {
    en: 'Only a total of tokens is stated: what is not output is counted as uncached input.',
    zh: '文件只给出 token 总数：除输出外均按未缓存输入计。',
  },
  note_currencyAssumed: {
    en: 'Assumed: amounts are in USD.',
    zh: '假定金额单位为 USD。',
  },
  note_columnUnit: {
    en: '“{{column}}” states its unit: one of it is read as {{unit}}.',
    zh: '“{{column}}”一列注明了单位：每 1 按 {{unit}} 读取。',
  },
  note_zoneAssumed: {
    en: 'Assumed: times without a zone are {{zone}}.',
    zh: '假定未注明时区的时间为 {{zone}}。',
  },
  note_dayOrderAssumed: {
    en: 'Assumed: dates put the {{order}} first; no date in the file decides.',
    zh: '假定日期以{{order}}开头；文件中没有可判定的日期。',
  },
  note_joined: {
    en: 'Usage and costs of one source were joined: tokens from usage, money from costs.',
    zh: '同一来源的用量与费用已合并：token 取自用量，金额取自费用。',
  },
  note_sameTrafficTwice: {
    en: 'Two files seem to show the same traffic (a gateway and a bill): their totals are added here. Read one alone.',
    zh: '两个文件似乎记录了同一批流量（网关与账单），此处已相加。请只读取其中一个。',
  },
  note_badLines: {
    en: '{{count}} lines are not JSON and were passed over, the first at line {{line}}.',
    zh: '{{count}} 行不是有效的 JSON，已跳过，首个位于第 {{line}} 行。',
  },
  note_otherSheets: {
    en: 'Sheets or members without usage were passed over: {{names}}.',
    zh: '不含用量的工作表或成员已跳过：{{names}}。',
  },

  // On the command line, how to say otherwise
  hint_cachedInsideAssumed: {
    en: 'If it does not, say --map cached=excluded.',
    zh: '若不包含，请使用 --map cached=excluded。',
  },
  hint_currencyAssumed: {
    en: 'If not, say --map currency=EUR (or another).',
    zh: '若不是，请使用 --map currency=EUR（或其他币种）。',
  },
  hint_zoneAssumed: {
    en: 'If not, say --map zone=UTC (or another).',
    zh: '若不是，请使用 --map zone=UTC（或其他时区）。',
  },
  hint_unresolved: { en: 'Map each once: --map "NAME=MODEL"', zh: '可逐一指定：--map "名称=模型"' },

  // What ties requests to one task
  tied_trace_id: { en: 'trace', zh: '链路' },
  tied_session_id: { en: 'session', zh: '会话' },

  // Why rows were set aside
  aside_bad_lines: { en: 'Lines that cannot be read', zh: '无法读取的行' },
  aside_cut_off: { en: 'The last row, cut off', zh: '末行不完整（被截断）' },
  aside_negative_tokens: { en: 'Rows with fewer than no tokens', zh: 'token 数为负的行' },
  aside_refund: { en: 'Refunds and credits', zh: '退款与抵扣' },
  aside_unreadable_number: { en: 'Rows with a cell that is no number', zh: '含非数字单元格的行' },
  aside_blank: { en: 'Blank rows', zh: '空行' },
  aside_title_lines: { en: 'Title rows above the table', zh: '表头之上的标题行' },
  aside_total_row: { en: 'Rows of totals', zh: '合计行' },
  aside_empty_buckets: { en: 'Hours or days without use', zh: '没有用量的时段' },
  aside_exact_duplicates: { en: 'The same row twice', zh: '完全相同的重复行' },
  aside_duplicate_generation_id: { en: 'The same answer twice, by its id', zh: '按编号重复的应答' },
  aside_duplicate_request_id: { en: 'The same request twice, by its id', zh: '按编号重复的请求' },
  aside_duplicate_run_id: { en: 'The same run twice, by its id', zh: '按编号重复的运行' },
  aside_duplicate_spans: { en: 'The same step twice, by its id', zh: '按编号重复的步骤' },
  aside_repeated_responses: { en: 'Answers logged again', zh: '重复记录的应答' },
  aside_older_versions_of_same_id: { en: 'Older versions of a row', zh: '同一行的旧版本' },
  aside_older_overlap: { en: 'Days that a newer file has too', zh: '较新文件已包含的日期' },
  aside_error_notes: { en: 'Notes of errors', zh: '错误说明' },
  aside_no_model_call: { en: 'Rows without a model call', zh: '没有调用模型的行' },
  aside_spans_without_model_call: { en: 'Steps without a model call', zh: '没有调用模型的步骤' },
  aside_no_time: { en: 'Rows without a time', zh: '没有时间的行' },
  aside_non_usage: { en: 'Money that is no usage: tax, credits', zh: '非用量金额：税费、抵扣' },
  aside_not_an_invocation: { en: 'Entries that are no call', zh: '并非调用的条目' },
  aside_not_llm: { en: 'No work for a language model', zh: '不是语言模型的工作' },
  aside_run_type_not_llm: { en: 'Runs of something else than a model', zh: '并非模型的运行' },
  aside_type_not_GENERATION: { en: 'Observations that are no generation', zh: '并非生成的观测' },

  // Columns of the printed tables
  requests: { en: 'Requests', zh: '请求' },
  inputUncached: { en: 'Input, uncached', zh: '输入（未缓存）' },
  cacheRead: { en: 'Cache read', zh: '缓存读取' },
  cacheWrite: { en: 'Cache write', zh: '缓存写入' },
  outputTokens: { en: 'Output', zh: '输出' },
  money: { en: 'Cost', zh: '费用' },
  model: { en: 'Model in the file', zh: '文件中的模型' },
  resolved: { en: 'Resolved to', zh: '对应模型' },
  month: { en: 'Month', zh: '月份' },
  group: { en: 'Group', zh: '分组' },
  all: { en: 'All', zh: '合计' },
  unknown: { en: 'unknown', zh: '未知' },
  read: {
    en: '{{files}}: {{format}}, {{rows}} rows of data, {{from}} to {{to}} (UTC).',
    zh: '{{files}}：{{format}}，{{rows}} 行数据，{{from}} 至 {{to}}（UTC）。',
  },
  setAside: {
    en: 'Set aside: {{reason}} ({{rows}}, first at line {{line}})',
    zh: '未计入：{{reason}}（{{rows}} 行，首个在第 {{line}} 行）',
  },
  otherMoney: { en: 'Beside usage: {{kind}} {{amount}}', zh: '用量之外：{{kind}} {{amount}}' },
  failed: { en: 'Failed requests: {{count}}', zh: '失败请求：{{count}}' },
  shares: { en: 'From cache {{cache}}, batch {{batch}}', zh: '缓存占比 {{cache}}，批处理占比 {{batch}}' },
  taskLine: {
    en: '{{count}} tasks by {{key}}, {{steps}} requests each on average',
    zh: '按 {{key}} 计 {{count}} 个任务，平均每个 {{steps}} 次请求',
  },
  sizes: {
    en: 'Input: half up to {{p50}}, 95% up to {{p95}}; output: half up to {{o50}}, 95% up to {{o95}} tokens a request',
    zh: '每次请求：输入中位数 {{p50}}、95% 不超过 {{p95}}；输出中位数 {{o50}}、95% 不超过 {{o95}} token',
  },
  partialDays: { en: 'Partial days at the ends: {{days}}', zh: '首尾不完整的日期：{{days}}' },
  unresolved: {
    en: 'Not resolved, so not priced: {{names}}.',
    zh: '未能对应，因而未计价：{{names}}。',
  },
  reconciled: {
    en: 'Billed {{billed}}, modelled {{modelled}} ({{prices}}): difference {{difference}}',
    zh: '账单 {{billed}}，模型估算 {{modelled}}（{{prices}}）：差额 {{difference}}',
  },
  notBilled: {
    en: 'Modelled {{modelled}} ({{prices}}); the file states no cost.',
    zh: '模型估算 {{modelled}}（{{prices}}）；文件未注明费用。',
  },

  // Causes of a difference between what was billed and what the prices give
  cause_discountStated: { en: 'discount the bill states', zh: '账单注明的折扣' },
  cause_unpricedModels: { en: 'models without a price', zh: '没有价格的模型' },
  cause_cacheWritesInsideInput: {
    en: 'tokens written to the cache, which the file counts as uncached',
    zh: '写入缓存的 token，文件将其计为未缓存',
  },
  cause_fees: { en: 'lines no token caused (searches, files, hours)', zh: '与 token 无关的费用（搜索、文件、时长）' },
  cause_notBilled: {
    en: 'free, included, failed or answered by a gateway',
    zh: '免费、包含在套餐内、失败或由网关应答',
  },
  cause_byok: { en: 'paid to the seller under your own key', zh: '以自有密钥直接付给提供商' },
  cause_cachedCountedTwice: { en: 'cached tokens counted in the input too', zh: '缓存 token 同时计入了输入' },
  cause_cachedAtFullPrice: { en: 'cached tokens at the full input price', zh: '缓存 token 按全价输入计费' },
  cause_cacheWritesOneHour: { en: 'cache writes kept for an hour', zh: '缓存写入按一小时保留计费' },
  cause_cacheWritesAtInputPrice: { en: 'cache writes at the input price', zh: '缓存写入按输入价计费' },
  cause_reasoningBeside: { en: 'reasoning billed beside the output', zh: '推理在输出之外另行计费' },
  cause_batchPrice: { en: 'batch price, which the file does not state', zh: '批处理价格，文件未注明' },
  cause_batchNotGiven: { en: 'batch requests at the standard price', zh: '批处理请求按标准价计费' },
  cause_longContextTier: { en: 'the higher price of long inputs', zh: '长输入的较高价格' },
  cause_priceChange: { en: 'another price from {{day}} on', zh: '自 {{day}} 起价格变动' },
  cause_discount: { en: 'a discount of {{percent}}', zh: '{{percent}} 的折扣' },
  cause_fee: { en: 'a fee or uplift of {{percent}}', zh: '{{percent}} 的手续费或加价' },
  cause_otherPrice: {
    en: 'another price for this model ({{percent}} of the one used)',
    zh: '该模型使用了其他价格（为所用价格的 {{percent}}）',
  },
  cause_rounding: { en: 'amounts rounded to cents a row', zh: '每行金额四舍五入到分' },
  cause_unexplained: { en: 'unexplained', zh: '未能解释' },
  priceFile: { en: 'prices of {{name}}', zh: '{{name}} 的价格' },
  priceCatalog: { en: 'prices of the catalog', zh: '目录中的价格' },
} as const satisfies Words;

import type { Words } from './words.ts';

export const presetsWords = {
  allTrafficName: { en: 'All traffic, late 2025', zh: '全部流量，2025 年末' },
  allTrafficAbout: {
    en: 'What people asked of all models on OpenRouter: half programming, nearly a third roleplay, by tokens.',
    zh: 'OpenRouter 上所有模型承接的任务：按 token 计，一半是编程，近三分之一是角色扮演。',
  },
  allTrafficSource: {
    en: 'OpenRouter / a16z, State of AI (Dec 2025), sections 3 and 5.1. Roleplay is derived from figures 6 and 9; the split of the remaining fifth is assumed.',
    zh: 'OpenRouter / a16z《State of AI》（2025 年 12 月）第 3 节与 5.1 节。角色扮演占比由图 6 与图 9 推算；其余约五分之一的拆分为假设。',
  },
  openModelsName: { en: 'Open-model mix', zh: '开源模型的任务构成' },
  openModelsAbout: {
    en: 'What people ask of open-weights models: 52% roleplay and 15 to 20% programming, by tokens.',
    zh: '用户交给开放权重模型的任务：按 token 计，角色扮演占 52%，编程占 15% 至 20%。',
  },
  openModelsSource: {
    en: 'OpenRouter / a16z, State of AI (Dec 2025), section 3.3, figure 6. The split of the rest is assumed.',
    zh: 'OpenRouter / a16z《State of AI》（2025 年 12 月）3.3 节，图 6。其余部分的拆分为假设。',
  },
  chinaOpenName: { en: 'China open-model mix', zh: '中国开源模型的任务构成' },
  chinaOpenAbout: {
    en: 'What people ask of open models made in China: 39% programming and technology, 33% roleplay, by tokens.',
    zh: '用户交给中国开源模型的任务：按 token 计，编程与技术合计 39%，角色扮演 33%。',
  },
  chinaOpenSource: {
    en: 'OpenRouter / a16z, State of AI (Dec 2025), section 3.3, figure 7 (text 39%, caption 38%). Programming and technology are halved and the rest is split by assumption.',
    zh: 'OpenRouter / a16z《State of AI》（2025 年 12 月）3.3 节，图 7（正文 39%，图注 38%）。编程与技术各取一半、其余部分的拆分均为假设。',
  },
  codingName: { en: 'Coding assistant', zh: '编程助手' },
  codingAbout: {
    en: 'A product whose traffic is mostly code: 80% of tokens, as at the most code-heavy authors.',
    zh: '以代码为主的产品：80% 的 token 用于编程，与最偏重代码的厂商相当。',
  },
  codingSource: {
    en: 'OpenRouter / a16z, State of AI (Dec 2025), section 5.3: over 80% programming at xAI, over 80% with technology at Anthropic. The rest is assumed.',
    zh: 'OpenRouter / a16z《State of AI》（2025 年 12 月）5.3 节：xAI 编程占 80% 以上，Anthropic 编程与技术合计 80% 以上。其余为假设。',
  },
  googleName: { en: 'As Google’s models are used', zh: 'Google 模型的流量' },
  openaiName: { en: 'As OpenAI’s models are used', zh: 'OpenAI 模型的流量' },
  anthropicName: { en: 'As Anthropic’s models are used', zh: 'Anthropic 模型的流量' },
  qwenName: { en: 'As Qwen’s models are used', zh: 'Qwen 模型的流量' },
  authorAbout: {
    en: 'What the study prints of this author’s tokens, late 2025; what it does not print is split evenly.',
    zh: '研究印出的此作者 2025 年末 token 构成；未印出的部分平均分配。',
  },
  authorSource: {
    en: 'OpenRouter / a16z, State of AI (Dec 2025), section 5.3. Bounds are taken as shares; the rest is assumed.',
    zh: 'OpenRouter / a16z《State of AI》（2025 年 12 月）5.3 节。界限按占比计，其余为假设。',
  },
  companionName: { en: 'Companion and roleplay', zh: '陪伴与角色扮演' },
  companionAbout: {
    en: 'A companion product: two thirds of tokens are roleplay and casual chat, as at DeepSeek.',
    zh: '陪伴类产品：三分之二的 token 用于角色扮演和闲聊，与 DeepSeek 的流量相当。',
  },
  companionSource: {
    en: 'OpenRouter / a16z, State of AI (Dec 2025), section 5.3. The rest is assumed.',
    zh: 'OpenRouter / a16z《State of AI》（2025 年 12 月）5.3 节。其余为假设。',
  },
  localisationName: { en: 'Localisation', zh: '本地化翻译' },
  localisationAbout: {
    en: 'A team that translates and nothing else: the cheap, well-used corner of the study.',
    zh: '只做翻译的团队：研究中低成本、低用量象限里用量最高的一类。',
  },
  localisationSource: {
    en: 'OpenRouter / a16z, State of AI (Dec 2025), sections 4.3 and 8.1. One kind of work, so no split is assumed.',
    zh: 'OpenRouter / a16z《State of AI》（2025 年 12 月）4.3 节与 8.1 节。只有一类工作，无需假设拆分。',
  },
  enterpriseName: { en: 'Enterprise API', zh: '企业 API' },
  enterpriseAbout: {
    en: 'What companies automate through an API: 44% computer and mathematical work, by conversations.',
    zh: '企业通过 API 自动化的任务：按会话计，44% 为计算机与数学类工作。',
  },
  enterpriseSource: {
    en: 'Anthropic Economic Index (Sept 2025), first-party API use. Its task groups are read as the kinds of work here; the split of the remaining 42% is assumed.',
    zh: 'Anthropic 经济指数（2025 年 9 月），第一方 API 使用数据。任务分组对应到此处的工作类型；其余 42% 的拆分为假设。',
  },
  supportName: { en: 'Support chat', zh: '客服对话' },
  supportAbout: { en: 'answer, or hand over', zh: '解答或转交' },
  codeName: { en: 'Code', zh: '编写代码' },
  codeAbout: { en: 'tests decide what passes', zh: '由测试判定是否通过' },
  agentsName: { en: 'Agents', zh: '智能体' },
  agentsAbout: { en: 'many steps, with tools', zh: '多步骤，使用工具' },
  fieldsName: { en: 'Document fields', zh: '文档字段提取' },
  fieldsAbout: { en: 'read forms into a table', zh: '把表单读成表格' },
  languageName: { en: 'Translation', zh: '翻译' },
  languageAbout: { en: 'pairs and direction stated', zh: '注明语言对与方向' },
  answersName: { en: 'Search and answer', zh: '检索问答' },
  answersAbout: { en: 'from your own documents', zh: '依据您自己的文档' },
  scenesName: { en: 'Companion scenes', zh: '陪伴场景' },
  scenesAbout: { en: 'taste, no right answer', zh: '看口味，没有标准答案' },
  labelsName: { en: 'Sorting and routing', zh: '分类与分派' },
  labelsAbout: { en: 'one label of a fixed list', zh: '从固定清单中选一个标签' },
  oneKindSource: {
    en: 'One kind of work; its tokens, check and value are stated with their sources.',
    zh: '一类工作；token、检查和价值均注明来源。',
  },
  severalName: { en: 'Several kinds of work', zh: '多类工作' },
  severalAbout: { en: 'the kinds of work you ticked', zh: '您勾选的各类工作' },
  emptyTitle: { en: 'Untitled plan', zh: '未命名计划' },
  exampleTitle: { en: 'Example: all traffic, late 2025', zh: '示例：全部流量，2025 年末' },
  stackA: { en: 'Stack A', zh: '方案 A' },
  stackB: { en: 'Stack B', zh: '方案 B' },
  closedStackName: { en: 'One closed model', zh: '单一闭源模型' },
  closedStackNote: {
    en: 'The most successful closed model that can be bought, for all of the work, delivered as it comes.',
    zh: '全部工作都用在售闭源模型中成功率最高的一个，结果直接交付。',
  },
  mixedStackName: { en: 'Open first, then closed', zh: '先开源，后闭源' },
  mixedStackNote: {
    en: 'For each kind of work the cheapest adequate open model; where none is adequate, the cheapest adequate model of all. Programming: a cheaper open model, tests, and a closed model for what fails them.',
    zh: '每类工作用达标且最便宜的开放权重模型；没有达标的，就用所有达标模型中最便宜的。编程：先用更便宜的开放权重模型并运行测试，未通过的交给闭源模型。',
  },
  openStackName: { en: 'Open where adequate', zh: '达标即用开源' },
  openStackNote: {
    en: 'For each kind of work the cheapest adequate open model; where none is adequate, the cheapest adequate model of all.',
    zh: '每类工作用达标且最便宜的开放权重模型；没有达标的，就用所有达标模型中最便宜的。',
  },
  bestOpenStackName: { en: 'The best open model', zh: '成功率最高的开源模型' },
  bestOpenStackNote: {
    en: 'The most successful open model that can be bought, though no open model is adequate for this work: what it saves, and what it loses.',
    zh: '用在售开放权重模型中成功率最高的一个。它们都不达标，列出来是为了看能省多少、差多少。',
  },
  cheapStackName: { en: 'The cheapest adequate model', zh: '达标且最便宜的模型' },
  cheapStackNote: {
    en: 'For each kind of work the cheapest adequate model that can be bought, delivered as it comes.',
    zh: '每类工作用在售模型中达标且最便宜的一个，结果直接交付。',
  },
  bestStackName: { en: 'The most successful model', zh: '成功率最高的模型' },
  bestStackNote: {
    en: 'The most successful model that can be bought, delivered as it comes.',
    zh: '用在售模型中成功率最高的一个，结果直接交付。',
  },
  checkedStackName: { en: 'Cheap first, with a check', zh: '低价优先，带检查' },
  checkedStackNote: {
    en: 'A cheaper model, a check, and the cheapest adequate model for what is rejected; where that is not adequate, the cheapest adequate model alone.',
    zh: '先用更便宜的模型，经过检查，未通过的交给达标且最便宜的模型；若这样不达标，就只用达标且最便宜的模型。',
  },
  choseHead: {
    en: 'The preset names no model: its rules chose these at the prices of {{date}}. “Adequate” is success within {{points}} {{points, point|points}} of the best model on sale.',
    zh: '预设不指定模型，以下模型均由规则按 {{date}} 的价格选出。“达标”指成功率与在售最优模型相差不超过 {{points}} 个百分点。',
  },
  choseStack: { en: '“{{stack}}”: {{models}}. {{why}}', zh: '“{{stack}}”：{{models}}。{{why}}' },
  choseLine: { en: '“{{stack}}”, {{row}}: {{models}}. {{why}}', zh: '“{{stack}}”，{{row}}：{{models}}。{{why}}' },
  choseLineNone: {
    en: '“{{stack}}”, {{row}}: no model. None on sale is known to be adequate; choose one, or add evidence.',
    zh: '“{{stack}}”，{{row}}：无模型。在售模型中没有已知达标的；请自行选择，或补充证据。',
  },
  'chose-oneModel-open': {
    en: 'The open model with the highest success over all of this work: {{success}}; compared: {{compared}}.',
    zh: '在全部工作上成功率最高的开放权重模型：{{success}}，比较了 {{compared}} 个。',
  },
  'chose-oneModel-closed': {
    en: 'The closed model with the highest success over all of this work: {{success}}; compared: {{compared}}.',
    zh: '在全部工作上成功率最高的闭源模型：{{success}}，比较了 {{compared}} 个。',
  },
  'chose-oneModel-any': {
    en: 'The model with the highest success over all of this work: {{success}}; compared: {{compared}}.',
    zh: '在全部工作上成功率最高的模型：{{success}}，比较了 {{compared}} 个。',
  },
  'chose-cheapest-open': {
    en: 'The cheapest adequate open model: {{success}} success, {{usd}} an attempt. Adequate: {{adequate}} of {{compared}} compared.',
    zh: '达标且最便宜的开放权重模型：成功率 {{success}}，每次尝试 {{usd}}。比较了 {{compared}} 个，达标 {{adequate}} 个。',
  },
  'chose-cheapest-closed': {
    en: 'The cheapest adequate closed model: {{success}} success, {{usd}} an attempt. Adequate: {{adequate}} of {{compared}} compared.',
    zh: '达标且最便宜的闭源模型：成功率 {{success}}，每次尝试 {{usd}}。比较了 {{compared}} 个，达标 {{adequate}} 个。',
  },
  'chose-cheapest-any': {
    en: 'The cheapest adequate model: {{success}} success, {{usd}} an attempt. Adequate: {{adequate}} of {{compared}} compared.',
    zh: '达标且最便宜的模型：成功率 {{success}}，每次尝试 {{usd}}。比较了 {{compared}} 个，达标 {{adequate}} 个。',
  },
  'chose-cheapFirst': {
    en: 'Cheapest adequate pair with this check: {{check}}. {{success}} success, {{usd}} per success without undetected errors. Pairs compared: {{compared}}.',
    zh: '配合“{{check}}”达标且最便宜的组合：成功率 {{success}}，单次成功全成本 {{usd}}（不含漏检错误）。比较了 {{compared}} 种组合。',
  },
  'chose-like': {
    en: 'No model on sale was measured here: done as {{row}}, with an assumed success rate.',
    zh: '在售模型在此无实测数据：与“{{row}}”用同样的做法，成功率为假设。',
  },
  choseUnmeasured: {
    en: 'Not measured in {{rows}}: its success rate there is assumed.',
    zh: '在 {{rows}} 中无实测数据，成功率为假设。',
  },
  choseJudge: { en: 'Judge model: {{model}}.', zh: '裁判模型：{{model}}。' },
  chosePromotionLeftOut: {
    en: '{{model}} is on promotion; its list price is counted.',
    zh: '{{model}} 正在限时优惠，这里按标价计算。',
  },
  chosePromotion: {
    en: 'The price of {{model}} is a promotion until {{date}}.',
    zh: '{{model}} 的价格为限时优惠，截至 {{date}}。',
  },
  chosePromotionOpen: {
    en: 'The price of {{model}} is a promotion with no stated end.',
    zh: '{{model}} 的价格为限时优惠，未注明截止日期。',
  },
  executedTestsName: { en: 'Executed tests', zh: '运行测试' },
  executedTestsAbout: {
    en: 'Tests that are run against the result: the most reliable check, and still not perfect.',
    zh: '对结果实际运行测试：最可靠的检查方式，但仍不完美。',
  },
  roleplayJudgeName: { en: 'LLM judge of a scene', zh: '角色扮演 LLM 评审' },
  roleplayJudgeAbout: {
    en: 'A model that reads the scene and judges it: lets about four of ten bad scenes through.',
    zh: '由模型阅读并判定场景：大约每十个不合格场景会放过四个。',
  },
  translationJudgeName: { en: 'LLM judge of a translation', zh: '译文 LLM 评审' },
  translationJudgeAbout: {
    en: 'A model that scores the translation: lets a quarter of the bad ones through, more from strong models.',
    zh: '由模型给译文打分：会放过约四分之一的不合格译文，被检模型越强放过越多。',
  },
  cometKiwiName: { en: 'CometKiwi quality estimate', zh: 'CometKiwi 质量估计' },
  cometKiwiAbout: {
    en: 'A small model that scores a translation without a reference: cheap, and rejects a third of the good ones.',
    zh: '无需参考译文即可打分的小模型：成本低，但会误拒约三分之一的合格译文。',
  },
  repositoryTestsName: { en: 'Tests of repository issues', zh: '代码仓库问题的测试' },
  repositoryTestsAbout: {
    en: 'Hidden tests as benchmarks of agents have them: reviews found that they turn down right patches and let wrong ones pass.',
    zh: '智能体基准所用的隐藏测试：复核发现它们会拒绝正确的补丁，也会放过错误的补丁。',
  },
  healthJudgeName: { en: 'Judge model, health', zh: '裁判模型（健康）' },
  healthJudgeAbout: {
    en: 'A small model holds an answer against a physician’s criterion: it lets about half of what fails pass.',
    zh: '小模型按医生给出的标准判断回答：不达标的约有一半会被放过。',
  },
  answerJudgeName: { en: 'Judge model, questions', zh: '裁判模型（问答）' },
  answerJudgeAbout: {
    en: 'A model without the key judges an answer: on hard questions it is right in about seven of ten.',
    zh: '没有标准答案的模型判断回答：在难题上约七成判断正确。',
  },
  humanReviewName: { en: 'Human review', zh: '人工审核' },
  humanReviewAbout: {
    en: 'A person reads every attempt: type how long it takes and how often they are right.',
    zh: '由人审阅每次结果：请填写耗时与判断准确率。',
  },
  noVerifierName: { en: 'No check', zh: '不检查' },
  noVerifierAbout: {
    en: 'Every result passes: each failure is an undetected error.',
    zh: '所有结果都通过：每次失败都成为漏检错误。',
  },
  customVerifierName: { en: 'Your own', zh: '自定义' },
  customVerifierAbout: {
    en: 'A check described by your own figures.',
    zh: '以您自己的数据描述的检查。',
  },
} as const satisfies Words;

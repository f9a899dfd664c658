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
    en: 'OpenRouter / a16z, State of AI (Dec 2025), sections 4.3 and 8.1. One category, so no split is assumed.',
    zh: 'OpenRouter / a16z《State of AI》（2025 年 12 月）4.3 节与 8.1 节。只有一个类别，无需假设拆分。',
  },
  enterpriseName: { en: 'Enterprise API', zh: '企业 API' },
  enterpriseAbout: {
    en: 'What companies automate through an API: 44% computer and mathematical work, by conversations.',
    zh: '企业通过 API 自动化的任务：按会话计，44% 为计算机与数学类工作。',
  },
  enterpriseSource: {
    en: 'Anthropic Economic Index (Sept 2025), first-party API use. Its task groups are read as our categories; the split of the remaining 42% is assumed.',
    zh: 'Anthropic 经济指数（2025 年 9 月），第一方 API 使用数据。其任务分组对应到本产品的类别；其余 42% 的拆分为假设。',
  },
  emptyTitle: { en: 'Untitled plan', zh: '未命名计划' },
  exampleTitle: { en: 'Example: all traffic, late 2025', zh: '示例：全部流量，2025 年末' },
  stackA: { en: 'Stack A', zh: '方案 A' },
  stackB: { en: 'Stack B', zh: '方案 B' },
  closedStackName: { en: 'One closed model', zh: '单一闭源模型' },
  closedStackNote: {
    en: 'The same closed model for every category, delivered as it comes.',
    zh: '所有类别使用同一个闭源模型，结果直接交付。',
  },
  mixedStackName: { en: 'Open first, then closed', zh: '先开源，后闭源' },
  mixedStackNote: {
    en: 'Programming: a cheap open model, tests, and the closed model for what fails them. Elsewhere a cheap open model where one was measured, else the closed one.',
    zh: '编程：先用低价开源模型并运行测试，未通过的交给闭源模型。其他类别：有实测数据时用低价开源模型，否则用闭源模型。',
  },
  executedTestsName: { en: 'Executed tests', zh: '运行测试' },
  executedTestsAbout: {
    en: 'Tests that are run against the result: the best verifier there is, and still not perfect.',
    zh: '对结果实际运行测试：最可靠的校验方式，但仍不完美。',
  },
  roleplayJudgeName: { en: 'LLM judge of a scene', zh: '角色扮演 LLM 评审' },
  roleplayJudgeAbout: {
    en: 'A model that reads the scene and judges it: lets about four of ten bad scenes through.',
    zh: '由模型阅读并评判场景：大约每十个不合格场景会放过四个。',
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
  healthJudgeName: { en: 'Model judge, health', zh: '模型裁判（健康）' },
  healthJudgeAbout: {
    en: 'A small model holds an answer against a physician’s criterion: it lets about half of what fails pass.',
    zh: '小模型按医生给出的标准判断回答：不达标的约有一半会被放过。',
  },
  answerJudgeName: { en: 'Model judge, questions', zh: '模型裁判（问答）' },
  answerJudgeAbout: {
    en: 'A model without the key judges an answer: on hard questions it is right in about seven of ten.',
    zh: '没有标准答案的模型评判回答：在难题上约七成判断正确。',
  },
  humanReviewName: { en: 'Human review', zh: '人工审核' },
  humanReviewAbout: {
    en: 'A person reads every attempt: type how long it takes and how often they are right.',
    zh: '由人审阅每次结果：请填写耗时与判断准确率。',
  },
  noVerifierName: { en: 'No check', zh: '不校验' },
  noVerifierAbout: {
    en: 'Whatever comes back is accepted: every failure is a silent one.',
    zh: '返回什么就接受什么：每次失败都是静默失败。',
  },
  customVerifierName: { en: 'Your own', zh: '自定义' },
  customVerifierAbout: {
    en: 'A verifier described by your own figures.',
    zh: '以您自己的数据描述的校验方式。',
  },
} as const satisfies Words;

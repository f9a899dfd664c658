/** Words of the best plan under rules: its rules, what was found, and what stands in the way. */
import type { Words } from './words.ts';

export const bestPlanWords = {
  editBestPlan: { en: 'rules of the best plan', zh: '最优计划的规则' },
  optimise: { en: 'The best plan under your rules', zh: '您的规则之内的最优计划' },
  optimiseNote: {
    en: 'Looks at every model of the catalog with a price and evidence, alone, retried, and in ordered pairs, and at triples of the best, in all categories at once.',
    zh: '在所有类别中同时考察目录里每个有价格且有证据的模型：单独使用、重试、有序两级组合，以及最优者的三级组合。',
  },
  objective: { en: 'Make least', zh: '使之最小' },
  'objective-usdPerSuccess': { en: 'cost per successful result', zh: '每个成功结果的成本' },
  'objective-usdPerTask': { en: 'cost per task', zh: '每个任务的成本' },
  rules: { en: 'Rules', zh: '规则' },
  noRules: {
    en: 'No rules yet: the cheapest plan wins, however it is made.',
    zh: '尚无规则：最便宜的计划获胜，不论其构成。',
  },
  addRule: { en: 'Add a rule', zh: '添加规则' },
  removeRule: { en: 'Remove: {{rule}}', zh: '移除：{{rule}}' },
  'rule-successFloor': { en: 'Success at least', zh: '成功率不低于' },
  'rule-silentFailureCeiling': { en: 'Silent failures at most', zh: '静默失败不超过' },
  'rule-budget': { en: 'Spend a month at most', zh: '每月支出不超过' },
  'rule-maxModels': { en: 'Models at most', zh: '模型数不超过' },
  'rule-vendorShareCap': { en: 'Tasks sent to any one vendor at most', zh: '交给任一供应商的任务不超过' },
  'rule-openWeightsOnly': { en: 'Open weights only', zh: '仅限开放权重' },
  'rule-origins': { en: 'Origin of the models', zh: '模型来源' },
  'rule-toolsRequired': { en: 'Models must call tools', zh: '模型须能调用工具' },
  'rule-contextTokens': { en: 'Context at least', zh: '上下文不少于' },
  'rule-latencyP95': { en: '95% of tasks within (seconds)', zh: '95% 的任务须在（秒）内' },
  'rule-listedOnly': { en: 'Still offered today', zh: '目前仍在提供' },
  latencyHint: {
    en: 'A model whose speed you have not stated is not allowed.',
    zh: '未说明速度的模型不予采用。',
  },
  ruleIn: { en: 'in', zh: '范围' },
  'origin-china': { en: 'China', zh: '中国' },
  'origin-rest-of-world': { en: 'outside China', zh: '中国以外' },
  optimiseGo: { en: 'Find the best plan', zh: '寻找最优计划' },
  found: {
    en: 'The best plan costs {{usd}} per successful result: {{success}} of tasks succeed, {{silent}} fail silently, {{month}} a month, with {{models}}.',
    zh: '最优计划每个成功结果的成本为 {{usd}}：{{success}} 的任务成功，{{silent}} 静默失败，每月 {{month}}，使用 {{models}}。',
  },
  foundPerTask: {
    en: 'The best plan costs {{usd}} per task: {{success}} of tasks succeed, {{silent}} fail silently, {{month}} a month, with {{models}}.',
    zh: '最优计划每个任务的成本为 {{usd}}：{{success}} 的任务成功，{{silent}} 静默失败，每月 {{month}}，使用 {{models}}。',
  },
  foundLess: { en: 'That is {{share}} less than {{stack}}.', zh: '比{{stack}}低 {{share}}。' },
  foundSilent: {
    en: 'It also fails silently more often: {{silent}} of tasks against {{other}} with {{stack}}. Cost per success alone does not mind: cap silent failures by a rule, or say on Workload what one costs you.',
    zh: '它的静默失败也更多：占任务的 {{silent}}，而{{stack}}为 {{other}}。仅看每个成功结果的成本不会顾及这一点：请用规则限制静默失败，或在“工作量”页填写一次静默失败的代价。',
  },
  foundMore: {
    en: 'That is {{share}} more than {{stack}}, which breaks a rule or is built in a way the search does not look at.',
    zh: '比{{stack}}高 {{share}}：后者违反了某条规则，或采用了搜索未考察的构成。',
  },
  runnerUp: {
    en: 'Runner-up, doing without one of its models: {{models}}, at {{usd}}.',
    zh: '次优（不用其中某个模型）：{{models}}，{{usd}}。',
  },
  byCategory: { en: 'The plan, category by category', zh: '逐类别的计划' },
  policy: { en: 'What does the work', zh: '由谁完成' },
  'form-single': { en: '{{a}}', zh: '{{a}}' },
  'form-blind': { en: '{{a}}, checked, then {{a}} again', zh: '{{a}}，校验后再由 {{a}} 重试' },
  'form-feedback': { en: '{{a}}, checked, then again shown what was wrong', zh: '{{a}}，校验后附上问题再试' },
  'form-pair': { en: '{{a}}, checked, then {{b}}', zh: '{{a}}，校验后转 {{b}}' },
  'form-triple': { en: '{{a}}, checked, {{b}}, checked, then {{c}}', zh: '{{a}}，校验后转 {{b}}，再校验后转 {{c}}' },
  addAsStack: { en: 'Add it as a stack', zh: '添加为方案' },
  addRunnerUp: { en: 'Add the runner-up', zh: '添加次优计划' },
  bestName: { en: 'Best under rules', zh: '规则内最优' },
  bestNameFree: { en: 'Best of the catalog', zh: '目录最优' },
  runnerUpName: { en: 'Runner-up', zh: '次优计划' },
  added: { en: '“{{name}}” is now a stack of the plan.', zh: '“{{name}}”已成为计划中的方案。' },
  rulePriceIs: { en: 'costs {{usd}} a month', zh: '每月代价 {{usd}}' },
  rulePriceFree: { en: 'costs nothing', zh: '没有代价' },
  rulePriceWith: {
    en: 'costs {{usd}} a month; without it {{models}} would come in',
    zh: '每月代价 {{usd}}；去掉后会用上 {{models}}',
  },
  infeasible: { en: 'No plan keeps to all rules.', zh: '没有计划能满足所有规则。' },
  conflictMany: {
    en: 'These cannot hold together, but would if any one of them went: {{rules}}.',
    zh: '以下规则不能同时成立，去掉任意一条即可：{{rules}}。',
  },
  lacking: {
    en: 'With these rules no model with a price and evidence is left for {{categories}}.',
    zh: '在这些规则下，{{categories}}没有既有价格又有证据的模型可用。',
  },
  conflictOne: {
    en: 'No plan can keep to this one rule: {{rules}}.',
    zh: '没有计划能满足这一条规则：{{rules}}。',
  },
  conflictSome: { en: 'The conflict is among: {{rules}}.', zh: '冲突存在于：{{rules}}。' },

  // Tables and sentences of the command line and the exports
  underRules: { en: 'The best plan under these rules: {{rules}}.', zh: '在以下规则之内的最优计划：{{rules}}。' },
  ruleSaid: { en: '{{rule}}: {{value}}', zh: '{{rule}}：{{value}}' },
  ruleSaidIn: { en: '{{rule}} {{value}}, {{category}}', zh: '{{category}}：{{rule}} {{value}}' },
  foundPlan: {
    en: 'The best plan uses {{models}} and costs {{usd}} per successful result at {{success}} success.',
    zh: '最优计划使用 {{models}}，每个成功结果的成本为 {{usd}}，成功率 {{success}}。',
  },
  foundPlanTask: {
    en: 'The best plan uses {{models}} and costs {{usd}} per task at {{success}} success.',
    zh: '最优计划使用 {{models}}，每个任务的成本为 {{usd}}，成功率 {{success}}。',
  },
  proven: {
    en: 'Proven: no combination of the {{ladders}} singles, retries and ordered pairs of {{allowed}} models is better, nor of the {{triples}} ladders of three, tried among the eight most useful models of each category.',
    zh: '已证明：{{allowed}} 个模型的 {{ladders}} 种单模型、重试和有序双模型流程，以及在每个类别最有用的八个模型中试过的 {{triples}} 种三模型流程，无论如何组合都没有更优的。',
  },
  notProven: {
    en: 'Within {{share}} of the best possible: an unseen plan could be better by at most {{usd}}.',
    zh: '与可能的最优相差不超过 {{share}}：未考察到的计划至多再好 {{usd}}。',
  },
  gapUnknown: {
    en: 'Not proven: how much better an unseen plan could be is not known.',
    zh: '未能证明：未考察到的计划可能好多少尚不可知。',
  },
  noRunnerUp: { en: 'No other plan does without one of its models.', zh: '没有不用其中某个模型的其他计划。' },
  foundLeftOut: {
    en: 'No model has both a price and evidence for {{categories}}: the plan covers {{share}} of the tasks.',
    zh: '{{categories}}没有既有价格又有证据的模型：该计划覆盖 {{share}} 的任务。',
  },
  foundCategories: { en: 'The plan, category by category', zh: '逐类别的计划' },
  rulePrices: { en: 'What each rule costs', zh: '每条规则的代价' },
  rule: { en: 'Rule', zh: '规则' },
  without: { en: 'Best without it', zh: '去掉后的最优' },
  rulePrice: { en: 'The rule costs', zh: '规则的代价' },
  rulePriceMonth: { en: 'A month', zh: '每月' },
  conflictMinimal: {
    en: 'These cannot hold together; without any one of them the rest can: {{rules}}.',
    zh: '以下规则不能同时成立；去掉其中任何一条，其余即可成立：{{rules}}。',
  },
  nothingSucceeds: { en: 'No plan that keeps to the rules ever succeeds.', zh: '满足规则的计划都不会成功。' },
  nothingToChoose: {
    en: 'No model has both a price and evidence in any category with tasks. Choose a yardstick on Workload, or assume success rates on Stacks.',
    zh: '所有有任务的类别都没有既有价格又有证据的模型。请在“工作量”页选择基准，或在“方案”页假设成功率。',
  },
  hardwareLeftOut: {
    en: 'The search buys every model: the plan’s own hardware is left out of it.',
    zh: '搜索按购买计算每个模型，未计入计划中的自有算力。',
  },
  undecided: {
    en: 'The search ran out of effort before it found a plan or showed that there is none. Loosen a rule and try again.',
    zh: '搜索在找到计划或证明其不存在之前已用尽计算量。请放宽一条规则后重试。',
  },
} as const satisfies Words;

/** Words of the verdict, of the figures that carry it, and of the Compare screen. */
import type { Words } from './words.ts';

export const compareWords = {
  verdictSure: {
    en: '“{{better}}” costs {{less}} less per success than “{{worse}}”: {{sure}} sure it is the cheaper one.',
    zh: '“{{better}}”每次成功的全成本比“{{worse}}”低 {{less}}，更便宜的把握 {{sure}}。',
  },
  verdictPoint: {
    en: '“{{better}}” costs {{less}} less per success than “{{worse}}”.',
    zh: '“{{better}}”每次成功的全成本比“{{worse}}”低 {{less}}。',
  },
  verdictClose: {
    en: 'Too close to call: “{{better}}” costs {{betterUsd}} per success, “{{worse}}” {{worseUsd}}. There is no reason to change yet.',
    zh: '难分高下：每次成功的全成本，“{{better}}”为 {{betterUsd}}，“{{worse}}”为 {{worseUsd}}。目前没有理由更换。',
  },
  verdictSame: {
    en: '“{{better}}” and “{{worse}}” cost the same per success: {{betterUsd}}.',
    zh: '“{{better}}”与“{{worse}}”每次成功的全成本相同：{{betterUsd}}。',
  },
  verdictShipsUntil: {
    en: 'Undetected errors: {{silent}} of tasks against {{otherSilent}}. It stays cheaper until {{failed}} costs more than {{usd}}.',
    zh: '漏检错误：占任务的 {{silent}}，对方为 {{otherSilent}}。{{failed}} 的损失超过 {{usd}} 之前，它始终更省。',
  },
  verdictShipsAlways: {
    en: 'Undetected errors: {{silent}} of tasks against {{otherSilent}}. It stays cheaper whatever {{failed}} costs.',
    zh: '漏检错误：占任务的 {{silent}}，对方为 {{otherSilent}}。无论 {{failed}} 的损失是多少，它都更省。',
  },
  verdictShipsFrom: {
    en: 'Undetected errors: {{silent}} of tasks against {{otherSilent}}. Per task it costs more until {{failed}} costs {{usd}}.',
    zh: '漏检错误：占任务的 {{silent}}，对方为 {{otherSilent}}。按任务计它更贵，直到 {{failed}} 的损失达到 {{usd}}。',
  },
  oneUndetected: { en: 'an undetected error', zh: '每个漏检错误' },
  oneFailed: { en: 'a failed task, undetected or given up,', zh: '每个失败任务（漏检或放弃）' },
  verdictSucceedsLess: {
    en: 'It also succeeds less often: {{success}} of tasks against {{otherSuccess}}.',
    zh: '它的成功率也更低：{{success}}，对方为 {{otherSuccess}}。',
  },
  verdictHardware: {
    en: '“{{stack}}” rests on {{gpus}} {{gpu}} for {{model}}: {{load}} busy, {{reachable}} reachable, {{needed}} needed to cost no more than buying; {{usd}} a month whether tasks come or not.',
    zh: '“{{stack}}”的 {{model}} 运行在 {{gpus}} 块 {{gpu}} 上：利用率 {{load}}，可达 {{reachable}}，不高于购买成本需 {{needed}}；无论有无任务，每月 {{usd}}。',
  },
  verdictHardwareFree: {
    en: '“{{stack}}” rests on {{gpus}} {{gpu}} for {{model}}: {{load}} busy, {{reachable}} reachable; {{usd}} a month whether tasks come or not.',
    zh: '“{{stack}}”的 {{model}} 运行在 {{gpus}} 块 {{gpu}} 上：利用率 {{load}}，可达 {{reachable}}；无论有无任务，每月 {{usd}}。',
  },
  verdictLeftOut: { en: '“{{stack}}” is not compared: {{gap}}', zh: '“{{stack}}”未参与比较：{{gap}}' },
  verdictCannotCompare: {
    en: 'These stacks cannot be compared yet. “{{stack}}”: {{gap}}',
    zh: '这些方案暂时无法比较。“{{stack}}”：{{gap}}',
  },
  verdictNothingSucceeds: {
    en: 'No task succeeds with “{{stack}}”, so it has no cost per success.',
    zh: '用“{{stack}}”没有任务成功，无法计算单次成功全成本。',
  },
  verdictOneStack: {
    en: '“{{stack}}” costs {{usd}} per success. Add a second stack to compare it with.',
    zh: '“{{stack}}”每次成功的全成本为 {{usd}}。再添加一个方案即可比较。',
  },
  agePrices: {
    en: '{{old}} of the {{used}} {{used, price|prices}} used {{old, was|were}} read more than {{limit}} {{limit, day|days}} ago, the oldest on {{date}} ({{days}} {{days, day|days}}).',
    zh: '所用的 {{used}} 个价格中有 {{old}} 个读取于 {{limit}} 天以前，最早的是 {{date}}（{{days}} 天）。',
  },
  agePricesAll: {
    en: 'Each of the {{used}} prices used was read more than {{limit}} days ago, the oldest on {{date}} ({{days}} days).',
    zh: '所用的 {{used}} 个价格都读取于 {{limit}} 天以前，最早的是 {{date}}（{{days}} 天）。',
  },
  agePricesOne: {
    en: 'One of the {{used}} prices used was read more than {{limit}} days ago, on {{date}} ({{days}} days).',
    zh: '所用的 {{used}} 个价格中有一个读取于 {{limit}} 天以前：{{date}}（{{days}} 天）。',
  },
  agePricesOnly: {
    en: 'The only price used was read more than {{limit}} days ago, on {{date}} ({{days}} days).',
    zh: '所用的唯一一个价格读取于 {{limit}} 天以前：{{date}}（{{days}} 天）。',
  },
  agePriceStands: {
    en: 'If these moved {{move}} against “{{better}}”, it would still cost {{less}} less than “{{other}}”.',
    zh: '即使这些价格朝不利于“{{better}}”的方向变动 {{move}}，它仍比“{{other}}”低 {{less}}。',
  },
  agePriceLevels: {
    en: 'If these moved {{move}} against “{{better}}”, it would cost the same as “{{other}}”.',
    zh: '如果这些价格朝不利于“{{better}}”的方向变动 {{move}}，它将与“{{other}}”相同。',
  },
  agePriceTurns: {
    en: 'If these moved {{move}} against “{{better}}”, “{{other}}” would cost {{less}} less.',
    zh: '如果这些价格朝不利于“{{better}}”的方向变动 {{move}}，“{{other}}”反而低 {{less}}。',
  },
  agePriceAlone: {
    en: 'If these rose by {{move}}, “{{better}}” would cost {{usd}} per success.',
    zh: '如果这些价格上涨 {{move}}，“{{better}}”每次成功的全成本将为 {{usd}}。',
  },
  verdictNoStack: { en: 'Add two stacks to compare them.', zh: '添加两个方案即可比较。' },

  usdPerSuccess: { en: 'Full cost per success', zh: '单次成功全成本' },
  errors_nowhere: { en: '{{what}}, without undetected errors', zh: '{{what}}（不含漏检错误）' },
  errors_somewhere: {
    en: '{{what}}, without undetected errors whose cost is not stated',
    zh: '{{what}}（未填写损失的漏检错误不计入）',
  },
  success: { en: 'Success', zh: '成功率' },
  silentFailure: { en: 'Undetected errors', zh: '漏检错误' },
  abandoned: { en: 'Given up', zh: '放弃' },
  usdPerTask: { en: 'Full cost per task', zh: '每个任务的全成本' },
  cashPerMonth: { en: 'Cash a month', zh: '每月现金支出' },
  modelCashPerMonth: { en: 'Cash for models a month', zh: '每月模型现金支出' },
  usdPerMonth: { en: 'Cash and people a month', zh: '每月现金与人工' },
  fullPerMonth: { en: 'Full cost a month', zh: '每月全成本' },
  usdPerMonthSd: { en: 'Month-to-month spread', zh: '逐月波动（一个标准差）' },
  humanHoursPerMonth: { en: 'Human hours a month', zh: '每月人工小时' },
  netValuePerMonth: { en: 'Net value a month', zh: '每月净价值' },
  latencyP50: { en: 'Seconds per task, median', zh: '每个任务秒数（中位数）' },
  latencyP95: { en: 'Seconds per task, 95%', zh: '每个任务秒数（95% 分位）' },
  independentUsdPerSuccess: { en: 'If failures were independent', zh: '若各模型失败相互独立' },
  overBudget: { en: 'Chance of exceeding the budget', zh: '超出预算的概率' },
  vendorConcentration: { en: 'Vendor concentration', zh: '供应商集中度' },
  cheaper: { en: 'Cheaper', zh: '更便宜者' },
  cheaperSure: { en: 'How sure', zh: '把握' },
  breakEvenFailureUsd: { en: 'Break-even cost of a failed task', zh: '单个失败任务损失的盈亏平衡点' },
  wholeMix: { en: 'Whole mix', zh: '全部任务' },

  // The Compare screen
  title: { en: 'Compare', zh: '对比' },
  hours: { en: '{{hours}} h', zh: '{{hours}} 小时' },
  byCategory: { en: 'Full cost per success, by kind of work', zh: '各类工作的单次成功全成本' },
  sameCost: { en: 'the same', zh: '相同' },
  evidenceOf: { en: 'Success rates used for {{category}}', zh: '“{{category}}”所用的成功率' },
  why: { en: 'Why: from list price to a success', zh: '原因：从标价到一次成功' },
  pareto: { en: 'Cost against success', zh: '成本与成功率' },
  paretoBetter: { en: 'Better is up and to the left.', zh: '左上方更好。' },
  paretoTell: {
    en: 'Of your stacks, no other beats {{frontier}} on both.',
    zh: '在您的方案中，没有其他方案在两方面都胜过 {{frontier}}。',
  },
  paretoCloud: {
    en: 'Each dot is a possible stack; none beats the line on both.',
    zh: '每个点是一个可行的方案；没有一个能在两方面都超过这条线。',
  },
  paretoNone: {
    en: 'No stack is complete yet. Choose a model in each cell.',
    zh: '还没有完整的方案。请为每个单元格选择模型。',
  },
  onFrontier: { en: 'On the frontier', zh: '位于前沿' },
  axisCost: { en: 'full cost per success', zh: '单次成功全成本' },
  axisSuccess: { en: 'success', zh: '成功率' },
  pairs: { en: 'Where the answer turns', zh: '结论何时反转' },
  spend: { en: 'Where the model spend goes', zh: '模型支出的去向' },
  spendShare: { en: 'Share', zh: '占比' },
  spendMonth: { en: 'A month', zh: '每月' },
  heldIfDark: { en: 'Successes kept if dark', zh: '中断时保留的成功' },
  spendBy: { en: 'By', zh: '维度' },
  warnings: { en: 'Worth a second look', zh: '值得再看一眼' },
} as const satisfies Words;

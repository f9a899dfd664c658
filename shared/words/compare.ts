/** Words of the verdict, of the figures that carry it, and of the Compare screen. */
import type { Words } from './words.ts';

export const compareWords = {
  verdictSure: {
    en: '{{better}} costs {{less}} less per successful result than {{worse}}, and we are {{sure}} sure it is cheaper.',
    zh: '{{better}}每个成功结果的成本比{{worse}}低{{less}}，我们有{{sure}}的把握认为它更便宜。',
  },
  verdictPoint: {
    en: '{{better}} costs {{less}} less per successful result than {{worse}}.',
    zh: '{{better}}每个成功结果的成本比{{worse}}低{{less}}。',
  },
  verdictClose: {
    en: '{{better}} and {{worse}} are too close to call: {{betterUsd}} against {{worseUsd}} per successful result, and the odds that {{better}} is cheaper are only {{sure}}.',
    zh: '{{better}}与{{worse}}难分高下：每个成功结果{{betterUsd}}对{{worseUsd}}，{{better}}更便宜的可能性只有{{sure}}。',
  },
  verdictSame: {
    en: '{{better}} and {{worse}} cost the same per successful result: {{betterUsd}}.',
    zh: '{{better}}与{{worse}}每个成功结果的成本相同：{{betterUsd}}。',
  },
  verdictShipsUntil: {
    en: 'It ships {{silent}} silent failures against {{otherSilent}}; it stops being better if a failed task costs you more than {{usd}}.',
    zh: '它交付的静默失败占{{silent}}，对方为{{otherSilent}}；如果一次失败给您造成的损失超过{{usd}}，它就不再更好。',
  },
  verdictShipsAlways: {
    en: 'It ships {{silent}} silent failures against {{otherSilent}}; it stays better at any failure cost.',
    zh: '它交付的静默失败占{{silent}}，对方为{{otherSilent}}；无论失败的代价是多少，它都更好。',
  },
  verdictShipsFrom: {
    en: 'It ships {{silent}} silent failures against {{otherSilent}}; per task it is the dearer one unless a failed task costs you more than {{usd}}.',
    zh: '它交付的静默失败占{{silent}}，对方为{{otherSilent}}；按任务计它更贵，除非一次失败给您造成的损失超过{{usd}}。',
  },
  verdictSucceedsLess: {
    en: 'It also succeeds less often: {{success}} of tasks against {{otherSuccess}}.',
    zh: '它的成功率也更低：{{success}}，对方为{{otherSuccess}}。',
  },
  verdictLeftOut: { en: '{{stack}} is left out: {{gap}}', zh: '{{stack}}未参与比较：{{gap}}' },
  verdictCannotCompare: {
    en: 'These stacks cannot be compared yet. {{stack}}: {{gap}}',
    zh: '这些方案暂时无法比较。{{stack}}：{{gap}}',
  },
  verdictNothingSucceeds: {
    en: 'Nothing {{stack}} does succeeds, so it has no cost per successful result.',
    zh: '{{stack}}没有任何任务成功，因此没有每个成功结果的成本。',
  },
  verdictOneStack: {
    en: '{{stack}} costs {{usd}} per successful result. Add a second stack to compare it with.',
    zh: '{{stack}}每个成功结果的成本为{{usd}}。再添加一个方案即可比较。',
  },
  verdictNoStack: { en: 'Add two stacks to compare them.', zh: '添加两个方案即可比较。' },

  usdPerSuccess: { en: 'Cost per successful result', zh: '每个成功结果的成本' },
  success: { en: 'Success', zh: '成功率' },
  silentFailure: { en: 'Silent failures', zh: '静默失败' },
  abandoned: { en: 'Abandoned', zh: '放弃' },
  usdPerTask: { en: 'Cost per task', zh: '每个任务的成本' },
  usdPerMonth: { en: 'Spend a month', zh: '每月支出' },
  usdPerMonthSd: { en: 'Month-to-month spread (one sd)', zh: '逐月波动（一个标准差）' },
  humanHoursPerMonth: { en: 'Human hours a month', zh: '每月人工小时' },
  netValuePerMonth: { en: 'Value less cost a month', zh: '每月价值减成本' },
  latencyP50: { en: 'Seconds per task, median', zh: '每个任务秒数（中位数）' },
  latencyP95: { en: 'Seconds per task, 95%', zh: '每个任务秒数（95%分位）' },
  independentUsdPerSuccess: { en: 'If failures were independent', zh: '若各模型失败相互独立' },
  overBudget: { en: 'Chance of exceeding the budget', zh: '超出预算的可能性' },
  vendorConcentration: { en: 'Vendor concentration (HHI)', zh: '供应商集中度（HHI）' },
  cheaper: { en: 'Cheaper', zh: '更便宜者' },
  cheaperSure: { en: 'How sure', zh: '把握' },
  breakEvenFailureUsd: { en: 'Break-even cost of a failed task', zh: '失败代价的盈亏平衡点' },
  wholeMix: { en: 'Whole mix', zh: '全部任务' },
} as const satisfies Words;

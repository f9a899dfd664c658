/** Words of the decision memo: the one page of the report that is read by somebody who has a minute. */
import type { Words } from './words.ts';

export const memoWords = {
  kicker: { en: 'Decision memo', zh: '决策备忘录' },
  tasks: { en: '{{tasks}} {{tasks, task|tasks}} a month', zh: '每月 {{tasks}} 个任务' },
  cashFalls: { en: 'Cash falls from {{before}} to {{now}} a month.', zh: '每月现金支出从 {{before}} 降至 {{now}}。' },
  cashRises: { en: 'Cash rises from {{before}} to {{now}} a month.', zh: '每月现金支出从 {{before}} 升至 {{now}}。' },
  less: { en: '{{share}} less', zh: '低 {{share}}' },
  lessOf: { en: 'full cost per success', zh: '单次成功全成本' },
  sure: { en: '{{sure}} sure it is the cheaper one', zh: '更便宜的把握 {{sure}}' },
  monthLess: { en: 'less a month, full cost', zh: '每月全成本减少' },
  monthMore: { en: 'more a month, full cost', zh: '每月全成本增加' },
  perTask: { en: '{{usd}} a task', zh: '每个任务 {{usd}}' },
  errors: { en: 'undetected errors', zh: '漏检错误' },
  errorsBefore: { en: 'with {{stack}} {{share}}', zh: '“{{stack}}”为 {{share}}' },
  chart: { en: 'Where the difference comes from', zh: '差额来自哪里' },
  chartNote: {
    en: 'Full cost a month from {{a}} to {{b}}, by kind of work: models, checks, people and undetected errors',
    zh: '从 {{a}} 到 {{b}} 的每月全成本，按工作类型：模型、检查、人工和漏检错误',
  },
  chartNoteBare: {
    en: 'Full cost a month from {{a}} to {{b}}, by kind of work: models, checks and people, without undetected errors',
    zh: '从 {{a}} 到 {{b}} 的每月全成本，按工作类型：模型、检查和人工，不含漏检错误',
  },
  otherRows_one: { en: '{{count}} other', zh: '其他 {{count}} 类' },
  otherRows_other: { en: '{{count}} others', zh: '其他 {{count}} 类' },
  restsOn: { en: 'What this rests on', zh: '结论依据' },
  risks: { en: 'Risks', zh: '风险' },
  riskErrors: {
    en: '{{row}}: {{now}} undetected errors against {{before}}.',
    zh: '{{row}}：漏检错误 {{now}}，此前为 {{before}}。',
  },
  riskGuess: { en: '{{row}}: no evals behind the success rates.', zh: '{{row}}：成功率没有评测支持。' },
  riskMissing: { en: '{{stack}} is not compared: figures are missing.', zh: '“{{stack}}”未参与比较：缺少数值。' },
  riskNone: { en: 'None that the figures show.', zh: '数值未显示风险。' },
  change: { en: 'What would change it', zh: '什么会改变结论' },
  changeTurns: { en: 'may turn it', zh: '可能反转' },
  changeStays: { en: 'does not', zh: '不会' },
  changeNone: { en: 'No single figure turns it within its range.', zh: '任何单个数值在区间内变动都不会使结论反转。' },
  next: { en: 'Next step', zh: '下一步' },
  nextRows: {
    en: 'Take the best of each row: {{usd}} less a month than “{{stack}}”.',
    zh: '逐行取最优：每月比“{{stack}}”少花 {{usd}}。',
  },
  nextComplete: {
    en: 'Choose a model in every cell; a stack is compared once all of its work has figures.',
    zh: '为每个单元格选择模型；方案的全部工作都有结果后才能比较。',
  },
  nextState: {
    en: 'State what an undetected error costs: the answer may depend on it.',
    zh: '请填写每个漏检错误的损失：结论可能取决于它。',
  },
  nextStateWhole: {
    en: 'State what an undetected error costs: full cost then counts them.',
    zh: '请填写每个漏检错误的损失：全成本才会计入。',
  },
  foot: { en: 'Prices read up to {{date}}. Intervals: 90%.', zh: '价格截至 {{date}}。区间均为 90%。' },
  appendix: { en: 'Appendix', zh: '附录' },
} as const satisfies Words;

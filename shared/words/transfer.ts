/** What is said of rates that were measured on other tasks than the planner's: how sure is sure. */
import type { Words } from './words.ts';

export const transferWords = {
  noneStated: {
    en: '{{categories}}: how rates carry over is not stated, as in older plans; rates are those of the benchmarks, and intervals are too narrow for other work.',
    zh: '{{categories}}：未说明外推（与旧计划相同）；成功率为基准本身的成功率，对其他工作而言区间过窄。',
  },
  statedNone: {
    en: '{{categories}}: the plan states that the work is the benchmark itself; that is not measured.',
    zh: '{{categories}}：计划声明工作就是基准本身；这一点未经实测。',
  },
  movedRates: {
    en: '{{categories}}: rates are those of your work. They lie between the benchmark’s own rate and what a model of that year and kind does on other suites; the benchmark’s own rate stands beside each on Evidence.',
    zh: '{{categories}}：成功率针对您的工作，介于基准自身的成功率与同年同类模型在其他套件上的表现之间；“证据”页并列基准自身的成功率。',
  },
  proxyRates: {
    en: '{{categories}}: the only evidence is a benchmark of which it is not known how far it carries over; only own evals decide there.',
    zh: '{{categories}}：唯一的证据是一个外推误差未知的基准；此处只有自有评测才能定论。',
  },
  uncertaintyFrom: {
    en: 'What keeps {{a}} against {{b}} unsure: {{parts}}.',
    zh: '{{a}} 与 {{b}} 之间的不确定性来自：{{parts}}。',
  },
  nothingUncertain: {
    en: 'Nothing of {{a}} against {{b}} is uncertain by the ranges given.',
    zh: '按给定的区间，{{a}} 与 {{b}} 之间没有不确定性。',
  },
  'group-ownData': { en: 'your own data', zh: '您自己的数据' },
  'group-publicBenchmarks': { en: 'public benchmarks', zh: '公开基准' },
  'group-transfer': { en: 'carrying over to your work', zh: '外推到您的工作' },
  'group-prices': { en: 'prices', zh: '价格' },
  'group-shapes': { en: 'tokens and shapes', zh: 'token 与任务形态' },
  'group-guesses': { en: 'assumed or stated by you', zh: '假设或由您填写' },
  sureness: { en: 'Where the doubt comes from', zh: '不确定性从何而来' },
  surenessNote: {
    en: 'What keeps the closest two stacks apart or together, and whether rates are those of your work or of the benchmarks.',
    zh: '最接近的两套方案之间的不确定性来自何处；成功率针对您的工作还是基准本身。',
  },
  carry: { en: 'Rates of my work', zh: '使用针对我的工作的成功率' },
  leaveOut: { en: 'Rates of the benchmarks', zh: '使用基准本身的成功率' },
  closest: {
    en: 'The closest two are “{{a}}” and “{{b}}”: {{sure}} sure that “{{a}}” costs less per success.',
    zh: '最接近的是“{{a}}”与“{{b}}”：“{{a}}”每次成功的全成本更低的把握为 {{sure}}。',
  },
  groups: { en: 'Where the uncertainty comes from', zh: '不确定性的来源' },
  group: { en: 'Comes from', zh: '来源' },
  share: { en: 'Share', zh: '占比' },
  bestIn: {
    en: 'Best for the best values of the rates; in {{draws}} draws of them the same plan is best in {{share}} ({{categories}}).',
    zh: '在成功率的最佳取值下最优；对成功率抽取 {{draws}} 次，同一方案在 {{share}} 的抽取中最优（{{categories}}）。',
  },
  grade: { en: 'Ground', zh: '依据等级' },
  benchmarkRate: { en: 'On the benchmark', zh: '基准上的成功率' },
  'grade-ownEvals': { en: 'own evals', zh: '自有评测' },
  'grade-sameKind': { en: 'same kind of task', zh: '同类任务' },
  'grade-distantProxy': { en: 'distant proxy', zh: '远端替代' },
  'grade-notMeasured': { en: 'carrying over not measured', zh: '外推未测得' },
} as const satisfies Words;

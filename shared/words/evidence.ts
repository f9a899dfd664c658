/** Words of the Evidence screen: what is known of a kind of work, who measured it, and how far it can be trusted. */
import type { Words } from './words.ts';

export const evidenceWords = {
  headline: { en: 'What is known of your work', zh: '您的工作有哪些证据' },
  headlineCatalog: { en: 'What is known of each kind of work', zh: '各类工作有哪些证据' },
  restsOn: { en: 'The plan rests on: {{parts}}.', zh: '计划的依据：{{parts}}。' },
  part: { en: '{{share}} {{ground}}', zh: '{{ground}} {{share}}' },
  intro: {
    en: 'Success rates come from published tests until your own evals say more. Every figure tells who measured it and when.',
    zh: '有自有评测之前，成功率取自公开测试。每个数字都注明由谁、在何时测得。',
  },
  working: { en: 'Working out the rates…', zh: '正在推算成功率……' },

  // The list of work
  ofPlan: { en: 'In your plan', zh: '计划中的工作' },
  otherWork: { en: 'Other kinds of work', zh: '其他工作类型' },
  ofDoubt: { en: 'Of the doubt', zh: '占不确定性' },
  doubt: {
    en: '“{{row}}” accounts for {{share}} of the doubt.',
    zh: '“{{row}}”占不确定性的 {{share}}。',
  },
  works: { en: 'Kinds of work', zh: '工作类型' },

  // Own evals
  own: { en: 'Your evals', zh: '自有评测' },
  ownCount_one: { en: '{{count}} result', zh: '{{count}} 条结果' },
  ownCount_other: { en: '{{count}} results', zh: '{{count}} 条结果' },
  ownNone: {
    en: 'None yet. Thirty graded tasks of your own already move a rate; three hundred decide it.',
    zh: '尚无。30 条自有样本即可影响成功率，300 条基本决定成功率。',
  },
  ownKeep: {
    en: 'Your evals join what others measured: models you did not run keep their published rates.',
    zh: '自有评测与他人的实测合并使用：未评测的模型仍采用公开成功率。',
  },
  ownAdd: { en: 'Add evals', zh: '添加评测' },
  ownHint: {
    en: 'A table with task, model and passed, or a file of an eval tool. It can be dropped anywhere.',
    zh: '含任务、模型、是否通过的表格，或评测工具的结果文件；可拖放到任意位置。',
  },
  ownNeedsPlan: { en: 'Open a plan to add evals to its work.', zh: '请先打开一个计划，再为其中的工作添加评测。' },
  ownRow: { en: '{{benchmark}}, {{model}}', zh: '{{benchmark}}，{{model}}' },
  ownPassed: { en: '{{passed}} of {{trials}} passed', zh: '{{trials}} 条中通过 {{passed}} 条' },

  // Benchmarks
  benchmarks: { en: 'Published tests of such work', zh: '此类工作的公开基准' },
  benchmarksNote: {
    en: 'How close each test is to the work, who published it, and for how many models you can buy.',
    zh: '各基准与此类工作有多接近、由谁发布，以及覆盖多少可购买的模型。',
  },
  benchmarksNone: {
    en: 'Nothing published counts successes in this kind of work. Only your own evals can say how often a model succeeds.',
    zh: '没有公开测试统计此类工作的成功次数。只有自有评测才能得出成功率。',
  },
  proxyOnly: {
    en: 'The only evidence is of other work, held to be like it. Treat every rate here as a guess until you run evals.',
    zh: '现有证据均来自其他工作，仅作间接参照。在自行评测之前，此处的成功率都应视为假设。',
  },
  benchmark: { en: 'Test', zh: '基准' },
  grade: { en: 'Grade', zh: '等级' },
  'standing-close': { en: 'same kind of task', zh: '同类任务' },
  'standing-narrow': { en: 'part of such work', zh: '同类任务的一部分' },
  'standing-proxy': { en: 'distant proxy', zh: '间接参照' },
  'standing-own': { en: 'own evals', zh: '自有评测' },
  'counts-counted': { en: 'successes counted', zh: '逐条计数' },
  'counts-threshold': { en: 'a judge’s score above a threshold', zh: '裁判评分达到阈值' },
  'counts-inferred': { en: 'number of tasks inferred', zh: '样本数为推算' },
  'counts-graded': { en: 'share of points earned', zh: '按得分比例' },
  source: { en: 'Measured by', zh: '测得者' },
  moreSources: { en: 'and {{count}} more', zh: '另有 {{count}} 个' },
  when: { en: 'When', zh: '时间' },
  whenFrom: { en: 'since {{first}}', zh: '自 {{first}} 起' },
  whenUnknown: { en: 'not dated', zh: '未注明' },
  buyable: { en: 'Can be bought', zh: '可购买' },
  of2026: { en: 'of 2026: {{count}}', zh: '2026 年：{{count}}' },
  selfReported: { en: 'of them the vendor’s own word: {{count}}', zh: '其中厂商自报：{{count}}' },
  taken: { en: 'in use', zh: '采用' },
  useThis: { en: 'Use this', zh: '改用' },
  useThisFor: { en: 'Use this: {{benchmark}}', zh: '改用：{{benchmark}}' },
  successIs: { en: 'A success: {{definition}}', zh: '成功的定义：{{definition}}' },
  moreTests: { en: 'Show all {{count}} tests', zh: '显示全部 {{count}} 个基准' },

  // One scale
  scale: { en: 'Success on “{{work}}”', zh: '“{{work}}”的成功率' },
  scaleNote: {
    en: 'Dark: what the tests themselves leave open. Pale: what is open for your work, 90% of the time.',
    zh: '深色为基准自身的不确定性；浅色为用于您的工作时的 90% 区间。',
  },
  scaleNone: { en: 'No model on sale has a rate in this kind of work.', zh: '此类工作中，可购买的模型均无成功率。' },
  legendOwn: { en: 'your evals added', zh: '计入自有评测' },
  legendSampling: { en: 'the tests themselves', zh: '基准自身' },
  legendGuess: { en: 'stated or assumed', zh: '由您填写或假设' },
  legendWork: { en: 'carried over to your work', zh: '外推到您的工作' },
  interval: { en: '90% interval', zh: '90% 区间' },
  rate: { en: 'Rate', zh: '成功率' },
  onTest: { en: 'On the test', zh: '基准成绩' },
  restsOnHead: { en: 'Rests on', zh: '依据' },
  range: { en: '{{low}} to {{high}}', zh: '{{low}} 至 {{high}}' },
  'by-own': { en: '{{share}} your evals', zh: '自有评测占 {{share}}' },
  'by-measured': { en: '{{benchmark}}, {{tasks}} {{tasks, task|tasks}}', zh: '{{benchmark}}，{{tasks}} 个任务' },
  'by-linked': { en: 'read off {{suites}}', zh: '由 {{suites}} 推算' },
  'by-notMeasured': {
    en: '{{benchmark}}; how far it carries over is unknown',
    zh: '{{benchmark}}；能否外推未知',
  },
  'by-stated': { en: 'stated by you', zh: '由您填写' },
  'by-assumed': { en: 'assumed', zh: '假设' },
  carries: {
    en: 'On your work a rate may be {{points}} {{points, point|points}} higher or lower than on the test; the test’s own sampling leaves {{sampling}}.',
    zh: '用于您的工作时，成功率可能上下相差 {{points}} 个百分点；基准自身的抽样误差为 {{sampling}} 个百分点。',
  },
  moreModels: { en: 'Show all {{count}} models', zh: '显示全部 {{count}} 个模型' },
  fewerModels: { en: 'Show fewer', zh: '收起' },

  // Checks
  checks: { en: 'Checks, and what they let through', zh: '检查方式与漏检情况' },
  checksNote: {
    en: 'A check passes right results and some wrong ones. What it wrongly passes becomes an undetected error.',
    zh: '检查会放行正确结果，也会放行部分错误结果；错误放行即成为漏检错误。',
  },
  check: { en: 'Check', zh: '检查' },
  rightPassed: { en: 'Right passed', zh: '正确通过' },
  wrongPassed: { en: 'Wrong passed', zh: '错误通过' },

  // How sure is sure?
  sure: { en: 'How sure is sure?', zh: '把握有多准？' },
  sureNote: {
    en: 'What the product would have said of two models, held against a test it had not seen. Each suite of tests is left out in turn.',
    zh: '用未参与推算的基准检验对两个模型的判断：依次留出每个套件，再看判断是否成立。',
  },
  sureSaid: { en: 'Said to be', zh: '所说的把握' },
  sureMean: { en: 'Mean', zh: '平均' },
  sureHappened: { en: 'Came true', zh: '实际成立' },
  sureOff: { en: 'Off by, points', zh: '偏差（百分点）' },
  surePairs: { en: 'Comparisons', zh: '对比次数' },
  sureAcross: { en: 'On a suite left out', zh: '在留出的套件上' },
  sureBefore: { en: 'The old way: one test taken as your work', zh: '旧方法：把一个基准当作您的工作' },
  sureWithin: { en: 'Inside one suite: a lower bound', zh: '同一套件之内：仅为下限' },
  sureFrom_allSuites: { en: 'read off all other suites', zh: '由其他全部套件推算' },
  sureFrom_yardstick: { en: 'read off one test of this kind of work', zh: '由此类工作的一个基准推算' },
  sureFrom_otherCategories: {
    en: 'this kind of work has one suite, so read off those of other work',
    zh: '此类工作只有一个套件，故由其他工作的套件推算',
  },
  sureNotMeasured: {
    en: 'No two suites of this kind of work share enough models, so how far its rates carry over is not measured. The other kinds stand below.',
    zh: '此类工作没有两个套件拥有足够的共同模型，外推误差无从测得。其他工作类型见下表。',
  },
  sureNone: { en: 'no comparisons', zh: '无对比' },
  sureScore: {
    en: 'Log score {{after}} (before: {{before}}). Nearer to 0 is better; a coin flip scores −0.69.',
    zh: '对数得分 {{after}}（旧方法 {{before}}）。越接近 0 越好；抛硬币为 −0.69。',
  },
  sureScoreAlone: {
    en: 'Log score {{after}}. Nearer to 0 is better; a coin flip scores −0.69.',
    zh: '对数得分 {{after}}。越接近 0 越好；抛硬币为 −0.69。',
  },
  sureMiss: { en: 'misses', zh: '未命中' },
  sureMissNote: {
    en: 'Marked: off by more than 4 points with 100 comparisons or more.',
    zh: '标记处：至少 100 次对比且偏差超过 4 个百分点。',
  },
  sureChance: { en: 'By chance alone', zh: '仅凭偶然' },
  sureChanceNote: {
    en: 'By chance alone: nine of ten draws of these models and tests where what is said is right. Of some {{held}} bands with 100 comparisons or more {{misses}} miss there ({{low}} to {{high}}).',
    zh: '仅凭偶然：假定判断均正确，对同样的模型与基准重新抽样，十次中有九次的范围。约 {{held}} 个至少 100 次对比的区间中，{{misses}} 个未命中（{{low}} 至 {{high}} 个）。',
  },
  sureAll: { en: 'Every kind of work', zh: '所有工作类型' },
  sureCell: { en: '{{happened}} of {{pairs}}', zh: '{{pairs}} 次中 {{happened}}' },
  sureBand: { en: '{{low}} to {{high}}', zh: '{{low}} 至 {{high}}' },
  sureBandLast: { en: '{{low}} or more', zh: '{{low}} 以上' },
  'sureTogether-work': { en: 'Programming, agents, mathematics and kin together', zh: '编程、智能体、数学等合计' },
  'sureTogether-other': { en: 'All other work together', zh: '其他工作合计' },
  sureScoreHead: { en: 'Log score, before', zh: '对数得分，旧方法' },

  // What to measure next
  measure: { en: 'What to measure next', zh: '下一步该测什么' },
  measureNote: { en: 'worth a month · costs once', zh: '每月价值 · 一次性费用' },
  measureEvals_one: { en: '{{evals}} eval of “{{row}}”', zh: '“{{row}}”评测 {{evals}} 条样本' },
  measureEvals_other: { en: '{{evals}} evals of “{{row}}”', zh: '“{{row}}”评测 {{evals}} 条样本' },
  measureTwoStacks: {
    en: 'With two stacks that have figures it is worked out which evals would pay.',
    zh: '有两个方案的数字后，即可推算哪些评测划算。',
  },
  measureMore: { en: 'All of it, and its set-up', zh: '查看全部并生成配置' },

  // How alike
  alikeOf: { en: '{{a}} and {{b}}', zh: '{{a}} 和 {{b}}' },
  'alike-both': { en: 'both fail: {{count}}', zh: '都失败：{{count}}' },
  'alike-onlyFirst': { en: 'only {{a}} fails: {{count}}', zh: '仅 {{a}} 失败：{{count}}' },
  'alike-onlySecond': { en: 'only {{b}} fails: {{count}}', zh: '仅 {{b}} 失败：{{count}}' },
  'alike-neither': { en: 'neither fails: {{count}}', zh: '都成功：{{count}}' },
  alikeAssumed: {
    en: 'Assumed for this kind of work: evals of several models on the same tasks would measure it.',
    zh: '此类工作暂用假设值：让多个模型评测同一批任务即可实测。',
  },
  alike: { en: 'How alike models fail', zh: '失败重合度' },
  alikeText: {
    en: 'When {{a}} fails, {{b}} fails too in {{share}} of tasks; if failures were unrelated, in {{alone}}.',
    zh: '{{a}} 失败的任务中，{{b}} 有 {{share}} 也失败；若互不相关，应为 {{alone}}。',
  },
} as const satisfies Words;

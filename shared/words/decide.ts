/** Words of decisions: the Decide screen, its tables in exports, and the same on the command line. */
import type { Words } from './words.ts';

export const decideWords = {
  // Numbers that can move, by name
  'lever-rate': { en: 'Success rate of {{model}}, {{category}}', zh: '{{model}} 的成功率（{{category}}）' },
  'lever-feedback': {
    en: 'Success of {{model}} after feedback, {{category}}',
    zh: '{{model}} 得到反馈后的成功率（{{category}}）',
  },
  'lever-verbosity': { en: 'Verbosity of {{model}}', zh: '{{model}} 的输出冗长程度' },
  'lever-errors': { en: 'Attempts of {{model}} that come back empty', zh: '{{model}} 无返回的尝试占比' },
  'lever-price-promptUsdPerM': { en: 'Prompt price of {{model}}', zh: '{{model}} 的输入价格' },
  'lever-price-completionUsdPerM': { en: 'Completion price of {{model}}', zh: '{{model}} 的输出价格' },
  'lever-price-times': { en: 'All prices of {{model}}, times', zh: '{{model}} 的全部价格（倍数）' },
  'lever-dependence-rho': {
    en: 'Difficulty all models share (rho), {{category}}',
    zh: '所有模型共有的难度（rho，{{category}}）',
  },
  'lever-dependence-tau': {
    en: 'What repeats in a retry (tau), {{category}}',
    zh: '重试中重复的部分（tau，{{category}}）',
  },
  'lever-dependence-beta': {
    en: 'Tasks nobody solves (beta), {{category}}',
    zh: '无人能完成的任务（beta，{{category}}）',
  },
  'lever-dependence-gamma': {
    en: 'How much dearer hard tasks are (gamma), {{category}}',
    zh: '难任务更贵的程度（gamma，{{category}}）',
  },
  'lever-shape-promptTokens': { en: 'Prompt tokens, {{category}}', zh: '输入 token（{{category}}）' },
  'lever-shape-completionTokens': { en: 'Completion tokens, {{category}}', zh: '输出 token（{{category}}）' },
  'lever-shape-steps': { en: 'Steps per attempt, {{category}}', zh: '每次尝试的步数（{{category}}）' },
  'lever-shape-toolCalls': { en: 'Tool calls per attempt, {{category}}', zh: '每次尝试的工具调用（{{category}}）' },
  'lever-category-valueOfSuccessUsd': { en: 'Value of a success, {{category}}', zh: '一次成功的价值（{{category}}）' },
  'lever-category-silentFailureUsd': {
    en: 'Cost of a silent failure, {{category}}',
    zh: '一次静默失败的代价（{{category}}）',
  },
  'lever-category-humanMinutesPerTask': {
    en: 'Human minutes per task, {{category}}',
    zh: '每个任务的人工分钟（{{category}}）',
  },
  'lever-category-humanSuccess': { en: 'Success of a person, {{category}}', zh: '人工的成功率（{{category}}）' },
  'lever-anchor': { en: 'Your anchor rate, {{category}}', zh: '您的锚点成功率（{{category}}）' },
  'lever-share': { en: 'Share of tasks, {{category}}', zh: '任务占比（{{category}}）' },
  'lever-verifier-trueAccept': { en: 'Good results accepted by "{{verifier}}"', zh: '“{{verifier}}”接受好结果的比例' },
  'lever-verifier-falseAccept': { en: 'Bad results accepted by "{{verifier}}"', zh: '“{{verifier}}”接受坏结果的比例' },
  'lever-verifier-usdPerCheck': { en: 'Cost of a check by "{{verifier}}"', zh: '“{{verifier}}”每次校验的费用' },
  'lever-verifier-humanMinutesPerCheck': {
    en: 'Minutes per check by "{{verifier}}"',
    zh: '“{{verifier}}”每次校验的分钟数',
  },
  'lever-route-hardShare': {
    en: 'Share routed as hard, {{stack}}, {{category}}',
    zh: '作为难题分流的占比（{{stack}}，{{category}}）',
  },
  'lever-route-signalQuality': {
    en: 'Quality of the routing signal, {{stack}}, {{category}}',
    zh: '分流信号的质量（{{stack}}，{{category}}）',
  },
  'lever-route-usdPerTask': {
    en: 'Cost of routing a task, {{stack}}, {{category}}',
    zh: '每个任务的分流费用（{{stack}}，{{category}}）',
  },
  'lever-wage': { en: 'Cost of an hour of human work', zh: '每小时人工成本' },
  'lever-volume': { en: 'Tasks a month', zh: '每月任务数' },

  // The screen
  title: { en: 'Decide', zh: '决策' },
  intro: {
    en: 'What moves the answer, where it turns, what to measure before you commit, and the best plan your rules allow.',
    zh: '哪些因素会改变结论、结论在何处反转、决定之前应先测什么，以及在您的规则之内的最优计划。',
  },
  working: { en: 'Working it out ...', zh: '正在计算……' },
  workingAt: { en: 'Working it out: {{share}}', zh: '正在计算：{{share}}' },
  stale: {
    en: 'The plan has changed since: this answer belongs to the plan as it was.',
    zh: '计划此后已有改动：这是改动之前的答案。',
  },
  again: { en: 'Work it out again', zh: '重新计算' },
  needsTwoStacks: {
    en: 'This takes two stacks with figures. Add one on Stacks, or give the other what it lacks.',
    zh: '需要两个有结果的方案。请在“方案”页添加一个，或补齐另一个所缺的内容。',
  },
  needsStack: {
    en: 'No stack has figures yet. Complete one on Stacks.',
    zh: '还没有任何方案有结果。请先在“方案”页补全一个。',
  },
  toStacks: { en: 'Go to Stacks', zh: '前往“方案”' },
  stack: { en: 'Stack', zh: '方案' },
  wholeMix: { en: 'whole mix', zh: '全部任务' },
  customVerifier: { en: 'your own check', zh: '自定义校验' },
  times: { en: '{{value}} times', zh: '{{value}} 倍' },
  minutes: { en: '{{value}} min', zh: '{{value}} 分钟' },
  perMillion: { en: '{{usd}} per million tokens', zh: '每百万 token {{usd}}' },

  // Tornado
  tornado: { en: 'What moves the answer', zh: '哪些因素会改变结论' },
  tornadoNote: {
    en: 'Each uncertain input swung over its own 90% range, alone, the others at their best values. Choose an input to go to its field.',
    zh: '每个不确定的输入单独在其 90% 区间内变动，其余取最佳值。点选输入即可前往相应字段。',
  },
  tornadoOf: { en: 'Cost per success of', zh: '每个成功结果的成本' },
  tornadoLess: { en: 'Less that of', zh: '减去' },
  tornadoAlone: { en: 'none: alone', zh: '不减：单独看' },
  tornadoTell: {
    en: '{{input}} moves it most: from {{low}} to {{high}}, {{base}} at best values.',
    zh: '影响最大的是“{{input}}”：从 {{low}} 到 {{high}}，最佳值为 {{base}}。',
  },
  tornadoFlipsOne: {
    en: 'One input alone changes which stack is cheapest: {{input}}.',
    zh: '有一个输入单独就能改变哪个方案最便宜：{{input}}。',
  },
  tornadoFlipsMany: {
    en: '{{number}} inputs each change alone which stack is cheapest; the widest is {{input}}.',
    zh: '有 {{number}} 个输入各自就能改变哪个方案最便宜，影响最大的是{{input}}。',
  },
  tornadoFlipsNone: {
    en: 'No input alone changes which stack is cheapest.',
    zh: '任何单个输入都不会改变哪个方案最便宜。',
  },
  tornadoNothing: {
    en: 'Every number here is exact: nothing has a range to swing over. Type ranges such as 60% to 80% where you are not sure.',
    zh: '这里的数字都是精确值，没有可变动的区间。不确定之处请输入区间，例如 60% 到 80%。',
  },
  tornadoTable: { en: 'Inputs, the widest swing first', zh: '输入（影响最大的在前）' },
  tornadoRange: { en: 'Its range', zh: '区间' },
  tornadoFlips: { en: 'Changes the winner', zh: '改变胜者' },
  tornadoFlip: { en: 'changes the winner', zh: '改变胜者' },
  tornadoGo: { en: '{{input}}: go to its field', zh: '{{input}}：前往该字段' },
  tornadoMany: { en: 'Show all {{number}} inputs', zh: '显示全部 {{number}} 个输入' },
  tornadoFew: { en: 'Show the widest alone', zh: '只显示影响最大的' },
  legendLow: { en: 'input at its low end', zh: '输入取低端' },
  legendHigh: { en: 'input at its high end', zh: '输入取高端' },

  // Break-even
  breakEven: { en: 'Where two stacks swap', zh: '两个方案在何处易位' },
  breakEvenNote: {
    en: 'The value of any one number at which two stacks cost the same per successful result, everything else as planned.',
    zh: '任选一个数字，看它取何值时两个方案每个成功结果的成本相同，其余不变。',
  },
  between: { en: 'Between', zh: '方案' },
  and: { en: 'and', zh: '与' },
  asMoves: { en: 'as this kind of number moves', zh: '变动的数字类别' },
  whichOne: { en: 'namely', zh: '具体为' },
  'group-money': { en: 'What a result is worth', zh: '结果的价值与代价' },
  'group-price': { en: 'Prices', zh: '价格' },
  'group-rate': { en: 'Success rates', zh: '成功率' },
  'group-tokens': { en: 'Tokens and steps', zh: 'token 与步数' },
  'group-check': { en: 'Checks and routing', zh: '校验与分流' },
  'group-alike': { en: 'How alike models fail', zh: '模型失败的相似程度' },
  'group-volume': { en: 'Volume and mix', zh: '任务量与构成' },
  'group-people': { en: 'People', zh: '人工' },
  swapsAt: {
    en: 'At {{at}} the two swap; it is {{now}} now. Below, {{below}} costs less per success; above, {{above}}.',
    zh: '取 {{at}} 时两者易位，目前为 {{now}}。低于它时{{below}}每个成功结果更便宜，高于它时{{above}}更便宜。',
  },
  swapsJump: {
    en: 'The cost jumps there: the two are nowhere exactly equal.',
    zh: '成本在该处跳变，两者并无恰好相等之处。',
  },
  swapsMore: {
    en: 'They swap {{number}} times in all, between {{from}} and {{to}}: at {{values}}.',
    zh: '在 {{from}} 到 {{to}} 之间共易位 {{number}} 次：{{values}}。',
  },
  swapsNever: {
    en: 'Never: from {{from}} to {{to}}, {{wins}} costs less per success. It is {{now}} now.',
    zh: '永不易位：从 {{from}} 到 {{to}}，{{wins}}每个成功结果始终更便宜。目前为 {{now}}。',
  },
  swapsEqual: {
    en: 'The two cost the same per success whatever this number is.',
    zh: '无论这个数字是多少，两者每个成功结果的成本都相同。',
  },
  swapsUnavailable: {
    en: 'This cannot be told: {{stack}} has no cost per success.',
    zh: '无法判断：{{stack}}没有每个成功结果的成本。',
  },

  // Short list
  shortList: { en: 'The short list', zh: '候选名单' },
  shortListNote: {
    en: 'A stack is beaten when another costs no more per task and succeeds no less often. The odds: shared draws in which it costs least per success.',
    zh: '若另一方案每个任务成本不更高、成功率不更低，则该方案落选。可能性为共同抽样中其每个成功结果成本最低的占比。',
  },
  shortListTell: {
    en: 'Worth a look on cost and success: {{stacks}}.',
    zh: '就成本与成功率而言值得考虑：{{stacks}}。',
  },
  shortListTable: { en: 'Stacks on the short list', zh: '候选方案' },
  standing: { en: 'Standing', zh: '地位' },
  onFrontier: { en: 'not beaten', zh: '未被超越' },
  onFrontierSilent: { en: 'stays only for its fewer silent failures', zh: '仅因静默失败较少而保留' },
  beatenBy: { en: 'beaten by {{stacks}}', zh: '不如{{stacks}}' },
  odds: { en: 'Odds of costing least per success', zh: '每个成功结果成本最低的可能性' },
  winners: { en: 'Who wins where', zh: '各类别胜者' },
  cheapest: { en: 'Cheapest per success', zh: '每个成功结果最便宜' },
  mostSuccess: { en: 'Most successes', zh: '成功最多' },
  fewestSilent: { en: 'Fewest silent failures', zh: '静默失败最少' },

  // What to measure next
  measure: { en: 'What to measure next', zh: '接下来测什么' },
  measureNote: {
    en: 'What more evals of one model in one category are worth a month, because they may change which stack you choose. Evals are tasks of the category’s yardstick.',
    zh: '对某模型在某类别多做测试，每月价值多少：因为结果可能改变您的选择。测试项取自该类别的标尺。',
  },
  measureTable: { en: 'Worth of more evals', zh: '更多测试的价值' },
  labelCost: { en: 'Cost of judging one eval', zh: '每个测试项的评判费用' },
  months: { en: 'Months the decision stands', zh: '决定有效的月数' },
  measureGo: { en: 'Find what is worth measuring', zh: '找出值得测量的' },
  measureBest: {
    en: 'Run {{evals}} more evals of {{model}} in {{category}}: worth {{usd}} a month for {{cost}}. With a chance of {{changes}} you will then choose another stack.',
    zh: '建议对 {{model}} 在{{category}}再做 {{evals}} 个测试：费用 {{cost}}，每月价值 {{usd}}。有 {{changes}} 的可能您会因此改选另一个方案。',
  },
  measureNothing: {
    en: 'Nothing here is worth measuring: no number of evals pays for itself by changing which stack you choose.',
    zh: '没有值得测量的：无论做多少测试，都不足以因改变选择而收回费用。',
  },
  chosenWorth: {
    en: 'Averaged over what is not known, {{stack}} is worth most today: {{usd}} a month.',
    zh: '就未知因素平均而言，目前{{stack}}价值最高：每月 {{usd}}。',
  },
  chosenCost: {
    en: 'Averaged over what is not known, {{stack}} costs least today: {{usd}} a month.',
    zh: '就未知因素平均而言，目前{{stack}}成本最低：每月 {{usd}}。',
  },
  nonePays: { en: 'none pay', zh: '不划算' },
  moreThan: { en: 'more than {{evals}}', zh: '超过 {{evals}}' },
  measureOf: { en: 'Model and category', zh: '模型与类别' },
  modelIn: { en: '{{model}}, {{category}}', zh: '{{model}}（{{category}}）' },

  // Optimiser
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

  // Exports
  exportCsv: { en: 'Decisions as CSV', zh: '决策结果 CSV' },
  question: { en: 'Question', zh: '问题' },
  answer: { en: 'Answer', zh: '答案' },
  lowEnd: { en: 'Low end', zh: '低端' },
  highEnd: { en: 'High end', zh: '高端' },
  differenceOf: {
    en: 'What moves the cost per success of {{a}} less that of {{b}}',
    zh: '影响{{a}}与{{b}}每个成功结果成本之差的因素',
  },
  sheetLead: {
    en: 'Worked out by Portfolio at the best values: these are figures, not formulas. The two stacks that cost least per success are held against each other.',
    zh: '由 Portfolio 按最佳值计算：此处为数值而非公式。对比的是每个成功结果成本最低的两个方案。',
  },

  // The referee
  referee: { en: 'Single tasks, played', zh: '逐个任务的模拟' },
  refereeNote: {
    en: 'Every draw, every attempt and every check, one task at a time: how cost spreads over tasks, and whether the exact figures hold.',
    zh: '逐个任务模拟每次抽样、尝试与校验：看成本在任务间如何分布，并核对精确结果。',
  },
  play: { en: 'Play {{tasks}} tasks', zh: '模拟 {{tasks}} 个任务' },
  played: {
    en: 'Half of the tasks cost less than {{p50}}; one in twenty costs more than {{p95}}, one in a hundred more than {{p99}}.',
    zh: '一半任务的成本低于 {{p50}}；每二十个有一个高于 {{p95}}，每一百个有一个高于 {{p99}}。',
  },
  playedSeconds: {
    en: 'Half are done within {{p50}} seconds, 95% within {{p95}}.',
    zh: '一半在 {{p50}} 秒内完成，95% 在 {{p95}} 秒内完成。',
  },
  agrees: {
    en: 'The exact figures hold: none lies more than {{errors}} standard errors from what was played.',
    zh: '精确结果成立：与模拟相差均不超过 {{errors}} 个标准误。',
  },
  disagrees: {
    en: 'Look again: an exact figure lies {{errors}} standard errors from what was played.',
    zh: '请留意：有精确结果与模拟相差 {{errors}} 个标准误。',
  },
  exactTable: { en: 'Exact against played', zh: '精确值与模拟值' },
  figure: { en: 'Figure', zh: '指标' },
  exact: { en: 'Exact', zh: '精确值' },
  playedFigure: { en: 'Played, ± one standard error', zh: '模拟值（± 一个标准误）' },
  apart: { en: 'Apart, in standard errors', zh: '相差（标准误）' },
  plusMinus: { en: '{{value}} ± {{error}}', zh: '{{value}} ± {{error}}' },
  spread: { en: 'Spread over single tasks', zh: '单个任务的分布' },
  'quantile-p5': { en: '5% lie below', zh: '5% 低于' },
  'quantile-p25': { en: '25% lie below', zh: '25% 低于' },
  'quantile-p50': { en: 'half lie below', zh: '一半低于' },
  'quantile-p75': { en: '75% lie below', zh: '75% 低于' },
  'quantile-p95': { en: '95% lie below', zh: '95% 低于' },
  'quantile-p99': { en: '99% lie below', zh: '99% 低于' },
  cost: { en: 'Cost of a task', zh: '任务成本' },
  seconds: { en: 'Seconds', zh: '秒' },

  // Calibration
  alike: { en: 'How alike models fail, from your outcomes', zh: '从您的结果估计模型失败的相似程度' },
  alikeNote: {
    en: 'A CSV file: the first column names the item, the others the models; cells are 0, 1, a share, or empty. Rows of one item are repeats. It stays on this machine.',
    zh: 'CSV 文件：首列为测试项，其余列为模型；单元格为 0、1、比例或留空。同一测试项的多行视为重复运行。文件不会离开本机。',
  },
  chooseOutcomes: { en: 'Choose outcomes (CSV)', zh: '选择结果文件（CSV）' },
  chooseCosts: { en: 'Add costs per attempt (CSV)', zh: '添加每次尝试的成本（CSV）' },
  fileTooLarge: {
    en: '{{name}} has {{size}} MB; at most {{most}} MB are read.',
    zh: '{{name}} 为 {{size}} MB，最多读取 {{most}} MB。',
  },
  useIn: { en: 'Use in {{category}}', zh: '用于{{category}}' },
  useInWhich: { en: 'Category to use it in', zh: '要应用的类别' },
  used: { en: '{{category}} now fails as {{name}} says.', zh: '{{category}}现已采用 {{name}} 的估计。' },
  calibratedSource: {
    en: 'Calibrated from {{name}}: {{items}} items x {{models}} models, maximum likelihood',
    zh: '由 {{name}} 校准：{{items}} 个测试项 × {{models}} 个模型，最大似然',
  },
  interval: { en: '{{low}} to {{high}}', zh: '{{low}} 至 {{high}}' },
  bestValue: { en: 'Best value', zh: '最佳值' },
  estimates: { en: 'Estimates', zh: '估计值' },
  range90: { en: '90% interval', zh: '90% 区间' },
  linking: { en: 'Benchmarks linked to a yardstick', zh: '推算到标尺的其他测评' },
  linkingNote: {
    en: 'A model measured only elsewhere is linked where leaving each model out in turn shows that linking predicts it better than the benchmark’s mean does.',
    zh: '仅在其他测评中有数据的模型，只有当逐一留出检验表明推算优于该测评均值时，才会被推算。',
  },
  linkTable: { en: 'Leave-one-out by category', zh: '按类别的逐一留出检验' },
  linkModels: { en: 'Models tried', zh: '检验的模型数' },
  linkError: { en: 'Mean error when linked', zh: '推算的平均误差' },
  meanError: { en: 'Mean error of the mean', zh: '用均值的平均误差' },
  points: { en: '{{value}} points', zh: '{{value}} 个百分点' },
  linkEarned: { en: 'Linked', zh: '是否推算' },
  linkYes: { en: 'yes', zh: '是' },
  linkNo: { en: 'no: not earned', zh: '否：不够可靠' },

  // Tables and sentences of the command line and the exports
  model: { en: 'Model', zh: '模型' },
  category: { en: 'Category', zh: '类别' },
  tornadoInput: { en: 'Input', zh: '输入' },
  tornadoLow: { en: 'At its low end', zh: '取低端时' },
  tornadoHigh: { en: 'At its high end', zh: '取高端时' },
  tornadoSwing: { en: 'Swing', zh: '变动幅度' },
  everyCategory: { en: 'every category', zh: '所有类别' },
  breakEvenAt: {
    en: '{{now}} now. {{below}} is cheaper per success below {{at}}, {{above}} above it.',
    zh: '目前为{{now}}。低于{{at}}时{{below}}每个成功结果更便宜，高于它则{{above}}更便宜。',
  },
  breakEvenJumps: {
    en: 'The cost jumps there, so that the two are nowhere exactly equal.',
    zh: '成本在该处跳变，两者并无恰好相等之处。',
  },
  breakEvenMore: {
    en: 'They swap again at {{values}}: in all {{number}} times between {{from}} and {{to}}.',
    zh: '它们还在{{values}}处易位：在{{from}}到{{to}}之间共 {{number}} 次。',
  },
  breakEvenNever: {
    en: 'Never: {{now}} now, and {{wins}} stays cheaper per success from {{from}} to {{to}}.',
    zh: '永不反转：目前为{{now}}，从{{from}}到{{to}}，{{wins}}每个成功结果始终更便宜。',
  },
  breakEvenEqual: {
    en: 'They cost the same per success whatever this number is.',
    zh: '无论这个数字是多少，两者每个成功结果的成本都相同。',
  },
  breakEvenUnavailable: {
    en: 'This cannot be told: {{stack}} has no cost per success. {{gap}}',
    zh: '无法判断：{{stack}}没有每个成功结果的成本。{{gap}}',
  },
  measureChosen: {
    en: 'On average over what is not known, {{stack}} is worth most today: {{usd}} a month.',
    zh: '就未知因素平均而言，目前{{stack}}价值最高：每月 {{usd}}。',
  },
  measureChosenCost: {
    en: 'On average over what is not known, {{stack}} costs least today: {{usd}} a month.',
    zh: '就未知因素平均而言，目前{{stack}}成本最低：每月 {{usd}}。',
  },
  measureUnknown: {
    en: 'Without any evidence, so nothing can be said of them: {{models}}.',
    zh: '以下模型没有任何证据，因此无从判断：{{models}}。',
  },
  measurePerfect: { en: 'Knowing it exactly, a month', zh: '完全知晓的价值（每月）' },
  measureEvals: { en: 'Evals to run', zh: '应做测试数' },
  measureChanges: { en: 'Chance of another choice', zh: '改变选择的可能性' },
  measureWorth: { en: 'Worth a month', zh: '每月价值' },
  measureCost: { en: 'They cost', zh: '费用' },
  measureNet: { en: 'Net gain', zh: '净收益' },
  measureSettled: { en: 'Settled by', zh: '可定论的测试数' },
  modelInCategory: { en: '{{model}}, {{category}}', zh: '{{model}}（{{category}}）' },
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
    en: 'Proven: none of the {{ladders}} ladders of {{allowed}} models, in any combination, is better.',
    zh: '已证明：{{allowed}} 个模型的 {{ladders}} 种流程，无论如何组合，都没有更优的。',
  },
  notProven: {
    en: 'Not proven: an unseen plan could be better by at most {{usd}} ({{share}}).',
    zh: '未能证明：未考察到的计划至多可能再好 {{usd}}（{{share}}）。',
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
  undecided: {
    en: 'The search ran out of effort before it found a plan or showed that there is none. Loosen a rule and try again.',
    zh: '搜索在找到计划或证明其不存在之前已用尽计算量。请放宽一条规则后重试。',
  },
} as const satisfies Words;

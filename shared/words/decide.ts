/** Words of decisions: the Decide screen, its tables in exports, and the same on the command line. */
import { leverWords } from './decideLevers.ts';
import type { Words } from './words.ts';

export const decideWords = {
  ...leverWords,

  // What undoing takes back, which a page says before any other word of the screen
  editBestPlan: { en: 'rules of the best plan', zh: '最优方案的规则' },

  // The screen
  title: { en: 'Decide', zh: '决策' },
  working: { en: 'Working it out ...', zh: '正在计算……' },
  doingAt: { en: '{{doing}}: {{share}}', zh: '{{doing}}：{{share}}' },
  'doing-ladders': { en: 'Pricing every flow', zh: '正在为每种流程计算成本' },
  'doing-best': { en: 'Looking for the best plan', zh: '正在寻找最优方案' },
  'doing-conflict': { en: 'Finding which rules conflict', zh: '正在查找互相冲突的规则' },
  'doing-runnerUp': { en: 'Looking for the runner-up', zh: '正在寻找次优计划' },
  'doing-rulePrices': { en: 'Pricing each rule', zh: '正在计算每条规则的代价' },
  'doing-beside': { en: 'Looking for two others beside it', zh: '正在寻找另外两个计划' },
  'doing-draws': { en: 'Looking for the best plan in draws of the rates', zh: '正在对成功率的抽样逐次寻找最优方案' },
  'doing-today': { en: 'Drawing what is not known', zh: '正在抽样未知因素' },
  'doing-evals': { en: 'Weighing evals of each model', zh: '正在衡量评测每个模型的价值' },
  workingAt: { en: 'Working it out: {{share}}', zh: '正在计算：{{share}}' },
  stale: {
    en: 'The plan has changed since: this answer belongs to the plan as it was.',
    zh: '计划此后已有改动：这是改动之前的答案。',
  },
  again: { en: 'Work it out again', zh: '重新计算' },
  needsTwoStacks: {
    en: 'This takes two stacks with figures. Add one on Plan, or give the other what it lacks.',
    zh: '需要两个有结果的方案。请在“计划”页添加一个，或补齐另一个所缺的内容。',
  },
  needsStack: {
    en: 'No stack has figures yet. Complete one on Plan.',
    zh: '还没有任何方案有结果。请先在“计划”页完善一个。',
  },
  toPlan: { en: 'Go to Plan', zh: '前往“计划”' },
  toModels: { en: 'Go to Models', zh: '前往“模型”' },
  stack: { en: 'Stack', zh: '方案' },
  wholeMix: { en: 'whole mix', zh: '全部任务' },
  customVerifier: { en: 'your own check', zh: '自定义检查' },
  times: { en: '{{value}}×', zh: '{{value}} 倍' },
  minutes: { en: '{{value}} min', zh: '{{value}} 分钟' },
  perMillion: { en: '{{usd}} per million tokens', zh: '每百万 token {{usd}}' },

  // Tornado
  tornado: { en: 'What moves the answer', zh: '哪些因素会改变结论' },
  tornadoNote: {
    en: 'Each uncertain input swung over its own 90% range, alone, the others at their best values. Choose an input to go to its field.',
    zh: '每个不确定的输入单独在其 90% 区间内变动，其余取最佳值。点选输入即可前往相应字段。',
  },
  tornadoOf: { en: 'Full cost per success of', zh: '单次成功全成本' },
  tornadoLess: { en: 'Less that of', zh: '减去' },
  tornadoAlone: { en: 'none: alone', zh: '不减：单独看' },
  tornadoTell: {
    en: '“{{input}}” moves it most: from {{low}} to {{high}}, {{base}} at best values.',
    zh: '影响最大的是“{{input}}”：从 {{low}} 至 {{high}}，最佳值为 {{base}}。',
  },
  tornadoFlipsOne: {
    en: 'One input alone changes which stack is cheapest: “{{input}}”.',
    zh: '有一个输入单独就能改变哪个方案最便宜：“{{input}}”。',
  },
  tornadoFlipsMany: {
    en: '{{number}} inputs each change alone which stack is cheapest; the widest is “{{input}}”.',
    zh: '有 {{number}} 个输入各自就能改变哪个方案最便宜，影响最大的是“{{input}}”。',
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
  tornadoFlips: { en: 'Changes the answer', zh: '改变结论' },
  tornadoFlip: { en: 'changes the answer', zh: '改变结论' },
  tornadoGo: { en: '{{input}}: go to its field', zh: '{{input}}：前往此字段' },
  tornadoMany: { en: 'Show all {{number}} inputs', zh: '显示全部 {{number}} 个输入' },
  tornadoFew: { en: 'Show the widest alone', zh: '只显示影响最大的' },
  legendLow: { en: 'input at its low end', zh: '输入取低端' },
  legendHigh: { en: 'input at its high end', zh: '输入取高端' },

  // Break-even
  breakEven: { en: 'Turning points', zh: '反转点' },
  breakEvenNote: {
    en: 'The value of any one figure at which two stacks cost the same per success, everything else as planned.',
    zh: '任选一个数值，看它取多少时两个方案的单次成功全成本相同，其余不变。',
  },
  between: { en: 'Between', zh: '方案' },
  and: { en: 'and', zh: '与' },
  asMoves: { en: 'as this kind of number moves', zh: '变动的数字类别' },
  whichOne: { en: 'namely', zh: '具体为' },
  'group-money': { en: 'What a result is worth', zh: '成功的价值与漏检错误的损失' },
  'group-price': { en: 'Prices', zh: '价格' },
  'group-rate': { en: 'Success rates', zh: '成功率' },
  'group-tokens': { en: 'Tokens and requests', zh: 'token 与请求数' },
  'group-check': { en: 'Checks and routing', zh: '检查与分流' },
  'group-alike': { en: 'How alike models fail', zh: '模型失败的相似程度' },
  'group-volume': { en: 'Volume and mix', zh: '任务量与构成' },
  'group-people': { en: 'People', zh: '人工' },
  swapsAt: {
    en: 'Turning point {{at}}; now {{now}}. Below it {{below}} costs less per success, above it {{above}}.',
    zh: '反转点为 {{at}}，目前为 {{now}}。低于它时 {{below}} 更省，高于它时 {{above}} 更省。',
  },
  swapsJump: {
    en: 'The cost jumps there: the two are nowhere exactly equal.',
    zh: '成本在此处跳变，两者并无恰好相等之处。',
  },
  swapsMore: {
    en: 'There are {{number}} turning points between {{from}} and {{to}}: {{values}}.',
    zh: '{{from}} 至 {{to}} 之间有 {{number}} 个反转点：{{values}}。',
  },
  swapsNever: {
    en: 'Never: from {{from}} to {{to}}, {{wins}} costs less per success. It is {{now}} now.',
    zh: '没有反转点：从 {{from}} 至 {{to}}，{{wins}} 每次成功始终更省。目前为 {{now}}。',
  },
  swapsEqual: {
    en: 'The two cost the same per success at any value.',
    zh: '无论取何值，两者的单次成功全成本都相同。',
  },
  swapsUnavailable: {
    en: 'No turning point: “{{stack}}” has no cost per success.',
    zh: '没有反转点：“{{stack}}”没有单次成功全成本。',
  },

  // Short list
  shortList: { en: 'The short list', zh: '候选名单' },
  shortListNote: {
    en: 'A stack is beaten when another costs no more per task and succeeds no less often. Sure: how often it costs least per success when all unsure figures vary.',
    zh: '若另一方案每个任务成本不更高、成功率不更低，则此方案落选。把握：所有不确定的数值变动时，它单次成功全成本最低的占比。',
  },
  shortListTell: {
    en: 'Worth a look on cost and success: {{stacks}}.',
    zh: '就成本与成功率而言值得考虑：{{stacks}}。',
  },
  shortListTable: { en: 'Stacks on the short list', zh: '候选方案' },
  standing: { en: 'Standing', zh: '地位' },
  onFrontier: { en: 'not beaten', zh: '未被超越' },
  onFrontierSilent: { en: 'stays only for its fewer undetected errors', zh: '仅因漏检错误较少而保留' },
  beatenBy: { en: 'beaten by {{stacks}}', zh: '不如 {{stacks}}' },
  odds: { en: 'Sure it costs least per success', zh: '单次成功全成本最低的把握' },
  winners: { en: 'Which is cheapest where', zh: '各类工作成本最低者' },
  cheapest: { en: 'Cheapest per success', zh: '每次成功最省' },
  mostSuccess: { en: 'Most successes', zh: '成功最多' },
  fewestSilent: { en: 'Fewest undetected errors', zh: '漏检错误最少' },

  // What to measure next
  measure: { en: 'What to measure next', zh: '下一步该测什么' },
  measureNote: {
    en: 'What more evals of one model on one kind of work are worth a month, because they may change which stack you choose. Evals are tasks like those of its benchmark.',
    zh: '某模型在某类工作上再做评测，每月价值多少：结果可能改变您的选择。样本与参照基准同类。',
  },
  setupTitle: {
    en: 'What to measure next of {{row}}, set up by Portfolio.',
    zh: '“{{row}}”接下来要测量的内容，由 Portfolio 配置。',
  },
  setupItems: {
    en: 'Write your own samples into {{file}} beside this file, one a line: {{line}}. Change {{scorer}} where success means more than that text.',
    zh: '请将您自己的样本写入本文件旁的 {{file}}，每行一个：{{line}}。若成功不止于包含此文本，请修改 {{scorer}}。',
  },
  setupKey: {
    en: 'Models are called through OpenRouter: set OPENROUTER_API_KEY, or write the route you use.',
    zh: '模型经由 OpenRouter 调用：请设置 OPENROUTER_API_KEY，或改写为您使用的路径。',
  },
  setupBack: {
    en: 'Then drop {{files}} on Portfolio, or: npx portfolio import evals {{files}}. The results name what they answer.',
    zh: '之后将 {{files}} 拖入 Portfolio，或运行：npx portfolio import evals {{files}}。结果会说明它回答了什么。',
  },
  setupWhere: { en: 'Say where to write the set-up, with -o FILE.', zh: '请用 -o 文件 指定写入位置。' },
  setupWritten: { en: 'Set up {{tool}} for {{row}}: {{models}}.', zh: '已为“{{row}}”配置 {{tool}}：{{models}}。' },
  setup: { en: 'Set up in {{tool}}', zh: '在 {{tool}} 中配置' },
  setupOf: { en: 'Set up: {{row}}', zh: '配置：{{row}}' },
  setupModels: { en: '{{evals}} {{evals, eval|evals}} of {{model}}', zh: '{{model}} {{evals}} 条样本' },
  setupHow: {
    en: 'Set up writes the configuration for exactly these models and numbers. Drop the results on this page afterwards: they are known for the answer.',
    zh: '配置会为这些模型和数量写好文件。运行后将结果拖到本页，即可识别为这个问题的答案。',
  },
  setupPromptfoo: { en: 'promptfoo (YAML)', zh: 'promptfoo（YAML）' },
  setupInspect: { en: 'Inspect (Python)', zh: 'Inspect（Python）' },
  fileEvals: { en: 'evals', zh: '评测' },
  measureTable: { en: 'Worth of more evals', zh: '更多评测的价值' },
  labelCost: { en: 'Cost of judging one eval', zh: '每个样本的评分费用' },
  months: { en: 'Months the decision stands', zh: '决定有效的月数' },
  measureGo: { en: 'Find what is worth measuring', zh: '找出值得测量的' },
  measureBest: {
    en: 'Run {{evals}} more {{evals, eval|evals}} of {{model}} on “{{category}}”: {{cost}} once, worth {{usd}} a month. Chance of another choice: {{changes}}.',
    zh: '建议 {{model}} 在“{{category}}”上再评测 {{evals}} 条样本：一次性费用 {{cost}}，每月价值 {{usd}}。改选其他方案的概率：{{changes}}。',
  },
  measureNothing: {
    en: 'Nothing here is worth measuring: no number of evals pays for itself by changing which stack you choose.',
    zh: '没有值得测量的：无论评测多少样本，改变选择的收益都不足以抵偿费用。',
  },
  chosenWorth: {
    en: 'Averaged over what is not known, “{{stack}}” has the highest net value today: {{usd}} a month.',
    zh: '就未知因素平均而言，目前“{{stack}}”净价值最高：每月 {{usd}}。',
  },
  chosenCost: {
    en: 'Averaged over what is not known, “{{stack}}” costs least today: {{usd}} a month.',
    zh: '就未知因素平均而言，目前“{{stack}}”成本最低：每月 {{usd}}。',
  },
  nonePays: { en: 'none pay', zh: '不划算' },
  moreThan: { en: 'more than {{evals}}', zh: '超过 {{evals}}' },
  measureOf: { en: 'Model and kind of work', zh: '模型与工作类型' },
  modelIn: { en: '{{model}}, {{category}}', zh: '{{model}}（{{category}}）' },

  // Exports
  sectionDecisions: { en: 'What would change the decision', zh: '什么会改变决定' },
  oddsTell: {
    en: '“{{stack}}” costs least per success: {{chance}} sure.',
    zh: '“{{stack}}”单次成功全成本最低的把握为 {{chance}}。',
  },
  movesAlone: {
    en: '“{{input}}” moves the full cost per success of “{{a}}” most: from {{low}} to {{high}}, {{base}} at best values.',
    zh: '对“{{a}}”的单次成功全成本影响最大的是“{{input}}”：{{low}} 至 {{high}}，最佳值为 {{base}}。',
  },
  movesDifference: {
    en: 'The difference in full cost per success between “{{a}}” and “{{b}}” is moved most by “{{input}}”: from {{low}} to {{high}}, {{base}} at best values.',
    zh: '“{{a}}”与“{{b}}”的单次成功全成本之差，受“{{input}}”影响最大：{{low}} 至 {{high}}，最佳值为 {{base}}。',
  },
  exportCsv: { en: 'Decisions as CSV', zh: '决策结果 CSV' },
  question: { en: 'Question', zh: '问题' },
  answer: { en: 'Answer', zh: '答案' },
  lowEnd: { en: 'Low end', zh: '低端' },
  highEnd: { en: 'High end', zh: '高端' },
  differenceOf: {
    en: 'What moves the full cost per success of “{{a}}” less that of “{{b}}”',
    zh: '影响“{{a}}”与“{{b}}”单次成功全成本之差的因素',
  },
  sheetLead: {
    en: 'Worked out by Portfolio at the best values: these are figures, not formulas. The two stacks that cost least per success are held against each other.',
    zh: '由 Portfolio 按最佳值计算：此处为数值而非公式。对比的是单次成功全成本最低的两个方案。',
  },

  // The referee
  referee: { en: 'Simulation, task by task', zh: '逐任务模拟' },
  refereeNote: {
    en: 'Every attempt and every check by chance, one task at a time: how cost spreads over tasks, and whether the exact figures hold.',
    zh: '逐个任务随机模拟每次尝试与检查：看成本在任务间如何分布，并核对精确结果。',
  },
  play: { en: 'Simulate {{tasks}} {{tasks, task|tasks}}', zh: '模拟 {{tasks}} 个任务' },
  played: {
    en: 'Half of the tasks cost less than {{p50}}; one in twenty costs more than {{p95}}, one in a hundred more than {{p99}}.',
    zh: '一半任务的成本低于 {{p50}}；每二十个有一个高于 {{p95}}，每一百个有一个高于 {{p99}}。',
  },
  playedSeconds: {
    en: 'Half are done within {{p50}} {{p50, second|seconds}}, 95% within {{p95}}.',
    zh: '一半在 {{p50}} 秒内完成，95% 在 {{p95}} 秒内完成。',
  },
  agrees: {
    en: 'The exact figures hold: none lies more than {{errors}} standard {{errors, error|errors}} from the simulation.',
    zh: '精确结果成立：与模拟相差均不超过 {{errors}} 个标准误。',
  },
  disagrees: {
    en: 'Look again: an exact figure lies {{errors}} standard {{errors, error|errors}} from the simulation.',
    zh: '请留意：有精确结果与模拟相差 {{errors}} 个标准误。',
  },
  exactTable: { en: 'Exact against simulated', zh: '精确值与模拟值' },
  figure: { en: 'Figure', zh: '指标' },
  exact: { en: 'Exact', zh: '精确值' },
  playedFigure: { en: 'Simulated, ± one standard error', zh: '模拟值（± 一个标准误）' },
  apart: { en: 'Apart, in standard errors', zh: '相差（标准误）' },
  playedValue: { en: 'Simulated', zh: '模拟值' },
  standardError: { en: 'Standard error', zh: '标准误' },
  perTask: { en: 'Per task', zh: '每个任务' },
  playedTitle: {
    en: '{{name}}: {{tasks}} {{tasks, task|tasks}} simulated, seed {{seed}}',
    zh: '{{name}}：模拟 {{tasks}} 个任务，种子 {{seed}}',
  },
  playing: { en: 'Simulating {{name}}: {{share}}', zh: '正在模拟“{{name}}”：{{share}}' },
  interrupted: {
    en: 'Stopped while simulating {{name}}; nothing is printed of a simulation that was not finished.',
    zh: '模拟“{{name}}”时已中止；未完成的模拟不输出任何结果。',
  },
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
  secondsAxis: { en: 'Seconds until a task is done', zh: '任务完成所需秒数' },

  // Calibration
  alike: { en: 'How alike models fail, from your outcomes', zh: '从您的结果估计模型失败的相似程度' },
  alikeNote: {
    en: 'A table (one row per sample, one column per model; cells pass, fail, 0, 1, a share, or empty; a column “run” tells repeats) or a file of promptfoo, Inspect and other tools. It stays on this machine.',
    zh: '表格（每个样本一行、每个模型一列；单元格为 pass、fail、0、1、比例或留空；重复运行用“run”列区分），或 promptfoo、Inspect 等工具的结果文件。文件不会离开本机。',
  },
  chooseOutcomes: { en: 'Choose outcomes (CSV)', zh: '选择结果文件（CSV）' },
  chooseCosts: { en: 'Add costs per attempt (CSV)', zh: '添加每次尝试的成本（CSV）' },
  fileTooLarge: {
    en: '{{name}} has {{size}} MB; at most {{most}} MB are read.',
    zh: '{{name}} 为 {{size}} MB，最多读取 {{most}} MB。',
  },
  useIn: { en: 'Use in {{category}}', zh: '用于“{{category}}”' },
  useInWhich: { en: 'Kind of work to use it for', zh: '要应用的工作类型' },
  used: { en: '{{category}} now fails as {{name}} says.', zh: '“{{category}}”现已采用 {{name}} 的估计。' },
  calibratedSource: {
    en: 'Calibrated from {{name}}: {{items}} {{items, sample|samples}} x {{models}} {{models, model|models}}',
    zh: '由 {{name}} 校准：{{items}} 个样本 × {{models}} 个模型',
  },
  interval: { en: '{{low}} to {{high}}', zh: '{{low}} 至 {{high}}' },
  bestValue: { en: 'Best value', zh: '最佳值' },
  estimates: { en: 'Estimates', zh: '估计值' },
  range90: { en: '90% interval', zh: '90% 区间' },
  linking: { en: 'Benchmarks worked out from others', zh: '由其他基准推算' },
  linkingNote: {
    en: 'A rate of a model measured only elsewhere is worked out where hiding each model in turn shows that this predicts it better than the benchmark’s mean does.',
    zh: '仅在其他基准上测过的模型，只有逐一隐去检验表明推算优于此基准的均值时，才会推算。',
  },
  linkTable: { en: 'Leave-one-out by kind of work', zh: '按工作类型的逐一留出检验' },
  linkModels: { en: 'Models tried', zh: '检验的模型数' },
  linkError: { en: 'Mean error when worked out', zh: '推算的平均误差' },
  meanError: { en: 'Mean error of the mean', zh: '用均值的平均误差' },
  points: { en: '{{value}} {{value, point|points}}', zh: '{{value}} 个百分点' },
  linkEarned: { en: 'Worked out', zh: '是否推算' },
  linkYes: { en: 'yes', zh: '是' },
  linkNo: { en: 'no: the mean is as good', zh: '否：不优于均值' },

  // Tables and sentences of the command line and the exports
  model: { en: 'Model', zh: '模型' },
  category: { en: 'Kind of work', zh: '工作类型' },
  tornadoInput: { en: 'Input', zh: '输入' },
  tornadoLow: { en: 'At its low end', zh: '取低端时' },
  tornadoHigh: { en: 'At its high end', zh: '取高端时' },
  tornadoSwing: { en: 'Swing', zh: '变动幅度' },
  everyCategory: { en: 'every kind of work', zh: '所有工作类型' },
  breakEvenAt: {
    en: '{{now}} now. {{below}} is cheaper per success below {{at}}, {{above}} above it.',
    zh: '目前为 {{now}}。低于 {{at}} 时 {{below}} 每次成功更省，高于它则 {{above}} 更省。',
  },
  breakEvenJumps: {
    en: 'The cost jumps there, so that the two are nowhere exactly equal.',
    zh: '成本在此处跳变，两者并无恰好相等之处。',
  },
  breakEvenMore: {
    en: 'Further turning points at {{values}}: {{number}} between {{from}} and {{to}}.',
    zh: '另有反转点 {{values}}：{{from}} 至 {{to}} 之间共 {{number}} 个。',
  },
  breakEvenNever: {
    en: 'Never: {{now}} now, and {{wins}} stays cheaper per success from {{from}} to {{to}}.',
    zh: '没有反转点：目前为 {{now}}，从 {{from}} 至 {{to}}，{{wins}} 每次成功始终更省。',
  },
  breakEvenEqual: {
    en: 'They cost the same per success at any value.',
    zh: '无论取何值，两者的单次成功全成本都相同。',
  },
  breakEvenUnavailable: {
    en: 'No turning point: “{{stack}}” has no cost per success. {{gap}}',
    zh: '没有反转点：“{{stack}}”没有单次成功全成本。{{gap}}',
  },
  measureUnknown: {
    en: 'Without any evidence, so nothing can be said of them: {{models}}.',
    zh: '以下模型没有任何证据，因此无从判断：{{models}}。',
  },
  measurePerfect: { en: 'Knowing it exactly, a month', zh: '完全知晓的价值（每月）' },
  measureEvals: { en: 'Evals to run', zh: '应评测样本' },
  measureChanges: { en: 'Chance of another choice', zh: '改变选择的概率' },
  measureWorth: { en: 'Worth a month', zh: '每月价值' },
  measureCost: { en: 'They cost', zh: '费用' },
  measureNet: { en: 'Net gain', zh: '净收益' },
  measureSettled: { en: 'Settled by', zh: '可定论的样本' },
} as const satisfies Words;

/** The glossary: every term of art by its name, `xTerm`, and in one sentence, `xMeaning`. */
import type { Words } from './words.ts';

export const termsWords = {
  usdPerSuccessTerm: { en: 'Full cost per success', zh: '单次成功全成本' },
  usdPerSuccessMeaning: {
    en: 'All expected cost divided by the share of tasks that end well: a ratio of expectations, never an average of ratios.',
    zh: '全部期望成本除以成功完成的任务占比：是期望之比，而不是比值的平均。',
  },
  taskTerm: { en: 'Task', zh: '任务' },
  taskMeaning: {
    en: 'One piece of work somebody wants done; it ends as a success, as an undetected error, or given up.',
    zh: '用户想完成的一件工作；最终成功、成为漏检错误或放弃。',
  },
  attemptTerm: { en: 'Attempt', zh: '尝试' },
  attemptMeaning: {
    en: 'One run of one model on one task: one request, or an agent’s loop of several steps.',
    zh: '一个模型对一个任务的一次运行：一次请求，或智能体的多步循环。',
  },
  silentFailureTerm: { en: 'Undetected error', zh: '漏检错误' },
  silentFailureMeaning: {
    en: 'A wrong result that was delivered as if it were right, because nothing checked it or the check let it through.',
    zh: '错误的结果被当作正确结果交付，因为没有检查，或检查放过了它。',
  },
  abandonedTerm: { en: 'Given up', zh: '放弃' },
  abandonedMeaning: {
    en: 'A task known to have failed and not delivered.',
    zh: '已知失败、未交付的任务。',
  },
  mixTerm: { en: 'Mix', zh: '任务构成' },
  mixMeaning: {
    en: 'How many tasks a month there are, and which share of them each kind of work has.',
    zh: '每月有多少任务，以及各类工作所占的比例。',
  },
  stackTerm: { en: 'Stack', zh: '方案' },
  stackMeaning: {
    en: 'One way of doing all the work: a flow for each kind of work.',
    zh: '完成全部工作的一种方式：每类工作有一条流程。',
  },
  policyTerm: { en: 'Flow', zh: '流程' },
  policyMeaning: {
    en: 'What happens to one task: steps in order, a split by shares, or a route by difficulty.',
    zh: '一个任务如何处理：依次经过各步骤、按比例分流，或按难度路由。',
  },
  ladderTerm: { en: 'Steps in order', zh: '依次的步骤' },
  ladderMeaning: {
    en: 'What one step rejects, the next one tries; the last says whether to deliver anyway, hand to a person, or give up.',
    zh: '上一步未通过的由下一步再试；最后一步决定照样交付、转人工或放弃。',
  },
  rungTerm: { en: 'Step', zh: '步骤' },
  rungMeaning: {
    en: 'A model, how many attempts it gets, and the check after each.',
    zh: '一个模型、尝试次数，以及每次尝试后的检查。',
  },
  cascadeTerm: { en: 'Cheap first', zh: '低价优先' },
  cascadeMeaning: {
    en: 'A cheap model first; what fails the check goes to a stronger, more expensive one.',
    zh: '先用低价模型，未通过检查的再交给更强也更贵的模型。',
  },
  splitTerm: { en: 'Split', zh: '分流' },
  splitMeaning: {
    en: 'Each task goes one of several ways at random, by fixed shares; the result lies on the straight line between them.',
    zh: '每个任务按固定比例随机走其中一条流程；结果落在各流程之间的直线上。',
  },
  routeTerm: { en: 'Route', zh: '路由' },
  routeMeaning: {
    en: 'A signal of difficulty sends the tasks that look hardest one way and the rest another.',
    zh: '由难度信号把看起来最难的任务交给一条流程，其余交给另一条。',
  },
  signalQualityTerm: { en: 'Signal quality', zh: '信号质量' },
  signalQualityMeaning: {
    en: 'How well the signal of a route tells hard tasks from easy ones: 0 routes at random, 1 knows the difficulty.',
    zh: '路由信号区分难易任务的能力：0 表示随机路由，1 表示完全知道难度。',
  },
  verifierTerm: { en: 'Check', zh: '检查' },
  verifierMeaning: {
    en: 'What decides whether a result passes: executed tests, a judge model, a person, none.',
    zh: '决定结果是否通过的环节：运行测试、裁判模型、人工或不检查。',
  },
  trueAcceptTerm: { en: 'Right passed', zh: '正确结果通过率' },
  trueAcceptMeaning: {
    en: 'How often the check passes a result that is right; what it rejects wrongly costs another attempt.',
    zh: '检查放过正确结果的比例；误拒会多花一次尝试。',
  },
  falseAcceptTerm: { en: 'Wrong passed', zh: '错误结果通过率' },
  falseAcceptMeaning: {
    en: 'How often the check passes a result that is wrong: each becomes an undetected error.',
    zh: '检查放过错误结果的比例：每一个都成为漏检错误。',
  },
  blindRetryTerm: { en: 'Retry without feedback', zh: '原样重试' },
  blindRetryMeaning: {
    en: 'Asking the same model the same thing again; it mostly fails the same tasks again.',
    zh: '让同一模型原样再试一次；它多半会在同样的任务上再次失败。',
  },
  feedbackRetryTerm: { en: 'Retry with feedback', zh: '带反馈的重试' },
  feedbackRetryMeaning: {
    en: 'Another attempt that sees why the last one was rejected, such as the output of a failed test; it has its own success rate.',
    zh: '能看到上次被拒原因（如测试输出）的再次尝试；成功率与首次尝试不同。',
  },
  errorShareTerm: { en: 'No answer', zh: '无返回' },
  errorShareMeaning: {
    en: 'Attempts that come back with nothing: outage, refusal or time-out; they cost what is billed of them, which may be nothing, and move on.',
    zh: '没有返回结果的尝试：故障、拒答或超时；按计费比例产生费用（可为零），直接进入下一步。',
  },
  onRejectTerm: { en: 'When all reject', zh: '全部未通过时' },
  onRejectMeaning: {
    en: 'What happens to a task the last step rejects: delivered anyway, handed to a person, or given up.',
    zh: '最后一步也未通过的任务如何处理：照样交付、转人工或放弃。',
  },
  rhoTerm: { en: 'Hard for all models', zh: '共同难度' },
  rhoMeaning: {
    en: 'The share of a task’s difficulty that all models feel: at 0 another model fails on other tasks, near 1 on the same ones.',
    zh: '任务难度中所有模型共有的部分：为 0 时另一个模型失败在别的任务上，接近 1 时失败在同样的任务上。',
  },
  tauTerm: { en: 'Repeats in a retry', zh: '重试重复' },
  tauMeaning: {
    en: 'The further share that repeats when the same model tries again: the more is hard for all and repeats, the less a retry brings.',
    zh: '同一模型再试时会重复出现的那部分：共同难度与重试重复之和越高，重试的收益越小。',
  },
  betaTerm: { en: 'Solved by no model', zh: '无模型可解' },
  betaMeaning: {
    en: 'The share of tasks that no model of the pool solves, however often it is tried.',
    zh: '无论尝试多少次，所有模型都解决不了的任务占比。',
  },
  gammaTerm: { en: 'Hard tasks cost more', zh: '难任务成本更高' },
  gammaMeaning: {
    en: 'How steeply cost rises with difficulty: what a second model gets is harder than average, and costs more.',
    zh: '成本随难度上升的快慢：落到第二个模型的任务比平均更难，也更贵。',
  },
  yardstickTerm: { en: 'Same kind of work as', zh: '参照基准' },
  yardstickMeaning: {
    en: 'The one benchmark the tasks of a kind of work are held to be like; rates of different benchmarks are never averaged.',
    zh: '与此类工作的任务最相近的那一个基准；不同基准的成功率从不取平均。',
  },
  measuredTerm: { en: 'Measured', zh: '实测' },
  measuredMeaning: {
    en: 'The success rate was counted on the benchmark itself, with its number of samples.',
    zh: '成功率直接在参照基准上统计得到，并注明样本数。',
  },
  linkedTerm: { en: 'Worked out', zh: '推算' },
  linkedMeaning: {
    en: 'Read off other benchmarks of the kind of work by a fitted line, with its error; only where that beats the benchmark’s mean.',
    zh: '由同类工作的其他基准按拟合关系推算得到，并带误差；仅在优于基准均值时使用。',
  },
  assumedTerm: { en: 'Assumed', zh: '假设' },
  assumedMeaning: {
    en: 'A stated rule put it there, it was not measured; it is marked wherever it flows to.',
    zh: '由注明的规则给出，未经实测，并在影响到的所有地方标注。',
  },
  noEvidenceTerm: { en: 'No evidence', zh: '没有证据' },
  noEvidenceMeaning: {
    en: 'The model was never measured on this kind of task, so it has no rate until you assume one.',
    zh: '此模型从未在这类任务上被实测，在您给出假设之前没有成功率。',
  },
  anchorTerm: { en: 'Known rate', zh: '已知成功率' },
  anchorMeaning: {
    en: 'One statement such as “model X succeeds on 80% of this work” that shifts all models of the row alike.',
    zh: '一项陈述，例如“模型 X 在此类工作上成功率为 80%”，使此行所有模型一并调整。',
  },
  posteriorTerm: { en: 'What the counts allow', zh: '计数所允许的范围' },
  posteriorMeaning: {
    en: 'What successes out of samples say of the true rate: few samples leave it wide, many make it narrow.',
    zh: '成功数与样本数对真实成功率的推断：样本越少越宽，越多越窄。',
  },
  intervalTerm: { en: '90% interval', zh: '90% 区间' },
  intervalMeaning: {
    en: 'The figure lies between these ends nine times out of ten, given what is known and not known of the inputs.',
    zh: '在已知与未知的输入条件下，此数字十次中有九次落在区间内。',
  },
  breakEvenTerm: { en: 'Break-even cost of a failure', zh: '失败损失平衡点' },
  breakEvenMeaning: {
    en: 'The cost of one undetected error at which two stacks cost the same per success; beyond it the other one is cheaper.',
    zh: '使两个方案单次成功全成本相等的每个漏检错误的损失；超过它则另一个方案更省。',
  },
  independenceTerm: { en: 'Independence line', zh: '独立假设对照' },
  independenceMeaning: {
    en: 'What you would have been told if models failed independently: almost always too good.',
    zh: '如果假定各模型独立失败会得到的结果：几乎总是过于乐观。',
  },
  hhiTerm: { en: 'Concentration', zh: '集中度' },
  hhiMeaning: {
    en: 'The sum of squared spend shares of the vendors: 1 is all with one vendor, near 0 is spread over many.',
    zh: '各厂商支出占比的平方和：1 表示全部集中于一家，接近 0 表示分散。',
  },
  cacheReadTerm: { en: 'Cache read', zh: '缓存读取' },
  cacheReadMeaning: {
    en: 'Input tokens the seller has seen before and charges at a lower price.',
    zh: '供应商已处理过、按较低价格计费的输入 token。',
  },
  cacheWriteTerm: { en: 'Cache write', zh: '缓存写入' },
  cacheWriteMeaning: {
    en: 'Input tokens stored for later requests, at some sellers for a higher price.',
    zh: '为后续请求存入缓存的输入 token，部分供应商收费更高。',
  },
  tierTerm: { en: 'Price tier', zh: '价格档' },
  tierMeaning: {
    en: 'A price that changes once a prompt reaches a size, for the whole request or only for the tokens beyond it.',
    zh: '输入达到一定长度后变化的价格，可能作用于整个请求，也可能只作用于超出部分。',
  },
  batchTerm: { en: 'Batch price', zh: '批处理价' },
  batchMeaning: {
    en: 'The lower price of work that can wait hours; used where the kind of work is marked as work that can wait.',
    zh: '可等待数小时的任务所享受的低价；仅用于标为可延后的工作类型。',
  },
  completionFactorTerm: { en: 'Output multiplier', zh: '输出倍数' },
  completionFactorMeaning: {
    en: 'How many output tokens a model uses for the same answer against a plain model, reasoning tokens included.',
    zh: '同样的回答，模型的输出 token（含推理）是普通模型的几倍。',
  },
  openWeightsTerm: { en: 'Open weights', zh: '开放权重' },
  openWeightsMeaning: {
    en: 'The model’s weights can be downloaded; a closed model is reachable only through its vendor’s interface.',
    zh: '模型权重可公开下载；闭源模型只能通过厂商接口使用。',
  },
  sizeClassTerm: { en: 'Size class', zh: '规模级别' },
  sizeClassMeaning: {
    en: 'Small below 15 billion parameters, medium below 70, large from 70, as the study draws the lines.',
    zh: '按研究的划分：小型为 150 亿参数以下，中型为 700 亿以下，大型为 700 亿及以上。',
  },
  humanHandoverTerm: { en: 'To a person', zh: '转人工' },
  humanHandoverMeaning: {
    en: 'A task a person finishes: it costs minutes at the wage you state and ends well with a share you state.',
    zh: '由人完成的任务：按您填写的工资计时，并以您填写的比例成功。',
  },
  waterfallTerm: { en: 'Waterfall', zh: '成本拆解' },
  waterfallMeaning: {
    en: 'The way from list price to cost per success, one step for each thing that adds or saves money.',
    zh: '从标价到单次成功全成本的逐步拆解，每一步对应一项增减。',
  },
  seedTerm: { en: 'Seed', zh: '随机种子' },
  seedMeaning: {
    en: 'The text all draws start from: the same file gives the same figures on every machine.',
    zh: '所有抽样的起点：同一文件在任何机器上得到相同的数字。',
  },
} as const satisfies Words;

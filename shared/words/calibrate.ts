/** What the calibration and fidelity commands say. */
import type { Words } from './words.ts';

export const calibrateWords = {
  heading: {
    en: 'How alike {{models}} {{models, model|models}} {{models, fails|fail}}, from {{items}} {{items, sample|samples}}',
    zh: '{{models}} 个模型的失败有多相似（基于 {{items}} 个样本）',
  },
  parameter: { en: 'parameter', zh: '参数' },
  value: { en: 'value (90% interval)', zh: '取值（90% 区间）' },
  meaning: { en: 'meaning', zh: '含义' },
  rho: { en: 'difficulty that all models share', zh: '所有模型共有的任务难度占比' },
  tau: { en: 'further part that repeats when a model tries again', zh: '同一模型重试时重复出现的额外部分' },
  beta: { en: 'tasks that no model solves', zh: '没有任何模型能完成的任务占比' },
  gamma: {
    en: 'how steeply cost rises with difficulty: cost x exp(gamma z - gamma^2/2)',
    zh: '成本随难度上升的陡度：成本 × exp(gamma z - gamma²/2)',
  },
  likelihood: {
    en: 'Log-likelihood {{value}}; {{independent}} if models failed independently.',
    zh: '对数似然为 {{value}}；若假设各模型独立失败则为 {{independent}}。',
  },
  comparison: { en: 'predicted against real', zh: '预测与实际对比' },
  cases: { en: 'cases', zh: '组合数' },
  mean: { en: 'mean error', zh: '平均误差' },
  worst: { en: 'worst error', zh: '最大误差' },
  signed: { en: 'too high by, on average', zh: '平均高估' },
  independentMean: { en: 'independence: mean error', zh: '独立假设：平均误差' },
  independentWorst: { en: 'independence: worst error', zh: '独立假设：最大误差' },
  pairs: { en: 'share solved by any of two models', zh: '两个模型中任一完成的任务占比' },
  triples: { en: 'share solved by any of three', zh: '三个模型中任一完成的任务占比' },
  fives: { en: 'share solved by any of five', zh: '五个模型中任一完成的任务占比' },
  retries: { en: 'share solved by one model in two tries without feedback', zh: '单个模型两次原样重试完成的任务占比' },
  costPairs: { en: 'cost per success, one model then another (relative)', zh: '两步流程的单次成功成本（相对误差）' },
  costTriples: { en: 'cost per success, three in order (relative)', zh: '三步流程的单次成功成本（相对误差）' },
  goodnessWithinNoise: {
    en: 'Fit: pairs err no more than {{items}} {{items, sample|samples}} would make a perfect model err (about {{noise}}).',
    zh: '拟合：两两组合的误差未超过 {{items}} 个样本本身的抽样误差（约 {{noise}}）。',
  },
  goodnessClose: {
    en: 'Fit: close. Pairs err at most 1.5 points on average (sampling alone: about {{noise}}).',
    zh: '拟合：接近。两两组合的平均误差不超过 1.5 个百分点（仅抽样误差约为 {{noise}}）。',
  },
  goodnessRough: {
    en: 'Fit: rough. Pairs err 1.5 to 3 points on average (sampling alone: about {{noise}}).',
    zh: '拟合：粗略。两两组合的平均误差为 1.5 至 3 个百分点（仅抽样误差约为 {{noise}}）。',
  },
  goodnessPoor: {
    en: 'Fit: poor. Pairs err more than 3 points on average (sampling alone: about {{noise}}): one shared difficulty does not describe these tasks.',
    zh: '拟合：较差。两两组合的平均误差超过 3 个百分点（仅抽样误差约为 {{noise}}）：单一的共有难度不足以描述这些任务。',
  },
  noteFewItems: {
    en: 'Fewer than 100 samples: the intervals are wide.',
    zh: '样本少于 100 个：区间较宽。',
  },
  noteBetaNotIdentified: {
    en: 'Two models cannot tell tasks nobody solves from shared difficulty: beta is held at 0.',
    zh: '仅凭两个模型无法区分“无模型可解的任务”与共有难度：beta 固定为 0。',
  },
  noteBetaAtCeiling: {
    en: 'One model solves so much that beta can be no higher.',
    zh: '某个模型的成功率已使 beta 无法更高。',
  },
  noteNoRepeats: {
    en: 'No model was run more than once on a sample: tau is unknown.',
    zh: '没有模型在同一样本上运行多次：tau 未知。',
  },
  noteCostsDoNotRise: {
    en: 'Costs do not rise with difficulty here: gamma is 0.',
    zh: '此处成本不随难度上升：gamma 为 0。',
  },
  noteThinned: {
    en: 'So many results need not all be fitted: {{items}} evenly spaced samples were.',
    zh: '结果太多，无需全部拟合：只取了均匀间隔的 {{items}} 个样本。',
  },
  noteGammaNotIdentified: {
    en: 'These costs do not tell how cost rises with difficulty: failures say too little of difficulty, or costs are too wild.',
    zh: '这些成本数据无法说明成本如何随难度上升：失败与难度的关联太弱，或成本波动太大。',
  },
  sameOutcomes: {
    en: '{{cells}} {{cells, result stands|results stand}} in both files: this is not a check on unseen outcomes.',
    zh: '两个文件中有 {{cells}} 个结果相同：这不是对未见数据的检验。',
  },
  checked: {
    en: 'Fitted on {{fitModels}} {{fitModels, model|models}} x {{fitItems}} {{fitItems, sample|samples}}, checked on {{checkModels}} {{checkModels, model|models}} x {{checkItems}} {{checkItems, sample|samples}}',
    zh: '用 {{fitModels}} 个模型 × {{fitItems}} 个样本拟合，用 {{checkModels}} 个模型 × {{checkItems}} 个样本检验',
  },
  gammaReference: {
    en: 'The fitted outcomes do not tell gamma: {{value}} is that of SWE-bench Verified (bash only).',
    zh: '用于拟合的结果无法给出 gamma：取 SWE-bench Verified（仅 bash）的 {{value}}。',
  },
} as const satisfies Words;

/** The table of what was said of two models beside what then happened. */
import type { Words } from './words.ts';

export const saidHappenedWords = {
  heading: {
    en: 'How sure is sure? What was said of two models, and how often it happened on a suite left out',
    zh: '“有把握”有多可靠？对两个模型的判断，与留出套件上实际发生的比例',
  },
  category: { en: 'Work', zh: '工作类型' },
  how: { en: 'Said from', zh: '依据' },
  bins: { en: 'Said: happened (pairs)', zh: '预言：实际（对数）' },
  score: { en: 'Log score', zh: '对数得分' },
  before: { en: 'one benchmark, carried over as it is', zh: '单一基准，不计外推误差' },
  allSuites: { en: 'all other suites, carried over', zh: '其他全部套件，计入外推误差' },
  oneYardstick: { en: 'one benchmark, carried over with its error', zh: '单一基准，计入外推误差' },
  otherCategories: {
    en: 'suites of other work (no model was measured on two of this one), carried over',
    zh: '其他工作类型的套件（本类没有模型在两个套件上测过），计入外推误差',
  },
  within: { en: 'inside one suite: a lower bound', zh: '同一套件之内：仅为下限' },
  notMeasured: { en: 'not measured: no two suites share enough models', zh: '未测得：没有两个套件拥有足够的共同模型' },
  note: {
    en: 'Pairs of models across suites, each suite left out in turn and every parameter fitted without it; ties count one half. Pairs are not independent: bins of few models are uncertain by more than their numbers of pairs suggest.',
    zh: '跨套件的模型对：依次留出每个套件，所有参数均在不含此套件的数据上拟合；难分高下计一半。各对并不独立：模型数少的区间，不确定性大于对数所显示的程度。',
  },
} as const satisfies Words;

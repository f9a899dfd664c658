/** Where prices of GPUs come from and what is noted of one, as a person reads it: without repositories, and in Chinese clause by clause. */
import type { Language } from './words.ts';

/** The list of one repository by its name, and what its three figures are. */
const inEnglish = (text: string): string =>
  text
    .replace(/SemiAnalysisAI\/InferenceX-app@[0-9a-f]+:[^ ]+/, 'InferenceX')
    .replace(
      'costh hyperscaler-scale owner TCO, costn neocloud owner TCO, costr 3-year rental',
      'what owning costs a hyperscaler and a smaller cloud, and a rental for 3 years',
    );

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const inChineseDate = (_: string, day: string | undefined, month: string, year: string): string =>
  `${year} 年 ${months.indexOf(month) + 1} 月${day === undefined ? '' : ` ${Number(day)} 日`}`;

const clauses: readonly (readonly [RegExp, string])[] = [
  [
    /no FP8\/FP4 tensor cores: 8\/4-bit weights save memory traffic only/,
    '没有 FP8/FP4 张量核心：8 位或 4 位权重只节省显存流量',
  ],
  [/on-demand median about ([\d.]+) over (\d+) providers \((.*)\)$/, '$2 家供应商的按需价中位数约为 $1（$3）'],
  [/GeForce EULA restricts data-centre use/, 'GeForce 许可协议限制在数据中心使用'],
  [
    /: what owning costs a hyperscaler and a smaller cloud, and a rental for 3 years/,
    '：超大规模云与较小云厂商的自有成本，以及三年期租金',
  ],
  [/; upper end assumed/, '；上限为假设'],
  [/list-price range quoted in (\S+) \(market average ([\d.]+), (.*)\)$/, '$1 引用的目录价区间（市场均价 $2，$3）'],
  [/GPU Markets MI300X spot fixing/, 'GPU Markets MI300X 竞价定盘'],
  [/, RunPod list\b/, '，RunPod 价目'],
  [/, Verda spot\b/, '，Verda 竞价'],
  [/ data\)/, ' 数据)'],
  [/, CC BY/, '，CC BY'],
];

/** Brackets that hold Chinese are full-width. */
const bracketed = (text: string): string => text.replace(/ ?\(([^()]*[一-鿿][^()]*)\)/g, '（$1）');

/** What is said of a GPU or its price in the reader's language. */
export const gpuTextIn = (text: string, language: Language): string => {
  const english = inEnglish(text);
  if (language === 'en') return english;
  const dated = english
    .replace(/\bJune\b/g, 'Jun')
    .replace(/(?:\b(\d{1,2}) )?\b([A-Z][a-z]{2}) (\d{4})\b/g, inChineseDate);
  return bracketed(clauses.reduce((told, [from, to]) => told.replace(from, to), dated));
};

/** What the engine allows where it cannot honour an input, in Chinese: clause by clause what its errors hold in English. */

const clauses: readonly (readonly [RegExp, string])[] = [
  [/^(\S+) to (\S+), its own range$/, '$1 至 $2（其自身的区间）'],
  [/^(\S+) to (\S+), and at most "to" \((\S+)\)$/, '$1 至 $2，且不超过终点（$3）'],
  [/^(\S+) to any finite number$/, '不小于 $1 的有限数'],
  [/^(\S+) to (\S+)$/, '$1 至 $2'],
  [/^more than 0, up to (\S+)$/, '大于 0，至多 $1'],
  [/^at most (\S+)$/, '至多 $1'],
  [/^below 1$/, '小于 1'],
  [/^1 or more$/, '不小于 1'],
  [/^one of (.+)$/, '$1 之一'],
  [/^for (\S+) (.+)$/, '$1 可用 $2'],
  [/^a stated price per hour: no rent of (\S+) is known$/, '填写每小时价格：$1 没有已知租价'],
  [/^a stated cost: none is known of an own (\S+)$/, '填写成本：自有 $1 没有已知成本'],
  [/^a whole number$/, '整数'],
  [/^shares that sum to 1$/, '合计为 1 的占比'],
  [/^EU or two-letter country codes such as DE$/, 'EU 或两位国家代码，如 DE'],
  [/^a host that models of the plan are sold at$/, '计划中模型的供应商'],
  [/^a language with a pair in the evidence, or a number$/, '证据中有语言对的语言，或数字'],
  [/^a model of the plan or the catalog$/, '计划或目录中的模型'],
  [/^a vendor of the plan or the catalog$/, '计划或目录中的厂商'],
  [/^a model of the catalog$/, '目录中的模型'],
  [/^an open-weights model whose architecture is known$/, '架构已知的开放权重模型'],
  [/^another model than the one it leads from$/, '与原模型不同的模型'],
  [/^another model than the one that goes$/, '与下线模型不同的模型'],
  [/^any number where no API price is known to take the rest$/, '没有已知的 API 价格承接其余请求时不设上限'],
  [/^prompt and completion prices together, where the catalog has none$/, '目录没有价格时，同时填写输入与输出价格'],
  [/^paths of models, vendors, classes or all$/, '按模型、厂商、规模或全部的价格路径'],
  [/^categories of the plan$/, '计划中的工作类型'],
  [/^one that models of the plan have$/, '计划中模型所具有的'],
  [/^each (?:id|lesson) once$/, '每项只填一次'],
  [/^one (?:name|origin) or more$/, '至少一个'],
  [/^a number that the plan holds$/, '计划中的数值'],
  [/^a lever that has a form$/, '有形式的杠杆'],
  [/^an id$/, '一个标识'],
];

/** As it is where it needs no words, such as names and numbers, or where the clause is none of ours. */
export const allowedInChinese = (allowed: string): string => {
  const found = clauses.find(([english]) => english.test(allowed));
  return found === undefined ? allowed : allowed.replace(found[0], found[1]);
};

/** One thing, one word: what a planner reads has none of the other words for it. */
import { expect, it } from 'vitest';
import { allWords } from '../../../shared/words/all.ts';
import { type Language, languages, type Word } from '../../../shared/words/words.ts';

/** Per language: the word that is used, and the others for the same thing. */
const others: Readonly<Record<Language, Readonly<Record<string, RegExp>>>> = {
  en: {
    'kind of work': /\bcategor(y|ies)\b|\bworkloads?\b/i,
    'undetected error': /\bsilent(ly)? fail/i,
    'given up': /\babandon/i,
    step: /\brungs?\b/i,
    check: /\bverifiers?\b/i,
    passed: /\baccept(s|ed)?\b/i,
    'input tokens': /\bprompt tokens?\b|\bprompt price\b/i,
    'output tokens': /\bcompletion (tokens?|price|factor)\b/i,
    'full cost per success': /\bper successful result\b/i,
    'net value': /\bvalue less cost\b/i,
    sample: /\bitems?\b/i,
    'without feedback': /\bblind (re)?tr/i,
    'carries over': /\btransfer/i,
    'known rate': /\banchor/i,
    'worked out': /\blinked\b/i,
    'can wait': /\bdeferrable\b/i,
    'waiting time': /\blatency\b/i,
    'same kind of work as': /\byardstick/i,
    sure: /\bP\(|\bodds\b/,
    'how alike models fail': /\bdependence\b/i,
    'hourly wage': /\bcost of an hour\b/i,
    'set aside': /\btold apart\b|\bwere left out\b/i,
    Plan: /\bon Stacks\b|\bon Compare\b|\bthe Catalog\b/,
  },
  zh: {
    漏检错误: /静默失败/,
    步骤: /梯级/,
    检查: /校验|验证器/,
    裁判模型: /评判/,
    转人工: /转交人工/,
    照样交付: /(?<!照样)仍交付/,
    通过: /接受率|正确接受|错误接受/,
    输入: /提示(?!词)\s*(token|价|p\d)|长提示/,
    单次成功: /每个成功/,
    全成本: /总成本/,
    样本: /测试项/,
    低价优先: /级联/,
    备用模型: /后备/,
    原样重试: /盲/,
    外推: /成功率的迁移|计入迁移|未说明迁移/,
    已知成功率: /锚定/,
    推算: /换算|推得/,
    参照基准: /标尺/,
    限时优惠: /促销/,
    标价: /目录价(?!格)/,
    损失: /漏检错误的代价/,
    把握: /可能性/,
    输出倍数: /输出系数/,
    失败重合度: /相关性/,
    'A 与 B': /[甲乙]更|方案甲|方案乙/,
    难分高下: /平局/,
    供应商: /销售方/,
    Portfolio: /本程序|我们/,
    此: /(?<!应)该(?!测)/,
    替代模型: /后继(?!续)|接替|继任/,
    测算: /推算与账单|建模/,
  },
};

/** What is typed on a command line or read in a file, the names that others gave, and blanks to fill. */
const notOurs =
  /\{\{\w+(?=[,}])|--[\w-]+(=?\w+| \w+)?( or --repeats items)?|\(item, then models\)|(表头（|为 ?“?)item|first column is the (item|sample)|premium workload/g;

/** Where the other word means another thing. */
const another: readonly string[] = [
  // Two models that do not see the same faults.
  'report.warning-judgesItself',
  'report.warning-judgesSibling',
  // The correlation of a signal with the difficulty of a task.
  'stacks.signalHint',
];

it.each(languages)('says each thing by its one word, in %s', (language) => {
  const found = Object.entries(allWords).flatMap(([area, words]) =>
    Object.entries(words as Record<string, Word>).flatMap(([name, word]) => {
      const path = `${area}.${name}`;
      if (another.includes(path)) return [];
      const text = word[language].replace(notOurs, '');
      return Object.entries(others[language]).flatMap(([right, wrong]) =>
        wrong.test(text) ? [`${path}: ${right}, not ${wrong.exec(text)?.[0]}: ${word[language]}`] : [],
      );
    }),
  );
  expect(found).toEqual([]);
});

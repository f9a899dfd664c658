/**
 * The guide: six walks from what a planner has to what she wants, each a few sentences with a picture. The files of
 * `docs/` and the application show the same; `test/guide/walks.ts` walks each, so that none of it can go stale.
 */
import type { Language, Word } from '../words/words.ts';

export interface Step {
  text: Word;
  /** The name of the picture that shows where it leads, without its ending. */
  picture?: string;
}

export const walkIds = ['bill', 'evals', 'bestPlan', 'months', 'colleague', 'engineers'] as const;
export type WalkId = (typeof walkIds)[number];

export interface Walk {
  title: Word;
  steps: readonly Step[];
}

export const guideTitle: Word = { en: 'Guide', zh: '使用指南' };

export const guideIntro: Word = {
  en: 'Six walks through Portfolio. Everything in them works offline; the files that start the first two are invented, and yours take their place.',
  zh: '六条上手路线。全部可离线完成；前两条所用文件是虚构的，换成您自己的文件即可。',
};

export const walks: Record<WalkId, Walk> = {
  bill: {
    title: { en: '1. From a bill to a decision', zh: '1. 从账单到决定' },
    steps: [
      {
        text: {
          en: 'On *Start*, drop last month’s usage export or bill, or press *Try it with an invented month*. The rows it will make are shown before anything lands: kinds of work, tasks a month, tokens.',
          zh: '在“开始”页拖入上月的用量导出或账单，或按“用虚构的一个月试试”。落入计划之前先显示将生成的各行：工作类型、每月任务数、token 数。',
        },
        picture: 'bill-read',
      },
      {
        text: {
          en: '*Make the plan* gives a table: your work down, today’s models as stack A. The sentence above it is the decision as far as it is known, and below it what it rests on.',
          zh: '按“生成计划”得到一张表：行是您的工作，方案 A 是今天所用的模型。表格上方的一句话是目前的结论，其下是它的依据。',
        },
        picture: 'bill-verdict',
      },
    ],
  },
  evals: {
    title: { en: '2. Your own evals', zh: '2. 您自己的评测' },
    steps: [
      {
        text: {
          en: 'Drop a file of graded answers on *Start* and say which work it judges. What changes is shown first: success of each model before and after.',
          zh: '在“开始”页拖入评分结果文件，并指明它评判哪一行工作。先显示变化：每个模型在导入前后的成功率。',
        },
        picture: 'evals-change',
      },
      {
        text: {
          en: '*Use these results* puts them into the plan. What the verdict rests on now has a part that is yours; one undo takes it back.',
          zh: '按“采用这些结果”写入计划。结论的依据中从此有一部分来自您自己；一次撤销即可还原。',
        },
        picture: 'evals-verdict',
      },
    ],
  },
  bestPlan: {
    title: { en: '3. The best plan under your rules', zh: '3. 您的规则下的最优方案' },
    steps: [
      {
        text: {
          en: 'On *Decide*, say what must hold, for example *Models at most* 2, and the best plan is looked for anew. It says over which plans it is proven the best, and what each rule costs.',
          zh: '在“决策”页写明必须满足的条件，例如“模型数不超过”2，最优方案随即重新寻找。它说明在哪些组合中被证明为最优，并给出每条规则的代价。',
        },
        picture: 'best-plan',
      },
      {
        text: {
          en: '*Add it as a stack* puts it beside yours in the table, to be changed like any other.',
          zh: '按“添加为方案”后，它与您的方案并排出现在表中，可像其他方案一样修改。',
        },
        picture: 'best-stack',
      },
    ],
  },
  months: {
    title: { en: '4. Twelve months ahead', zh: '4. 未来十二个月' },
    steps: [
      {
        text: {
          en: '*Horizon* shows cash, full cost per success and success month by month, with bands. Type how the tasks grow, as 1.5 or 1.2 to 1.8 times a year; choose how prices fall.',
          zh: '“展望”页按月显示现金支出、每次成功的全成本和成功率及其区间。填写任务量每年的增长倍数（如 1.5，或 1.2 到 1.8），并选择价格下降的方式。',
        },
        picture: 'months',
      },
    ],
  },
  colleague: {
    title: { en: '5. A colleague’s file, merged', zh: '5. 合并同事的文件' },
    steps: [
      {
        text: {
          en: 'Open your plan, then *Compare and merge* under *More* and choose the other file. Each difference has its dollars a month. Name the common file too: what only one of you changed is joined, what both changed is asked.',
          zh: '打开您的计划，在“更多”中选择“比较与合并”，再选另一个文件。每处差异都有每月金额。指定共同的来源文件后：只有一方改过的自动合并，双方都改过的逐项询问。',
        },
        picture: 'merge-asked',
      },
      {
        text: {
          en: '*Merge* is one step that undo takes back. *Scenarios and versions* keeps both plans in one file where you would rather not choose yet.',
          zh: '“合并”是一步，可一次撤销。若暂不想取舍，“情景与版本”可把两个计划保存在同一文件中。',
        },
        picture: 'scenarios',
      },
    ],
  },
  engineers: {
    title: { en: '6. Handing over to the engineers', zh: '6. 交给工程师' },
    steps: [
      {
        text: {
          en: '*Hand over* on the report writes a stack as LiteLLM, OpenRouter, Portkey or Vercel AI Gateway configuration, or as a brief. What a format cannot say is listed in the file.',
          zh: '在报告页按“移交”，可将方案写成 LiteLLM、OpenRouter、Portkey 或 Vercel AI Gateway 配置，或一份说明。格式无法表达的内容会列在文件里。',
        },
        picture: 'hand-over',
      },
      {
        text: {
          en: 'Where amounts are wanted in EUR or CNY, *Wage, budget, currency and notes* on the plan takes the rate and its day. The plan, the report, charts and files then show that currency and name the rate; vendors’ prices stay in USD.',
          zh: '如需以人民币或欧元显示金额，请在计划页的“时薪、预算、货币与备注”中填写汇率与日期。计划、报告、图表和文件随后均用此货币，并注明汇率；厂商价格仍为美元。',
        },
      },
    ],
  },
};

/** The file of a picture in `docs/guide`, without its ending: it shows the application in the language of the guide. */
export const pictureFile = (picture: string, language: Language): string =>
  language === 'en' ? picture : `${picture}.${language}`;

/** The guide as a Markdown file of `docs/`; `other` leads to the other language. */
export const guideMarkdown = (language: Language, other: { name: string; file: string }): string => {
  const say = (word: Word): string => word[language];
  const sections = walkIds.map((id) => {
    const { title, steps } = walks[id];
    const parts = steps.map(({ text, picture }) =>
      picture === undefined
        ? say(text)
        : `${say(text)}\n\n![${say(title)}](guide/${pictureFile(picture, language)}.png)`,
    );
    return [`## ${say(title)}`, ...parts].join('\n\n');
  });
  return `${[`# ${say(guideTitle)}`, `[${other.name}](${other.file})`, say(guideIntro), ...sections].join('\n\n')}\n`;
};

/** What to type after a refusal, by its kind: said by the command line alone, where a page has a control for it. */
import type { Words } from './words.ts';

export const commandHintsWords = {
  fileIsEvals: {
    en: 'Bring it in with: portfolio import evals {{typed}}',
    zh: '请使用：portfolio import evals {{typed}}',
  },
  fileIsUsage: {
    en: 'Bring it in with: portfolio import usage {{typed}}',
    zh: '请使用：portfolio import usage {{typed}}',
  },
  fileIsPrices: {
    en: 'Bring it in with: portfolio import prices {{typed}}',
    zh: '请使用：portfolio import prices {{typed}}',
  },
  fileIsPlan: { en: 'Type: portfolio evaluate {{typed}}', zh: '请使用：portfolio evaluate {{typed}}' },
  usageUnknown: {
    en: 'Say so with --map COLUMN=FIELD, where FIELD is one of time, model, input, cached, output, cost, requests, project, tag, session (at least time, and input, output or cost).',
    zh: '请用 --map 列=字段 指定，字段可为 time、model、input、cached、output、cost、requests、project、tag、session（至少需要 time，以及 input、output 或 cost）。',
  },
  usageColumnTwice: {
    en: 'Which counts is said with --map "{{column}}={{field}}"',
    zh: '以哪一列为准可用 --map "{{column}}={{field}}" 说明',
  },
  priceListNoProvider: {
    en: 'Say it with --provider NAME (openai, anthropic, openrouter, ...), or put the file into a folder of that name.',
    zh: '请用 --provider 名称（如 openai、anthropic、openrouter）说明，或放在以供应商命名的文件夹中。',
  },
  priceSheetUnclear: {
    en: 'For example with --map "Input price=input", --map unit=1m, --map currency=USD.',
    zh: '例如 --map "Input price=input"、--map unit=1m、--map currency=USD。',
  },
  actualNoRow: { en: 'Another key is chosen with --by.', zh: '可用 --by 选择其他区分方式。' },
  setupNothing: {
    en: 'The options are --usd-per-label, --months and --row.',
    zh: '对应选项为 --usd-per-label、--months 和 --row。',
  },
} as const satisfies Words;

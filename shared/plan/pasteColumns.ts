/** Which field of a row each column of pasted cells holds: told by its heading, else by where the paste begins. */

/** What a paste can fill, in the order in which people list it; the table's typed columns are the first four. */
export const pasteFields = ['name', 'tasks', 'value', 'error', 'prompt', 'completion', 'steps'] as const;
export type PasteField = (typeof pasteFields)[number];

/** Of these the table has a column. */
const typedColumns = 4;

/** Headings without case, spaces and signs. */
const headings: Readonly<Record<PasteField, readonly string[]>> = {
  name: ['name', 'work', 'kindofwork', 'task', 'usecase', 'row', 'project', '名称', '工作', '工作类型', '任务', '场景'],
  tasks: [
    'tasks',
    'tasksamonth',
    'taskspermonth',
    'tasksmonth',
    'volume',
    'monthlyvolume',
    'permonth',
    'amonth',
    '任务数',
    '每月任务数',
    '月任务数',
    '任务量',
    '数量',
  ],
  value: ['value', 'valueofasuccess', 'valueofsuccess', 'successvalue', '价值', '成功价值', '一次成功的价值'],
  error: [
    'error',
    'costofanerror',
    'costoferror',
    'errorcost',
    'costofanundetectederror',
    'undetectederror',
    '错误损失',
    '错误成本',
    '漏检错误损失',
  ],
  prompt: [
    'prompttokens',
    'inputtokens',
    'prompt',
    'input',
    'tokensin',
    '输入',
    '输入token',
    '输入tokens',
    '提示词token',
  ],
  completion: [
    'completiontokens',
    'outputtokens',
    'completion',
    'output',
    'tokensout',
    '输出',
    '输出token',
    '输出tokens',
  ],
  steps: [
    'requestspertask',
    'requestsperattempt',
    'requests',
    'steps',
    'callspertask',
    '请求数',
    '每任务请求数',
    '每次尝试的请求数',
  ],
};

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const fieldOfHeading = (text: string): PasteField | null =>
  pasteFields.find((field) => headings[field].includes(plain(text))) ?? null;

/** Whether the first of several lines names the columns: two of its cells are headings, or its only one is. */
export const hasHeadings = ([line = [], ...more]: readonly (readonly string[])[]): boolean => {
  if (more.length === 0) return false;
  const known = line.filter((text) => fieldOfHeading(text) !== null).length;
  return known >= 2 || (known === 1 && line.filter((text) => text !== '').length === 1);
};

/** The field of each column; null where it has none. Without headings they land side by side from the table's column on. */
export const columnsOfPaste = (lines: readonly (readonly string[])[], column: number): (PasteField | null)[] => {
  const [first = []] = lines;
  const width = Math.max(0, ...lines.map(({ length }) => length));
  const isHeaded = hasHeadings(lines);
  const taken = new Set<PasteField>();
  return Array.from({ length: width }, (_, c) => {
    const place = column + c;
    const field = isHeaded
      ? fieldOfHeading(first[c] ?? '')
      : place < typedColumns
        ? (pasteFields[place] ?? null)
        : null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
};

import { beforeAll, describe, expect, it } from 'vitest';
import { type ModelId, modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { singleModel } from '../../../shared/plan/policies.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { cellText, longestText, sheetName } from '../../../shared/report/sheet.ts';
import { describeWorkbook } from '../../../shared/report/workbook/describe.ts';
import { buildWorkbook } from '../../../shared/report/workbook.ts';
import { withPrice } from '../../offerOf.ts';
import { examplePlan, readPlan, richPlan, snapshot } from './seedReading.ts';
import { type Book, formulaCells, named, partsOf, read, recalculate, sheetNamed } from './workbookFile.ts';

const close = (a: unknown, b: unknown, tolerance: number): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), 1e-6)
    : a === b;

const formulasWritten = (bytes: Uint8Array): number =>
  [...partsOf(bytes)]
    .filter(([path]) => path.startsWith('xl/worksheets/'))
    .reduce((sum, [, text]) => sum + (text.match(/<f[ >]/g)?.length ?? 0), 0);

const cases = [
  ['the example plan', () => examplePlan()],
  ['a plan that uses every kind of policy', richPlan],
] as const;

describe.each(cases)('the workbook of %s', (_, planOf) => {
  let reading: Reading;
  let bytes: Uint8Array;
  let workbook: Book;

  beforeAll(async () => {
    reading = readPlan(planOf(), 200);
    bytes = await buildWorkbook(reading);
    workbook = await read(bytes);
  });

  it('recalculates every formula to the value it was saved with', { tags: ['slow'] }, () => {
    const saved = formulaCells(workbook);
    expect(saved.length).toBeGreaterThan(200);
    recalculate(workbook);
    const again = formulaCells(workbook);
    const apart = again.flatMap((cell, i) =>
      close(cell.result, saved[i]?.result, 1e-7) ? [] : [{ ...cell, saved: saved[i]?.result }],
    );
    expect(apart).toEqual([]);
  });

  it('finds the figures of the app in its own formulas: every check says OK', () => {
    recalculate(workbook);
    const results: unknown[] = [];
    sheetNamed(workbook, 'Checks').eachRow((row, number) => {
      if (number > 5) results.push(row.getCell(5).result);
    });
    expect(results.length).toBeGreaterThan(100);
    expect(new Set(results)).toEqual(new Set(['OK']));
    expect(named(workbook, 'all_checks').result).toBe('OK');
  });

  it('shows the cost per success of every stack on its first page', () => {
    recalculate(workbook);
    const shown = new Map<string, unknown>();
    sheetNamed(workbook, 'Summary').eachRow((row) => {
      const name = row.getCell(1).value;
      if (typeof name === 'string') shown.set(name, row.getCell(2).result);
    });
    for (const stack of reading.outcome.stacks)
      expect(shown.get(stack.name)).toBeCloseTo(stack.total!.usdPerSuccess!.value, 12);
  });

  it('names its inputs so that a reader can use them', () => {
    expect(named(workbook, 'tasks_per_month').value).toBe(reading.job.plan.tasksPerMonth);
    expect(named(workbook, 'human_usd_per_hour').value).toBe(reading.job.plan.humanUsdPerHour.value);
    for (const category of reading.job.plan.categories) {
      const place = category.id.replaceAll('-', '_');
      expect(named(workbook, `share_${place}`).value).toBe(category.share);
      expect(named(workbook, `prompt_tokens_${place}`).value).toBe(category.shape.promptTokens.value);
    }
  });

  it('writes a formula only where it means to, and nothing that reaches outside the file', { tags: ['slow'] }, () => {
    const files = partsOf(bytes);
    for (const [path, text] of files) {
      expect(path).not.toMatch(/externalLink|vbaProject|oleObject|connections|activeX|ddeLink/i);
      expect(text).not.toMatch(/NaN|Infinity|TargetMode="External"|_xlfn|ddeLink/);
    }
    const spec = describeWorkbook(reading);
    const meant = spec.sheets.reduce((sum, sheet) => sum + sheet.cells.filter((cell) => cell.formula).length, 0);
    expect(formulasWritten(bytes)).toBe(meant);
  });

  it('keeps numbers as numbers, and no cell of a number column as text but the word for unknown', {
    tags: ['slow'],
  }, () => {
    for (const sheet of describeWorkbook(reading).sheets)
      for (const cell of sheet.cells)
        if (typeof cell.value === 'number') expect(Number.isFinite(cell.value)).toBe(true);
        else if (cell.format !== 'text') expect(['unknown', 'none']).toContain(cell.value);
  });

  it('says by which rule each price was chosen, and of whom it is', () => {
    const told: string[] = [];
    sheetNamed(workbook, 'Prices').eachRow((row, number) => {
      const why = row.getCell(14).value;
      if (number > 4 && typeof why === 'string') told.push(why);
    });
    const used = new Set(reading.outcome.stacks.flatMap((stack) => stack.categories.flatMap(({ costs }) => costs)));
    expect(told.length).toBeGreaterThanOrEqual(new Set([...used].map(({ modelId: id }) => id)).size);
    for (const why of told)
      expect(why).toMatch(/^(the maker’s own|an aggregator’s offer; the maker does not sell it|amid the other hosts)/);
  });

  it('has charts on the first page and the comparison', () => {
    const charts = [...partsOf(bytes).keys()].filter((path) => /^xl\/charts\/chart\d+\.xml$/.test(path));
    expect(charts).toHaveLength(3);
  });
});

describe('a workbook in Chinese', () => {
  it('recalculates to the same figures', { tags: ['slow'] }, async () => {
    const reading = readPlan(examplePlan('zh'), 0, 'zh');
    const workbook = await read(await buildWorkbook(reading));
    recalculate(workbook);
    expect(named(workbook, 'all_checks').result).toBe('OK');
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(
      expect.arrayContaining(['摘要', '对比', '输入', '价格', '核对']),
    );
  });
});

describe('the workbook of a plan that is shown in yuan', () => {
  it('is in USD, says so, and has its main figures once more at the rate, which can be changed', {
    tags: ['slow'],
  }, async () => {
    const rate = { currency: 'CNY', perUsd: 7.12, day: '2026-11-27' } as const;
    const reading = readPlan({ ...examplePlan(), money: { shown: 'CNY', rates: [rate] } });
    const workbook = await read(await buildWorkbook(reading));
    const sheet = sheetNamed(workbook, 'Summary');
    const turned = (): unknown[] => {
      const found: unknown[] = [];
      let below = false;
      sheet.eachRow((row) => {
        if (row.getCell(2).value === 'Full cost per success, CNY') below = true;
        else if (below && reading.outcome.stacks.some(({ name }) => name === row.getCell(1).value))
          found.push(row.getCell(2).result);
      });
      return found;
    };
    const usd = reading.outcome.stacks.map(({ total }) => total?.usdPerSuccess?.value ?? Number.NaN);
    const expectAt = (perUsd: number) => {
      recalculate(workbook);
      expect(turned()).toHaveLength(usd.length);
      for (const [i, value] of turned().entries()) expect(value).toBeCloseTo((usd[i] ?? 0) * perUsd, 10);
    };
    expectAt(7.12);
    named(workbook, 'per_usd').value = 8;
    expectAt(8);
    expect(named(workbook, 'all_checks').result).toBe('OK');
  });
});

describe('the break-even cost of a failed task', () => {
  it('is a formula that finds what the app found, and who is cheaper below it', { tags: ['slow'] }, async () => {
    const plan = examplePlan();
    const single = (id: string, name: string, model: ModelId) => ({
      id: stackId(id),
      name,
      note: '',
      policies: Object.fromEntries(plan.categories.map((category) => [category.id, singleModel(model)])),
    });
    const rates = plan.categories.flatMap(({ id: category }) => [
      { modelId: modelId('anthropic/claude-haiku-4.5'), category, rate: { value: 0.8 } },
      { modelId: modelId('deepseek/deepseek-v3.2-exp'), category, rate: { value: 0.6 } },
    ]);
    const reading = readPlan({
      ...plan,
      assumedRates: rates,
      stacks: [
        single('dear', 'Dear', modelId('anthropic/claude-haiku-4.5')),
        single('cheap', 'Cheap', modelId('deepseek/deepseek-v3.2-exp')),
      ],
    });
    const answer = reading.outcome.pairs[0]?.breakEvenFailureUsd;
    expect(answer).toMatchObject({ below: 'cheap' });
    const workbook = await read(await buildWorkbook(reading));
    recalculate(workbook);
    let found = false;
    sheetNamed(workbook, 'Compare').eachRow((row) => {
      if (row.getCell(1).result !== 'A: Dear') return;
      found = true;
      expect(row.getCell(5).result).toBeCloseTo(answer!.usd, 10);
      expect(row.getCell(6).result).toBe('B: Cheap');
    });
    expect(found).toBe(true);
    expect(named(workbook, 'all_checks').result).toBe('OK');
  });
});

describe('changing an input in the spreadsheet', () => {
  /** Changes cells by name, recalculates, and compares with the engine on a plan changed the same way. */
  const moves = async (
    changeCells: (workbook: Book) => void,
    changePlan: (plan: Plan) => Plan,
    changeSnapshot = snapshot,
    tolerance = 1e-9,
  ): Promise<void> => {
    const plan = richPlan();
    const workbook = await read(await buildWorkbook(readPlan(plan)));
    changeCells(workbook);
    recalculate(workbook);
    const { outcome } = readPlan(changePlan(plan), 0, 'en', changeSnapshot());
    const before = readPlan(plan).outcome;
    let moved = false;
    const seen = new Set<string>();
    sheetNamed(workbook, 'Compare').eachRow((row) => {
      const label = row.getCell(1).value;
      outcome.stacks.forEach((stack, index) => {
        const total = stack.total!;
        const shown = row.getCell(index + 2).result;
        const expected: Record<string, number> = {
          'Full cost per success': total.usdPerSuccess!.value,
          'Cash and people a month': total.usdPerMonth.value,
          'Full cost a month': total.usdPerTask.value * changePlan(plan).tasksPerMonth,
          'Human hours a month': (total.humanMinutesPerTask.value * changePlan(plan).tasksPerMonth) / 60,
          'Net value a month': total.netValueUsdPerTask.value * changePlan(plan).tasksPerMonth,
        };
        const want = typeof label === 'string' ? expected[label] : undefined;
        if (want === undefined) return;
        seen.add(`${label}`);
        expect(close(shown, want, tolerance), `${label} of ${stack.name}: ${shown} for ${want}`).toBe(true);
        if (want !== before.stacks[index]?.total?.usdPerSuccess?.value) moved = true;
      });
    });
    expect(moved).toBe(true);
    expect(seen.size).toBe(5);
  };

  it('a price', { tags: ['slow'] }, () =>
    moves(
      (workbook) => {
        named(workbook, 'prompt_price_deepseek_v3_2_exp').value = 3.5;
        named(workbook, 'completion_price_claude_haiku_4_5').value = 20;
      },
      (plan) => plan,
      () => ({
        ...snapshot(),
        models: snapshot().models.map((model) =>
          model.id === 'deepseek/deepseek-v3.2-exp'
            ? withPrice(model, { promptUsdPerM: 3.5 })
            : model.id === 'anthropic/claude-haiku-4.5'
              ? withPrice(model, { completionUsdPerM: 20 })
              : model,
        ),
      }),
    ),
  );

  it('tasks, wage, minutes, the cost of a silent failure, the value of a success', { tags: ['slow'] }, () =>
    moves(
      (workbook) => {
        named(workbook, 'tasks_per_month').value = 12_345;
        named(workbook, 'human_usd_per_hour').value = 95;
        named(workbook, 'human_minutes_translation').value = 3;
        named(workbook, 'human_success_translation').value = 0.7;
        named(workbook, 'silent_failure_usd_roleplay').value = 2.5;
        named(workbook, 'success_value_usd_science').value = 9;
      },
      (plan) => ({
        ...plan,
        tasksPerMonth: 12_345,
        humanUsdPerHour: { value: 95 },
        categories: plan.categories.map((category) => ({
          ...category,
          ...(category.id === 'translation' ? { humanMinutesPerTask: { value: 3 }, humanSuccess: { value: 0.7 } } : {}),
          ...(category.id === 'roleplay' ? { silentFailureUsd: { value: 2.5 } } : {}),
          ...(category.id === 'science' ? { valueOfSuccessUsd: { value: 9 } } : {}),
        })),
      }),
    ),
  );

  it('the mix', { tags: ['slow'] }, () =>
    moves(
      (workbook) => {
        named(workbook, 'share_programming').value = 0.5;
        named(workbook, 'share_roleplay').value = 0.1;
        for (const id of ['translation', 'technology', 'science', 'general_qa'])
          named(workbook, `share_${id}`).value = 0.1;
      },
      (plan) => ({
        ...plan,
        categories: plan.categories.map((category) => ({
          ...category,
          share: category.id === 'programming' ? 0.5 : 0.1,
        })),
      }),
    ),
  );

  it('tokens, cache shares, steps and tools, where no tier is near', { tags: ['slow'] }, () =>
    moves(
      (workbook) => {
        named(workbook, 'prompt_tokens_roleplay').value = 4321;
        named(workbook, 'completion_tokens_roleplay').value = 987;
        named(workbook, 'cache_read_share_roleplay').value = 0.35;
        named(workbook, 'tool_calls_roleplay').value = 2;
        named(workbook, 'tool_call_usd_roleplay').value = 0.01;
      },
      (plan) => ({
        ...plan,
        categories: plan.categories.map((category) =>
          category.id === 'roleplay'
            ? {
                ...category,
                shape: {
                  ...category.shape,
                  promptTokens: { value: 4321 },
                  completionTokens: { value: 987 },
                  cacheReadShare: 0.35,
                  toolCalls: { value: 2 },
                  toolCallUsd: 0.01,
                },
              }
            : category,
        ),
      }),
      snapshot,
      // The closed model's tier takes a millionth of the cost at these sizes, and its share is a value.
      1e-5,
    ),
  );

  it('whether work can wait for the batch price', { tags: ['slow'] }, () =>
    moves(
      (workbook) => {
        named(workbook, 'deferrable_science').value = 'no';
        named(workbook, 'deferrable_roleplay').value = 'yes';
      },
      (plan) => ({
        ...plan,
        categories: plan.categories.map((category) => ({
          ...category,
          deferrable: category.id === 'roleplay' || (category.deferrable && category.id !== 'science'),
        })),
      }),
    ),
  );

  it('the fee, tokens and minutes of a check, and the cost of a route', { tags: ['slow'] }, () =>
    moves(
      (workbook) => {
        named(workbook, 'check_usd_c_roleplay_1').value = 0.02;
        named(workbook, 'judge_prompt_tokens_c_roleplay_1').value = 9000;
        named(workbook, 'check_minutes_c_roleplay_2').value = 1.5;
        named(workbook, 'route_usd_c_technology').value = 0.03;
      },
      (plan) => ({
        ...plan,
        stacks: plan.stacks.map((stack) => {
          const roleplay = stack.policies[rowId('roleplay')];
          const technology = stack.policies[rowId('technology')];
          if (stack.id !== 'c' || roleplay?.kind !== 'ladder' || technology?.kind !== 'route') return stack;
          const [first, second] = roleplay.rungs;
          return {
            ...stack,
            policies: {
              ...stack.policies,
              technology: { ...technology, usdPerTask: { value: 0.03 } },
              roleplay: {
                ...roleplay,
                rungs: [
                  {
                    ...first!,
                    verifier: {
                      ...first!.verifier!,
                      usdPerCheck: { value: 0.02 },
                      judge: { ...first!.verifier!.judge!, promptTokens: 9000 },
                    },
                  },
                  { ...second!, verifier: { ...second!.verifier!, humanMinutesPerCheck: { value: 1.5 } } },
                ],
              },
            },
          };
        }),
      }),
    ),
  );
});

describe('hostile text', () => {
  const hostile = [
    "=cmd|' /C calc'!A0",
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1+1',
    'x'.repeat(40_000),
    'a\u0000b\u0007c\uFFFE\uD800d',
    '_x000D_ and _x0041_',
    '[x]/a:b?*\\',
    "'quoted'",
    '</t><f>1+1</f>',
    '{{better}} $t(app.name)',
    "Compare'!$A$1",
  ];

  it('stays text in titles, stack names, model names and sources, whatever it looks like', {
    tags: ['slow'],
  }, async () => {
    const plan = examplePlan();
    const [first] = plan.stacks;
    const ids = [...new Set(plan.stacks.flatMap((stack) => Object.values(stack.policies).flatMap(modelsOfPolicy)))];
    const at = (index: number): string => hostile[index % hostile.length] ?? '';
    const reading = readPlan(
      {
        ...plan,
        title: at(0),
        categories: plan.categories.map((category, index) => ({
          ...category,
          shareSource: at(index),
          silentFailureUsd: { value: 0.01, source: at(index + plan.categories.length) },
          humanSuccess: { value: 0.9, source: at(index + 2 * plan.categories.length) },
        })),
        // Every name twice, and one that cannot be evaluated.
        stacks: [
          ...[...hostile, ...hostile].map((name, index) => ({ ...first!, id: stackId(`s${index}`), name })),
          { ...first!, id: stackId('empty'), name: at(0), policies: {} },
        ],
      },
      0,
      'en',
      {
        ...snapshot(),
        models: snapshot().models.map((model) =>
          ids.includes(model.id) ? { ...model, name: at(ids.indexOf(model.id)), authorName: at(3) } : model,
        ),
      },
    );
    const bytes = await buildWorkbook(reading);
    const workbook = await read(bytes);
    const names = workbook.worksheets.map((sheet) => sheet.name);
    expect(new Set(names.map((one) => one.toLowerCase())).size).toBe(names.length);
    for (const one of names) {
      expect(one.length).toBeLessThanOrEqual(31);
      expect(one).not.toMatch(/[[\]:*?/\\]|^'|'$/);
    }
    const shown = new Set<unknown>();
    sheetNamed(workbook, 'Inputs').eachRow((row) => shown.add(row.getCell(7).value));
    for (const text of hostile) expect(shown).toContain(cellText(text));
    const meant = describeWorkbook(reading).sheets.flatMap((sheet) => sheet.cells.filter((cell) => cell.formula));
    expect(formulasWritten(bytes)).toBe(meant.length);
    recalculate(workbook);
    expect(named(workbook, 'all_checks').result).toBe('OK');
  });

  it('is cut to what a cell holds, and sheet names to what Excel takes', () => {
    expect(cellText('x'.repeat(40_000))).toHaveLength(longestText);
    expect(cellText('a\u0000b\uD800c')).toBe('abc');
    expect(cellText('a\rb\r\nc\nd')).toBe('a\nb\nc\nd');
    const taken = new Set<string>();
    expect(sheetName('[x]/a:b', taken)).toBe('x a b');
    expect(sheetName('X A B', taken)).toBe('X A B (2)');
    expect(sheetName('', taken)).toBe('Sheet');
    expect(sheetName('History', taken)).toBe('History_');
    expect(sheetName('名'.repeat(50), taken)).toHaveLength(31);
    expect(sheetName('名'.repeat(50), taken)).toMatch(/\(2\)$/);
  });
});

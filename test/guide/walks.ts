/** The walks of the guide, as a planner takes them in her language: the flow tests walk them, and the guide's pictures are taken on the way. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Page, expect as plainExpect } from '@playwright/test';
import type { WalkId } from '../../shared/guide/guide.ts';
import type { WordPath } from '../../shared/words/all.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';
import { plannerOf } from '../flow/support/planner.ts';

/** A walk reads files and searches plans: its steps may take longer than those of a plain page. */
const expect = plainExpect.configure({ timeout: 60_000 });

/** What is seen at this moment belongs to the picture of that name. */
export type Show = (picture: string) => Promise<void>;

interface Walker {
  page: Page;
  show: Show;
  language: Language;
  /** What is written on a control, in her language. */
  say: (path: WordPath) => string;
}

type Walk = (walker: Walker) => Promise<void>;

const stored = fileURLToPath(new URL('../fixtures/portfolio-v1.portfolio', import.meta.url));

const planTitle: Record<Language, string> = { en: 'Assistant 2027', zh: '助手 2027' };
const stackNames: Record<Language, readonly string[]> = {
  en: ['One closed model', 'Open first, then closed'],
  zh: ['单一闭源模型', '先开源，后闭源'],
};

interface SentPlan {
  title: string;
  tasksPerMonth: number;
  stacks: { name: string }[];
}

/** A file as somebody sends it: the stored plan, as she would call things, with something changed. */
const sent = (name: string, language: Language, change: (plan: SentPlan) => void) => {
  const file = JSON.parse(readFileSync(stored, 'utf8')) as { plan: SentPlan };
  file.plan.stacks.forEach((stack, i) => {
    stack.name = stackNames[language][i] ?? stack.name;
  });
  change(file.plan);
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) };
};

const withThem = (name: string, language: Language) =>
  sent(name, language, (plan) => {
    plan.title = planTitle[language];
    plan.tasksPerMonth = name === 'mine.portfolio' ? 220_000 : 260_000;
  });

const choose = async (page: Page, file: ReturnType<typeof sent>, act: () => Promise<void>) => {
  const choosing = page.waitForEvent('filechooser');
  await act();
  await (await choosing).setFiles(file);
};

const goTo = async ({ page, say }: Walker, screen: 'start' | 'plan' | 'decide' | 'horizon' | 'report') => {
  const item = page.getByRole('navigation').getByRole('button', { name: say(`app.${screen}`), exact: true });
  await item.click();
  await expect(item).toHaveAttribute('aria-current', 'page');
};

const readInventedMonth: Walk = async (walker) => {
  const { page, show, say } = walker;
  await goTo(walker, 'start');
  await page.getByRole('button', { name: say('imports.trySample') }).click();
  const dialog = page.getByRole('dialog', { name: say('imports.title') });
  await expect(dialog.getByRole('table', { name: say('imports.rows') })).toBeVisible();
  await show('bill-read');
  await dialog.getByRole('button', { name: say('imports.make') }).click();
  await expect(plannerOf(page).verdict()).toBeVisible();
};

const lookAtTheExample: Walk = async ({ page, say }) => {
  await page.getByRole('button', { name: say('start.example') }).click();
  await expect(plannerOf(page).verdict()).toBeVisible();
};

const fromMore = async ({ page, say }: Walker, entry: WordPath) => {
  await page.getByRole('button', { name: say('app.more'), exact: true }).click();
  await page.getByRole('menuitem', { name: say(entry) }).click();
};

const walkOf: Record<WalkId, Walk> = {
  bill: async (walker) => {
    const { page, show } = walker;
    await readInventedMonth(walker);
    await expect(page.getByRole('grid').getByRole('rowheader')).not.toHaveCount(0);
    await show('bill-verdict');
  },
  evals: async (walker) => {
    const { page, show, say } = walker;
    await readInventedMonth({ ...walker, show: async () => {} });
    await goTo(walker, 'start');
    await page.getByRole('button', { name: say('imports.tryEvals') }).click();
    const dialog = page.getByRole('dialog', { name: say('imports.title') });
    await dialog.getByRole('button', { name: say('imports.evalsRow') }).click();
    await page.getByRole('option', { name: 'support reply' }).click();
    await expect(dialog.getByRole('table', { name: say('compare.usdPerSuccess') })).toBeVisible();
    await show('evals-change');
    await dialog.getByRole('button', { name: say('imports.evalsTake') }).click();
    await expect(page.getByText(/Success now rests on your evals|成功率现以您的评测/)).toBeVisible();
    await show('evals-verdict');
  },
  bestPlan: async (walker) => {
    const { page, show, say } = walker;
    await lookAtTheExample(walker);
    await goTo(walker, 'decide');
    const card = page.getByRole('region', { name: say('decide.optimise') });
    const found = card.locator('.best-plan-found[data-stale="false"]');
    await card.getByRole('button', { name: say('decide.addRule') }).click();
    await page.getByRole('menuitem', { name: say('decide.rule-maxModels'), exact: true }).click();
    await card.locator('.rule-chip').last().getByRole('button').first().click();
    const field = page.getByRole('dialog').getByLabel(say('decide.rule-maxModels'), { exact: true });
    await field.fill('2');
    await field.press('Enter');
    await page.keyboard.press('Escape');
    await expect(found.locator('.rule-prices')).toContainText(/Without it|去掉后/);
    await show('best-plan');
    await card
      .getByRole('button', { name: /^(Add as stack|添加为方案) C/ })
      .first()
      .click();
    await goTo(walker, 'plan');
    await expect(page.getByRole('columnheader', { name: /^(Stack|方案) C[:：]/ })).toBeVisible();
    await show('best-stack');
  },
  months: async (walker) => {
    const { page, show, say } = walker;
    await lookAtTheExample(walker);
    await goTo(walker, 'horizon');
    await plannerOf(page).type(say('horizon.growth'), '1.2 to 1.8');
    await expect(page.getByRole('figure').first()).toBeAttached({ timeout: 60_000 });
    await show('months');
  },
  colleague: async (walker) => {
    const { page, show, say, language } = walker;
    await choose(page, withThem('mine.portfolio', language), () =>
      page.getByRole('button', { name: say('app.open'), exact: true }).click(),
    );
    await expect(page.getByLabel(say('app.planTitle'))).toHaveValue(planTitle[language]);
    await choose(page, withThem('theirs.portfolio', language), () => fromMore(walker, 'app.comparePlans'));
    const dialog = page.getByRole('dialog', { name: say('differences.screen') });
    const common = sent('common.portfolio', language, () => {});
    await choose(page, common, () => dialog.getByRole('button', { name: say('differences.chooseBase') }).click());
    const clashes = dialog.getByRole('region', { name: say('differences.clashes') });
    await clashes.getByText('260,000').click();
    await expect(clashes).toContainText(sayIn(language)('differences.answered', { number: 1, all: 1 }));
    await show('merge-asked');
    await dialog.getByRole('button', { name: say('differences.merge'), exact: true }).click();
    await expect(page.getByRole('gridcell', { name: /[:：] ?260,000$/ })).toBeVisible();
    await fromMore(walker, 'scenarios.title');
    const scenarios = page.getByRole('dialog', { name: say('scenarios.title') });
    const next: Record<Language, string> = { en: 'Next quarter', zh: '下一季度' };
    await scenarios.getByLabel(say('scenarios.add')).fill(next[language]);
    await scenarios.getByLabel(say('scenarios.add')).press('Enter');
    await expect(scenarios.getByRole('columnheader', { name: next[language] })).toBeVisible({ timeout: 30_000 });
    await show('scenarios');
  },
  engineers: async (walker) => {
    const { page, show, say } = walker;
    await lookAtTheExample(walker);
    await goTo(walker, 'report');
    await page.getByRole('button', { name: say('handover.menu'), exact: true }).click();
    const entry = page.getByRole('menuitem', { name: say('handover.export-litellm') });
    await expect(entry).toBeVisible();
    await show('hand-over');
    const file = await plannerOf(page).download(() => entry.click());
    expect(readFileSync(file.path, 'utf8')).toContain('\nmodel_list:\n');
  },
};

/** Takes a walk; `show` is told of every picture on the way. */
export const takeWalk = (id: WalkId, page: Page, language: Language, show: Show): Promise<void> => {
  const say = sayIn(language);
  return walkOf[id]({ page, show, language, say: (path) => say(path) });
};

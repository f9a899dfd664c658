/** What a planner does, in her words: each function is one thing she does or sees on the page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

export type ScreenName =
  | 'Start'
  | 'Workload'
  | 'Stacks'
  | 'Compare'
  | 'Decide'
  | 'Horizon'
  | 'Places'
  | 'Market'
  | 'Catalog'
  | 'Report';

export interface Planner {
  goTo(screen: ScreenName): Promise<void>;
  startFrom(preset: string): Promise<void>;
  lookAtTheExample(): Promise<void>;
  field(label: string): Locator;
  type(label: string, text: string): Promise<void>;
  /** The sentence that names the better stack. */
  verdict(): Locator;
  /** Waits until intervals and probabilities belong to the plan as it is. */
  seeWholeVerdict(): Promise<string>;
  card(stack: string): Locator;
  /** Cost per success and its interval of every stack, as the cards show them. */
  figures(): Promise<string[]>;
  removeCategory(name: string): Promise<void>;
  removeStack(name: string): Promise<void>;
  addStack(name: string): Promise<void>;
  openCategory(name: string): Promise<void>;
  /** For a category without a policy: how its tasks are handled. */
  handleBy(kind: string): Promise<void>;
  chooseModel(rung: number, name: string, author: string): Promise<void>;
  checkBy(rung: number, name: string): Promise<void>;
  useEverywhere(): Promise<void>;
  /** Opens the list of models that are good enough and takes the cheapest. */
  takeCheapestThatSucceedsOn(share: string): Promise<void>;
  /** Presses a button and keeps the file that comes of it. */
  download(act: () => Promise<void>): Promise<{ name: string; path: string }>;
  openFile(path: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Every serious or critical finding of axe, as readable lines. */
  accessibilityFindings(): Promise<string[]>;
}

export const plannerOf = (page: Page): Planner => {
  const field = (label: string) =>
    page.getByLabel(label, { exact: true }).and(page.locator('input:not([type=range]), textarea')).first();
  const stackTabs = page.getByRole('navigation', { name: 'Stacks of this plan' });
  const rung = (at: number) =>
    page
      .getByRole('list', { name: /^Rungs/ })
      .locator('> li')
      .nth(at - 1);
  const verdict = () => page.locator('.verdict-text');
  return {
    goTo: async (screen) => {
      const item = page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen, exact: true });
      await item.click();
      await expect(item).toHaveAttribute('aria-current', 'page');
    },
    startFrom: async (preset) => {
      await page.getByRole('button', { name: `New plan from ${preset}` }).click();
      await expect(verdict()).toBeVisible();
    },
    lookAtTheExample: async () => {
      await page.getByRole('button', { name: 'Look at the example' }).click();
      await expect(verdict()).toBeVisible();
    },
    field,
    type: async (label, text) => {
      await field(label).fill(text);
      await field(label).press('Enter');
    },
    verdict,
    seeWholeVerdict: async () => {
      await expect(page.locator('.verdict[aria-busy="false"]')).toBeVisible();
      return (await verdict().textContent()) ?? '';
    },
    card: (stack) => page.getByRole('region', { name: stack, exact: true }),
    figures: async () =>
      (await page.locator('.card-headline').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')),
    removeCategory: (name) => page.getByRole('button', { name: `Remove ${name}` }).click(),
    removeStack: async (name) => {
      await stackTabs.getByRole('button', { name }).click();
      await page.getByRole('button', { name: 'More for this stack' }).click();
      await page.getByRole('menuitem', { name: 'Remove this stack' }).click();
      await expect(stackTabs.getByRole('button', { name })).toHaveCount(0);
    },
    addStack: async (name) => {
      await page.getByRole('button', { name: 'Add a stack' }).click();
      const field = page.getByLabel('Name', { exact: true });
      await field.fill(name);
      await field.press('Enter');
      await expect(stackTabs.getByRole('button', { name })).toHaveAttribute('aria-current', 'true');
    },
    openCategory: async (name) => {
      const tab = page.getByRole('navigation', { name: 'Categories' }).getByRole('button', { name });
      await tab.click();
      await expect(tab).toHaveAttribute('aria-current', 'true');
    },
    handleBy: (kind) => page.locator('.empty-policy').getByRole('button', { name: kind }).first().click(),
    chooseModel: async (at, name, author) => {
      await rung(at)
        .getByRole('button', { name: /^Model:/ })
        .click();
      await page.getByRole('combobox', { name: 'Search models' }).fill(name);
      await page.getByRole('option', { name: `${name} ${author}` }).click();
      await expect(rung(at).getByRole('button', { name: /^Model:/ })).toContainText(name);
    },
    checkBy: async (at, name) => {
      await rung(at)
        .getByRole('button', { name: /Checked by/ })
        .click();
      await page.getByRole('option', { name }).click();
      await expect(rung(at).getByRole('button', { name: /Checked by/ })).toContainText(name);
    },
    useEverywhere: async () => {
      await page.getByRole('button', { name: 'More for this policy' }).click();
      await page.getByRole('menuitem', { name: 'Use this policy in all categories' }).click();
    },
    takeCheapestThatSucceedsOn: async (share) => {
      await rung(1).getByRole('button', { name: 'Cheapest that is good enough' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Succeeds on at least').fill(share);
      await dialog.getByLabel('Succeeds on at least').press('Enter');
      await dialog.getByRole('row').nth(1).getByRole('button').click();
      await expect(dialog).toHaveCount(0);
    },
    download: async (act) => {
      const coming = page.waitForEvent('download');
      await act();
      const file = await coming;
      return { name: file.suggestedFilename(), path: await file.path() };
    },
    openFile: async (path) => {
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await (await choosing).setFiles(path);
    },
    undo: () => page.getByRole('button', { name: /^Undo/ }).click(),
    redo: () => page.getByRole('button', { name: /^Redo/ }).click(),
    accessibilityFindings: async () => {
      // Contrast is judged of what stands, not of what is being worked out.
      await expect(page.locator('.moment[data-shown="true"], [data-catching-up="true"]')).toHaveCount(0, {
        timeout: 60_000,
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
    },
  };
};

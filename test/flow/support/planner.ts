/** What a planner does, in her words: each function is one thing she does or sees on the page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

export type ScreenName = 'Start' | 'Workload' | 'Stacks' | 'Compare' | 'Catalog' | 'Report';

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
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Every serious or critical finding of axe, as readable lines. */
  accessibilityFindings(): Promise<string[]>;
}

export const plannerOf = (page: Page): Planner => {
  const field = (label: string) => page.getByLabel(label, { exact: true }).and(page.locator('input, textarea')).first();
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
    undo: () => page.getByRole('button', { name: /^Undo/ }).click(),
    redo: () => page.getByRole('button', { name: /^Redo/ }).click(),
    accessibilityFindings: async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
    },
  };
};

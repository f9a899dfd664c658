/** What a planner does, in her words: each function is one thing she does or sees on the page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

export type ScreenName =
  | 'Start'
  | 'Plan'
  | 'Decide'
  | 'Horizon'
  | 'Places'
  | 'Market'
  | 'Models'
  | 'Evidence'
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
  /** The head of a stack in the table. */
  head(stack: string): Locator;
  /** What a stack does with a row of the table. */
  cell(row: string, stack: string): Locator;
  /** Full cost per success, interval, success and undetected errors of every cell, as they are told. */
  figures(): Promise<string[]>;
  /** A cell that is typed into, by its column and row. */
  typed(what: string, row: string): Locator;
  typeInto(what: string, row: string, text: string): Promise<void>;
  /** The sheet beside the table. */
  sheet(): Locator;
  openCell(row: string, stack: string): Promise<void>;
  openRow(row: string): Promise<void>;
  openStack(stack: string): Promise<void>;
  removeRow(name: string): Promise<void>;
  removeStack(name: string): Promise<void>;
  addStack(name: string): Promise<void>;
  /** How the tasks of the open cell are handled. */
  handleBy(kind: string): Promise<void>;
  chooseModel(rung: number, name: string, author: string): Promise<void>;
  checkBy(rung: number, name: string): Promise<void>;
  useEverywhere(): Promise<void>;
  /** Opens the list of models that are good enough and takes the cheapest. */
  takeCheapestThatSucceedsOn(share: string): Promise<void>;
  /** Presses a button and keeps the file that comes of it. */
  download(act: () => Promise<void>): Promise<{ name: string; path: string }>;
  openFile(path: string): Promise<void>;
  /** Drops a file of her own on the page. */
  drop(name: string, text: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Every serious or critical finding of axe, as readable lines; of the rules named, else of all. */
  accessibilityFindings(rules?: string[]): Promise<string[]>;
  /** The same of the page as it stands in both themes. Colours are all that differs between them. */
  findingsInBothThemes(): Promise<string[]>;
}

/**
 * What axe finds is the same; what it would say of what it found in order is left out, and so is the page of its own in which
 * it would put frames together: there are none. Together they are three quarters of its work.
 */
const onlyViolations = { resultTypes: ['violations' as const], selectors: false, preload: false };

export const plannerOf = (page: Page): Planner => {
  /** Waits until nothing is worked out any more, and no colour is on its way to another. */
  const settled = async () => {
    const workedOut = '.moment[data-shown="true"], [data-catching-up="true"], [aria-busy="true"]';
    await expect(page.locator(workedOut)).toHaveCount(0, { timeout: 60_000 });
    await page.waitForFunction(() =>
      document
        .getAnimations()
        .filter(({ timeline }) => timeline === document.timeline)
        .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
    );
  };
  const looked = async (rules: string[]): Promise<string[]> => {
    await settled();
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options(onlyViolations);
    const { violations } = await (rules.length === 0 ? axe : axe.withRules(rules)).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  };
  /** A page may begin to work something out while it is looked at: what is found counts where it still stands afterwards. */
  const findings = async (rules: string[] = []): Promise<string[]> => {
    const found = await looked(rules);
    return found.length === 0 ? found : looked(rules);
  };
  const field = (label: string) =>
    page.getByLabel(label, { exact: true }).and(page.locator('input:not([type=range]), textarea')).first();
  const table = page.getByRole('grid', { name: 'Plan: kinds of work by stacks' });
  const sheet = () => page.locator('.sheet');
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const head = (stack: string) =>
    table.getByRole('columnheader', { name: new RegExp(`^Stack \\w+: ${escaped(stack)}\\.`) });
  const cell = (row: string, stack: string) =>
    table.getByRole('gridcell', { name: new RegExp(`^${escaped(row)}, ${escaped(stack)}: `) });
  const typed = (what: string, row: string) =>
    table.getByRole('gridcell', { name: new RegExp(`^${escaped(what)} of ${escaped(row)}:`) });
  const openStack = async (stack: string) => {
    await head(stack).click({ position: { x: 30, y: 60 } });
    await expect(sheet().getByLabel('Name', { exact: true })).toHaveValue(stack);
  };
  const rung = (at: number) =>
    page
      .getByRole('list', { name: /^Steps/ })
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
    head,
    cell,
    typed,
    sheet,
    figures: async () => table.locator('.cell-told').allTextContents(),
    typeInto: async (what, row, text) => {
      await typed(what, row).click();
      const input = table.getByRole('textbox', { name: `${what} of ${row}`, exact: true });
      await input.fill(text);
      await input.press('Enter');
    },
    openCell: async (row, stack) => {
      await cell(row, stack).click();
      await expect(sheet()).toHaveAttribute('aria-label', `What ${stack} does with ${row}`);
    },
    openRow: async (row) => {
      await table.getByRole('rowheader', { name: row }).click({ position: { x: 20, y: 14 } });
      await expect(sheet()).toHaveAttribute('aria-label', `The work: ${row}`);
    },
    openStack,
    removeRow: async (name) => {
      await table.getByRole('rowheader', { name }).hover();
      await page.getByRole('button', { name: `More for ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Remove', exact: true }).click();
      await expect(table.getByRole('rowheader', { name })).toHaveCount(0);
    },
    removeStack: async (name) => {
      await openStack(name);
      await sheet().getByRole('button', { name: 'Remove', exact: true }).click();
      await expect(head(name)).toHaveCount(0);
    },
    addStack: async (name) => {
      await page.getByRole('button', { name: 'Add a stack' }).click();
      const field = sheet().getByLabel('Name', { exact: true });
      await field.fill(name);
      await field.press('Enter');
      await expect(head(name)).toBeVisible();
    },
    handleBy: async (kind) => {
      const chosen = sheet()
        .getByRole('button', { name: /How tasks are handled/ })
        .first();
      const empty = page.locator('.empty-policy').getByRole('button', { name: kind }).first();
      await expect(chosen.or(empty)).toBeVisible();
      if (await empty.isVisible()) return empty.click();
      await chosen.click();
      await page.getByRole('option', { name: new RegExp(`^${kind}`) }).click();
    },
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
    useEverywhere: () => sheet().getByRole('button', { name: 'Use in all rows' }).click(),
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
    drop: (name, text) =>
      page.evaluate(
        ([name, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          for (const kind of ['dragenter', 'dragover', 'drop'])
            document
              .querySelector('#root > *')
              ?.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        },
        [name, text] as const,
      ),
    undo: () => page.getByRole('button', { name: /^Undo/ }).click(),
    redo: () => page.getByRole('button', { name: /^Redo/ }).click(),
    accessibilityFindings: findings,
    findingsInBothThemes: async () => {
      await page.emulateMedia({ colorScheme: 'light' });
      const light = await findings();
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await findings(['color-contrast']);
      await page.emulateMedia({ colorScheme: null });
      return [...light, ...dark];
    },
  };
};

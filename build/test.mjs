/** `npm test`: everything that is checked, ending in one line that says how many tests passed, failed and were skipped. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project, underFittingNode } from './guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
const { ensureBuilt } = await import('./bundle.mjs');
const { checkSource, programs, step, unitTests } = await import('./steps.mjs');

/** `npm run flow` runs only the flow tests, with whatever Playwright is told. */
const flowOnly = process.argv.includes('--flow');
const results = join(project, 'test-results');
for (const name of ['unit.json', 'flow.json']) rmSync(join(results, name), { force: true });

/** @typedef {import('./unitReport.mjs').Summary} Summary */

/** @param {string} name @returns {any} null where the tests never got so far as to report */
const read = (name) => (existsSync(join(results, name)) ? JSON.parse(readFileSync(join(results, name), 'utf8')) : null);

/** @param {any} suite a suite of Playwright's report @returns {any[]} its tests, those of inner suites too */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** @returns {Summary | null} */
const flowSummary = () => {
  const report = read('flow.json');
  if (report === null) return null;
  /** @type {Summary} */
  const summary = { passed: 0, failed: report.errors?.length ?? 0, skipped: [] };
  for (const spec of report.suites.flatMap(specsOf)) {
    for (const test of spec.tests) {
      if (test.status === 'expected' || test.status === 'flaky') summary.passed += 1;
      else if (test.status === 'unexpected') summary.failed += 1;
      else {
        const why = test.annotations.find((/** @type {{ type: string }} */ { type }) => type === 'skip');
        summary.skipped.push({ name: spec.title, reason: why?.description ?? 'no reason given' });
      }
    }
  }
  return summary;
};

const source = flowOnly || (await checkSource());
// Some unit tests look at what is built; the flow tests run it.
const served = (await ensureBuilt('page')) && (await ensureBuilt('host'));
/** @type {boolean[]} */
const shell = flowOnly ? [] : await Promise.all([ensureBuilt('main'), ensureBuilt('preload')]);
const built = served && !shell.includes(false);
const units = flowOnly || (await unitTests({ quick: false }));
const flowArgs = process.argv.slice(2).filter((arg) => arg !== '--flow');
const flows =
  served &&
  (await step('flow tests', [programs.playwright, 'test', '--config', 'test/playwright.config.ts', ...flowArgs], {
    loud: true,
  }));

const summaries = [...(flowOnly ? [] : [/** @type {Summary | null} */ (read('unit.json'))]), flowSummary()];
const failed = summaries.reduce((sum, summary) => sum + (summary?.failed ?? 1), 0);
const passed = summaries.reduce((sum, summary) => sum + (summary?.passed ?? 0), 0);
const skipped = summaries.flatMap((summary) => summary?.skipped ?? []);
for (const { name, reason } of skipped) process.stdout.write(`skipped: ${name}: ${reason}\n`);
if (!source) process.stdout.write('Types or lint failed; see above.\n');
if (!built) process.stdout.write('The build failed; see above.\n');
process.stdout.write(`Tests: ${passed} passed, ${failed} failed, ${skipped.length} skipped\n`);
process.exit(source && built && units && flows && failed === 0 ? 0 : 1);

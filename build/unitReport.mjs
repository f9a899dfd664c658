/** Reports unit tests in a few lines: failures in full by vitest's own reporter, and a summary for `npm test` to add up. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultReporter } from 'vitest/node';
import { project } from './guard.mjs';

/** @typedef {{ passed: number, failed: number, skipped: { name: string, reason: string }[] }} Summary */

export default class UnitReport extends DefaultReporter {
  /**
   * @override
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest').SerializedError[]} errors
   * @param {import('vitest/node').TestRunEndReason} reason
   */
  onTestRunEnd(modules, errors, reason) {
    /** @type {Summary} */
    const summary = { passed: 0, failed: errors.length, skipped: [] };
    for (const module of modules) {
      // A file that cannot be loaded holds no tests and must still count.
      if (module.errors().length > 0) summary.failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') summary.passed += 1;
        else if (result.state === 'failed') summary.failed += 1;
        else {
          const note = result.state === 'skipped' ? result.note : undefined;
          summary.skipped.push({ name: test.fullName, reason: note ?? 'no reason given' });
        }
      }
    }
    mkdirSync(join(project, 'test-results'), { recursive: true });
    writeFileSync(join(project, 'test-results', 'unit.json'), JSON.stringify(summary));
    super.onTestRunEnd(modules, errors, reason);
  }
}

/**
 * A Stryker plugin that keeps a run to its sample. A sampled change of a block makes Stryker find the changes inside
 * the block too; this checker turns down those that nobody sampled.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check';
import type { Mutant } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { keyOf } from './mutants.ts';

/** Where the run has written the keys of its sample, a JSON list. */
export const sampleVariable = 'MUTANTS_SAMPLE';

class OnlySampled implements Checker {
  private sampled = new Set<string>();

  init(): Promise<void> {
    this.sampled = new Set(JSON.parse(readFileSync(process.env[sampleVariable] ?? '', 'utf8')));
    return Promise.resolve();
  }

  check(mutants: Mutant[]): Promise<Record<string, CheckResult>> {
    const answers = mutants.map((mutant): [string, CheckResult] => {
      const fileName = relative(process.cwd(), mutant.fileName).replaceAll('\\', '/');
      const wanted = this.sampled.has(keyOf({ ...mutant, fileName }));
      return [
        mutant.id,
        wanted ? { status: CheckStatus.Passed } : { status: CheckStatus.CompileError, reason: 'not in the sample' },
      ];
    });
    return Promise.resolve(Object.fromEntries(answers));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'onlySampled', OnlySampled)];

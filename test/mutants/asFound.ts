/** A Stryker plugin that names a survivor as soon as it is found: a run takes hours, and may be stopped. */
import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { Reporter } from '@stryker-mutator/api/report';

class AsFound implements Reporter {
  onMutantTested({
    status,
    fileName,
    location: { start },
    mutatorName,
    replacement = '',
  }: Readonly<MutantResult>): void {
    if (status !== 'Survived') return;
    const place = `${relative(process.cwd(), fileName).replaceAll('\\', '/')}:${start.line}:${start.column}`;
    console.log(`Survived: ${place} ${mutatorName}: ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'asFound', AsFound)];

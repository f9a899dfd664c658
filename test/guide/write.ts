/** `npm run screens -- --guide` writes the files of the guide and has its walks taken with pictures. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { programs, step } from '../../build/steps.mjs';
import { guideMarkdown } from '../../shared/guide/guide.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

/** The files of the guide by their names, as they must stand in `docs/`. */
export const guideFiles = (): Record<string, string> => ({
  'GUIDE.md': guideMarkdown('en', { name: '中文', file: 'GUIDE.zh.md' }),
  'GUIDE.zh.md': guideMarkdown('zh', { name: 'English', file: 'GUIDE.md' }),
});

/** True when all walks were taken. */
export const writeGuide = async (): Promise<boolean> => {
  for (const [name, text] of Object.entries(guideFiles())) writeFileSync(docs + name, text);
  mkdirSync(`${docs}guide`, { recursive: true });
  const walks = ['--config', 'test/playwright.config.ts', 'test/flow/guide.spec.ts', '--timeout', '300000'];
  return step('walks of the guide', [programs.playwright, 'test', ...walks, '--grep', "the guide's walk"], {
    loud: true,
    env: { PORTFOLIO_GUIDE: `${docs}guide` },
  });
};

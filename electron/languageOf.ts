/** The language a terminal or an operating system asks for. */
import type { Language } from '../shared/words/words.ts';

/** By the usual variables in their usual order; Chinese of any kind gets Chinese, everyone else English. */
export const languageOf = (env: Record<string, string | undefined>): Language =>
  /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en';

/**
 * Opening a `.portfolio` file, stair by stair. Opening runs nothing, writes nothing, and names no path or window:
 * a file holds a plan and the catalog rows it used, and nothing else.
 */
import { checkWith, cleanText } from '../catalog/checks.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { checkPlan } from '../plan/checkPlan.ts';
import { readPlan } from '../plan/planSchema.ts';
import { tooLarge } from './bytes.ts';
import type { PortfolioDocument } from './document.ts';
import { fileLimits } from './limits.ts';
import { looksLikeJson, looksLikeText, notAPortfolio } from './looksLike.ts';
import type { PortfolioFile } from './portfolioFile.ts';
import { readVariants } from './readVariants.ts';
import { scanJson } from './scanJson.ts';
import { readSnapshot } from './snapshotSchema.ts';
import { steps, upgrade, versionAfter } from './versions.ts';

const envelope: ReadonlySet<string> = new Set([
  'format',
  'version',
  'writtenBy',
  'plan',
  'catalog',
  'scenarios',
  'versions',
]);

const isFile = (value: unknown): value is PortfolioFile =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Replaces every -0 by 0, in place, without recursion. */
const dropNegativeZeros = (root: unknown): void => {
  const open: unknown[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      if (Object.is(value, -0)) (next as Record<string, unknown>)[key] = 0;
      else if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
};

/** Shares of the work, roughly: scanning reads every character, the checks every value. */
const scannedShare = 0.5;
const parsedShare = 0.6;
const planShare = 0.7;
const rowsShare = 0.9;

/** The line at which a version control left both sides of a merge for somebody to choose; null where there is none. JSON has no such line. */
const halfMergedAt = (text: string): number | null => {
  const mark = /^[ \t]*(<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|$)/m.exec(text);
  return mark === null ? null : text.slice(0, mark.index).split('\n').length;
};

const parse = (text: string, onProgress: (done: number) => void): Answer<unknown> => {
  const scan = scanJson(text, (done) => onProgress(done * scannedShare));
  if (!scan.ok) {
    const line = halfMergedAt(text);
    return line === null ? scan : refuse('halfMerged', `Line ${line}: both sides of a merge stand here.`, { line });
  }
  const value: unknown = JSON.parse(text);
  const root = { value };
  if (scan.value.negativeZero) dropNegativeZeros(root);
  return answer(root.value);
};

const versionOf = (file: PortfolioFile): Answer<number> => {
  const { version } = file;
  const newest = versionAfter(steps);
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    return refuse(
      'badVersion',
      `The file's "version" is ${JSON.stringify(version) ?? 'missing'}; allowed: a whole number from 1 to ${newest}.`,
      { version: (JSON.stringify(version) ?? 'missing').slice(0, 40), newest },
    );
  return version <= newest
    ? answer(version)
    : refuse(
        'tooNew',
        `The file has version ${version}; this program reads up to version ${newest}. A newer release opens it.`,
        { version, newest },
      );
};

/**
 * A plan, the catalog rows it used, and what a newer minor release wrote beside them. Refusals: tooLarge, empty,
 * notJson, halfMerged, duplicateKey, badKey, tooDeep, tooMany, tooLong, notFinite, notAPortfolio, badVersion, tooNew,
 * stepFailed, those of a wrong field (field, value, allowed), and variantContradicts and tooMuchInVariants of scenarios and versions. A model a stack names that the rows lack is no refusal: the
 * evaluation says it for that stack. `onProgress` is told the share that is done, 0 to 1.
 */
export const openPortfolio = (
  contents: string,
  onProgress: (done: number) => void = () => {},
): Answer<PortfolioDocument> => {
  if (contents.length > fileLimits.bytes) return tooLarge(contents.length);
  const text = contents.startsWith('\ufeff') ? contents.slice(1) : contents;
  if (text.trim() === '') return refuse('empty', 'The file is empty.');
  const foreign = looksLikeText(text);
  if (foreign !== null) return notAPortfolio(foreign);
  const parsed = parse(text, onProgress);
  if (!parsed.ok) return parsed;
  if (!isFile(parsed.value) || parsed.value.format !== 'portfolio') return notAPortfolio(looksLikeJson(parsed.value));
  onProgress(parsedShare);
  const version = versionOf(parsed.value);
  if (!version.ok) return version;
  const file = upgrade(parsed.value, version.value);
  if (!file.ok) return file;
  const writer = checkWith(cleanText(200), file.value.writtenBy, 'writtenBy');
  if (!writer.ok) return writer;
  const plan = readPlan(file.value.plan);
  if (!plan.ok) return plan;
  const problem = checkPlan(plan.value, null)[0];
  if (problem) return { ok: false, error: problem };
  onProgress(planShare);
  const snapshot = readSnapshot(file.value.catalog);
  if (!snapshot.ok) return snapshot;
  onProgress(rowsShare);
  const variants = readVariants(file.value, { plan: plan.value, snapshot: snapshot.value });
  if (!variants.ok) return variants;
  const unknown = Object.fromEntries(Object.entries(file.value).filter(([key]) => !envelope.has(key)));
  const document = { plan: plan.value, snapshot: snapshot.value, ...variants.value, unknown };
  const isOlder = version.value < versionAfter(steps);
  return answer(isOlder ? { ...document, openedFrom: version.value } : document);
};

/** What a file from elsewhere says: whose its figures are, what is newer here, and what it lacks. */
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../shared/catalog/catalog.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { evidenceId } from '../../../shared/foundation/ids.ts';
import { openedFile, openedSentences } from '../../../shared/report/openedFile.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { stored } from '../compare/edited.ts';

const document = stored();
const same: Catalog = { models: document.snapshot.models, evidence: document.snapshot.evidence };
const said = (file: PortfolioDocument, catalog: Catalog) =>
  openedSentences(openedFile(file, catalog), sayIn('en'), 'en');

describe('a file that was made elsewhere', () => {
  it('has nothing to say where both know the same and nobody stated anything', () => {
    expect(said(document, same)).toEqual([]);
  });

  it('says what its writer stated, by what it is said to come from', () => {
    const file = structuredClone(document);
    const [first, second] = file.plan.categories;
    if (first === undefined || second === undefined) throw new Error('two rows');
    first.silentFailureUsd = { value: 9, stated: true, source: 'finance, May' };
    second.silentFailureUsd = { value: 3, stated: true, source: 'finance, May' };
    first.valueOfSuccessUsd = { value: 2, stated: true };
    file.plan.humanUsdPerHour = { value: 50, stated: true, source: 'people team' };
    const [model] = file.snapshot.models;
    if (model === undefined) throw new Error('a model');
    const rate = { value: 0.4, stated: true, source: 'our own try' };
    file.plan.assumedRates = [{ modelId: model.id, category: first.id, rate }];
    expect(said(file, same)).toEqual([
      'Stated by whoever wrote it, from “finance, May”: Programming: Cost of an undetected error, USD; Roleplay: Cost of an undetected error, USD.',
      'Stated by whoever wrote it, from “people team”: Human wage, USD an hour.',
      `Stated by whoever wrote it, from “our own try”: Programming: stated success rate of ${model.name}.`,
      'Stated by whoever wrote it, without saying where from: Programming: Value of a success, USD.',
    ]);
  });

  it('tells newer prices here from newer ones there, what it lacks and what is unknown here', () => {
    const [model, other, ...rest] = document.snapshot.models;
    const [row, ...rows] = document.snapshot.evidence;
    if (model === undefined || other === undefined || row === undefined) throw new Error('two models');
    const priced = (one: typeof model, asOf: string) => ({
      ...one,
      offers: one.offers.map((offer) => ({ ...offer, promptUsdPerM: offer.promptUsdPerM * 2, asOf })),
    });
    const newer: Catalog = { ...same, models: [priced(model, '2030-01-01'), priced(other, '2001-01-01'), ...rest] };
    expect(said(document, newer)).toEqual(['1 of its prices is newer here.', '1 of its prices is newer than yours.']);
    const own = { ...row, id: evidenceId('own-1'), owner: 'user' as const };
    expect(said(document, { ...same, evidence: [...same.evidence, own] })).toEqual([
      'It lacks 1 measurement of its models that you have (1 of your own).',
    ]);
    const theirs = {
      ...document,
      snapshot: { ...document.snapshot, evidence: [{ ...row, owner: 'user' as const }, ...rows] },
    };
    expect(said(theirs, { models: [other, ...rest], evidence: rows })).toEqual([
      `1 result of their own travels in it and is not in your catalog: ${row.source}.`,
      `Not in your catalog: ${model.name}.`,
    ]);
  });
});

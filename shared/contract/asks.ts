/** What a host makes sure of before a handler sees an ask: one schema per call, strict, so that nothing else gets in. */

import * as z from 'zod';
import { catalogId, cleanName, cleanText, isoDate, oneOf } from '../catalog/checks.ts';
import { evidenceSchema } from '../catalog/evidenceSchema.ts';
import { modelSchema } from '../catalog/modelSchema.ts';
import type { EvidenceId, ModelId } from '../foundation/ids.ts';
import { statedRateSchema } from '../plan/planMoney.ts';
import { usageColumnsSchema } from '../usage/mapping.ts';
import { sheetMappingSchema } from '../usage/priceSheet/sheetMapping.ts';
import { type Ask, type CallName, fileKinds } from './contract.ts';

/** A plan as text: as large as a file may be. Its own staircase of checks runs where it is opened. */
const fileCharactersMax = 64 * 1024 * 1024;
const planText = z.string().max(fileCharactersMax);

/** Made by a host or by a page of ours: never a path, never a name of the user's. */
const opaque = z.custom<string>((value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value), {
  params: { kind: 'invalidToken', allowed: 'a token this host gave out' },
});

const title = cleanText(500);
const said = z.strictObject({ en: cleanText(2000), zh: cleanText(2000) });
const counted = z.number().int().min(0);
const figures = z.strictObject({
  rows: counted,
  stacks: counted,
  sure: z.number().min(0).max(1).nullable(),
  usdPerSuccess: z.number().min(0).nullable(),
  money: statedRateSchema.optional(),
});
const fileName = cleanText(255);
/** In a browser the page makes up its own tokens out of file names. They name nothing on the host's disk. */
const pageToken = cleanName(300);

const sheetColumns = z.array(cleanText(300)).max(500);

const priceList = z.strictObject({
  text: z.string().max(fileCharactersMax),
  name: fileName,
  asOf: isoDate(),
  add: z.array(cleanText(300)).max(5000).optional(),
  sheet: z.strictObject({ columns: sheetColumns, mapping: sheetMappingSchema }).optional(),
});

export const asks: { [N in CallName]: z.ZodType<Ask<N>> } = {
  'host.info': z.null(),
  'host.notices': z.null(),
  'host.newestVersion': z.null(),
  'host.noteFailure': z.strictObject({
    where: oneOf('page', 'promise', 'screen'),
    name: cleanText(60),
    frames: z.array(cleanText(500)).max(20),
  }),
  'host.heard': z.null(),
  'host.close': z.null(),
  'catalog.read': z.null(),
  'catalog.links': z.null(),
  'catalog.prices': z.strictObject({ modelId: catalogId<ModelId>() }),
  'catalog.history': z.strictObject({ modelId: catalogId<ModelId>() }),
  'catalog.saveModel': z.strictObject({ model: modelSchema }),
  'catalog.removeModel': z.strictObject({ modelId: catalogId<ModelId>() }),
  'catalog.saveEvidence': z.strictObject({ evidence: evidenceSchema }),
  'catalog.removeEvidence': z.strictObject({ id: catalogId<EvidenceId>() }),
  'catalog.previewPrices': priceList,
  'catalog.importPrices': priceList,
  'catalog.sheetMapping': z.strictObject({ columns: sheetColumns }),
  'catalog.usageColumns': z.strictObject({ columns: sheetColumns }),
  'catalog.keepUsageColumns': z.strictObject({ columns: sheetColumns, mapped: usageColumnsSchema }),
  'catalog.undoImport': z.null(),
  'catalog.importProgress': z.null(),
  'file.open': z.strictObject({ token: opaque.nullable() }),
  'file.save': z.strictObject({
    token: opaque.nullable(),
    suggestedName: fileName,
    kind: oneOf(...fileKinds),
    bytes: z.instanceof(Uint8Array),
  }),
  'recent.list': z.null(),
  'recent.note': z.strictObject({
    token: pageToken,
    name: fileName,
    title,
    text: planText,
    said: said.optional(),
    figures: figures.optional(),
    models: z.array(cleanText(300)).max(1000).optional(),
  }),
  'recent.open': z.strictObject({ token: opaque }),
  'recent.read': z.strictObject({ token: opaque }),
  'recent.clear': z.null(),
  'draft.list': z.null(),
  'draft.keep': z.strictObject({ id: opaque, title, text: planText }),
  'draft.drop': z.strictObject({ id: opaque }),
};

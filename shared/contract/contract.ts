/** Every question a page may ask its host: one line here, one handler in electron/handlers. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Evidence } from '../catalog/evidence.ts';
import type { ModelHistory } from '../catalog/history.ts';
import type { PlannedPrice } from '../catalog/import/planImport.ts';
import type { SkippedEntry } from '../catalog/import/priceList.ts';
import type { Model, Price } from '../catalog/model.ts';
import type { CatalogNotice } from '../catalog/notice.ts';
import type { RowNow } from '../catalog/rowNow.ts';
import type { ShippedLinks } from '../catalog/shippedLinks.ts';
import type { Answer } from '../foundation/answer.ts';
import type { EvidenceId, ModelId } from '../foundation/ids.ts';
import type { StatedRate } from '../foundation/money.ts';
import type { UsageColumns } from '../usage/mapping.ts';
import type { SheetMapping } from '../usage/priceSheet/sheetMapping.ts';
import type { Language } from '../words/words.ts';
import type { Command } from './commands.ts';

export interface PricePoint {
  modelId: ModelId;
  price: Price;
  owner: 'seed' | 'user';
}

/** A price list to be imported: `asOf` is the ISO day its prices are of. */
export interface PriceListAsk {
  text: string;
  name: string;
  asOf: string;
  /** Entries to be added as models though the list alone would not add them. */
  add?: string[] | undefined;
  /** Of a price sheet: its columns and how they were mapped, kept once it has landed. */
  sheet?: { columns: string[]; mapping: SheetMapping } | undefined;
}

/** What importing a price list does, model by model. */
export interface ImportPreview {
  /** The id of the list's format. */
  format: string;
  asOf: string;
  read: number;
  updated: number;
  added: number;
  unchanged: number;
  /** Models new to the catalog. */
  addedModels: Model[];
  /** Offers that known models did not have. */
  offers: PlannedPrice[];
  /** The prices that became the current ones, each with the price before and the figures that changed. */
  changes: PlannedPrice[];
  /** How many prices are older than the known ones: kept as history, they change no figure. */
  older: number;
  /** Entries left out, with the reason in words. */
  skipped: SkippedEntry[];
}

/** What it did, and the catalog as it now stands. */
export interface ImportReport extends ImportPreview {
  catalog: Catalog;
}

/** How far an import has come, in rows. */
export interface ImportProgress {
  done: number;
  of: number;
}

export interface OpenedFile {
  /** Stands for the file in later calls; the page never sees a path. */
  token: string;
  name: string;
  bytes: Uint8Array;
}

/**
 * What a save could not keep or make sure of, though the new bytes stand in the file: other names of the old one
 * (`hardLinks`) hold the version before, it has another `owner` or `mode`, no lock kept other programs away
 * (`unlocked`), or the disk did not confirm it (`unconfirmed`).
 */
export type SaveNote = 'hardLinks' | 'owner' | 'mode' | 'unlocked' | 'unconfirmed';

export interface SavedFile {
  token: string;
  name: string;
  /** `handedOver`: a browser took it as a download and does not tell whether it was written. */
  how: 'written' | 'handedOver';
  notes: SaveNote[];
}

/** The figures over a plan when it was last saved. */
export interface RecentFigures {
  /** Kinds of work and stacks it holds. */
  rows: number;
  stacks: number;
  /** How sure it is that its cheapest stack is cheaper than the next, 0 to 1; null: nothing is held against it. */
  sure: number | null;
  /** USD of full cost per success of that stack; null: no stack has a figure. */
  usdPerSuccess: number | null;
  /** The rate it was shown at; absent: in dollars. */
  money?: StatedRate | undefined;
}

export interface RecentPlan {
  token: string;
  name: string;
  title: string;
  openedAt: string;
  /** Its verdict when it was last saved, in each language; null: it was saved before its figures were there. */
  said: Record<Language, string> | null;
  /** null: as with what was said, or it was saved before figures were noted. */
  figures: RecentFigures | null;
  /** The models it used then; none where it was noted before models were. */
  models: string[];
}

export interface Draft {
  id: string;
  title: string;
  savedAt: string;
  text: string;
  /** There are more drafts than are kept, and this one goes at this ISO time unless it is opened; null: it stays. */
  leavesOn: string | null;
}

export interface LeavingDraft {
  id: string;
  title: string;
  savedAt: string;
  leavesOn: string;
}

export interface HostInfo {
  host: 'electron' | 'browser';
  appVersion: string;
  /** What happened to the catalog at start, said once to the planner. */
  catalogNotice: CatalogNotice | null;
  versions: Record<string, string>;
  /** The folder of this host's logs, to be read by a person. */
  logs: string;
  /** Where this copy would ask for newer versions; null: it was built without such an address. */
  releaseFeed: string | null;
}

/** A package this program is made with. */
export interface Notice {
  name: string;
  version: string;
  /** An SPDX expression. */
  licence: string;
  text: string;
}

export interface Notices {
  /** The licence of the program itself. */
  licence: string;
  packages: Notice[];
}

export interface NewestVersion {
  version: string;
  /** Where it can be had; shown, never opened. */
  page: string;
  isNewer: boolean;
}

/** What is written down when the page fails: where and what kind, never the message, which may quote a plan. */
export interface PageFailure {
  where: 'page' | 'promise' | 'screen';
  name: string;
  /** Lines of the stack. */
  frames: string[];
}

export interface HostCalls {
  'host.info': { ask: null; answer: HostInfo };
  'host.notices': { ask: null; answer: Notices };
  /** Asked by the planner's own hand and never otherwise. */
  'host.newestVersion': { ask: null; answer: NewestVersion };
  'host.noteFailure': { ask: PageFailure; answer: null };
  /** Said at once on `close.asked`: a page that does not hear can be closed without its yes. */
  'host.heard': { ask: null; answer: null };
  /** The page's yes to `close.asked`; a browser closes its tabs itself. */
  'host.close': { ask: null; answer: null };
  'catalog.read': { ask: null; answer: Catalog };
  /** The links that ship; whether they stand for a catalog is for whoever has it to find out (`linksBeside`). */
  'catalog.links': { ask: null; answer: ShippedLinks[] };
  'catalog.prices': { ask: { modelId: ModelId }; answer: PricePoint[] };
  'catalog.history': { ask: { modelId: ModelId }; answer: ModelHistory };
  'catalog.saveModel': { ask: { model: Model }; answer: RowNow<Model> };
  'catalog.removeModel': { ask: { modelId: ModelId }; answer: RowNow<Model> };
  'catalog.saveEvidence': { ask: { evidence: Evidence }; answer: RowNow<Evidence> };
  'catalog.removeEvidence': { ask: { id: EvidenceId }; answer: RowNow<Evidence> };
  /** What importing would do; nothing is written. */
  'catalog.previewPrices': { ask: PriceListAsk; answer: ImportPreview };
  'catalog.importPrices': { ask: PriceListAsk; answer: ImportReport };
  /** How a price sheet of these columns was mapped; null: none was. */
  'catalog.sheetMapping': { ask: { columns: string[] }; answer: SheetMapping | null };
  /** How a table of usage of these columns was mapped; null: none was. */
  'catalog.usageColumns': { ask: { columns: string[] }; answer: UsageColumns | null };
  'catalog.keepUsageColumns': { ask: { columns: string[]; mapped: UsageColumns }; answer: undefined };
  /** Takes the last import back. */
  'catalog.undoImport': { ask: null; answer: Catalog };
  /** null: no import is running. */
  'catalog.importProgress': { ask: null; answer: ImportProgress | null };
  /** The page answers these two itself in a browser: a file input and a download. */
  'file.open': { ask: { token: string | null }; answer: OpenedFile | null };
  'file.save': {
    ask: { token: string | null; suggestedName: string; kind: FileKind; bytes: Uint8Array };
    answer: SavedFile | null;
  };
  'recent.list': { ask: null; answer: RecentPlan[] };
  /** Without `said` and `figures` the plan keeps what was said of it before. */
  'recent.note': {
    ask: {
      token: string;
      name: string;
      title: string;
      text: string;
      said?: Record<Language, string> | undefined;
      figures?: RecentFigures | undefined;
      models?: string[] | undefined;
    };
    answer: RecentPlan[];
  };
  'recent.open': { ask: { token: string }; answer: OpenedFile };
  /** The bytes alone: nothing is opened by it. */
  'recent.read': { ask: { token: string }; answer: Uint8Array };
  'recent.clear': { ask: null; answer: RecentPlan[] };
  'draft.list': { ask: null; answer: Draft[] };
  /** `leaving`: older drafts beyond the limit that were just given the day on which they go. */
  'draft.keep': { ask: { id: string; title: string; text: string }; answer: { leaving: LeavingDraft[] } };
  'draft.drop': { ask: { id: string }; answer: null };
}

/** Kinds of files the page hands over, each by the ending of its name. */
export const fileKinds = ['portfolio', 'xlsx', 'csv', 'svg', 'png', 'html', 'yaml', 'json', 'md', 'py'] as const;
export type FileKind = (typeof fileKinds)[number];

export type CallName = keyof HostCalls;
export type Ask<N extends CallName> = HostCalls[N]['ask'];
export type Value<N extends CallName> = HostCalls[N]['answer'];

/** What a host is to a page. */
export interface Host {
  call<N extends CallName>(name: N, ask: Ask<N>): Promise<Answer<Value<N>>>;
  /** What the host says unasked. Returns the function that stops listening. */
  on<E extends keyof HostEvents>(event: E, listener: (value: HostEvents[E]) => void): () => void;
}

export type Handler<N extends CallName> = (ask: Ask<N>) => Answer<Value<N>> | Promise<Answer<Value<N>>>;
export type Handlers<N extends CallName = CallName> = { [K in N]: Handler<K> };

export interface HostEvents {
  'menu.chosen': Command;
  /** A file was double-clicked or dropped on the icon. */
  'file.opened': OpenedFile;
  /** The window wants to close; the page answers by saving or by asking. */
  'close.asked': null;
}

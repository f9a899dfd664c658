/** What a host answers itself, on a real folder and a real catalog. */
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeCatalog, type OpenedCatalog, openCatalog } from '../../../db/open.ts';
import { createCrashLog } from '../../../electron/crashLog.ts';
import { allHandlers } from '../../../electron/handlers/all.ts';
import { answerCall, type SharedHandlers } from '../../../electron/handlers/answerCall.ts';
import { catalogHandlers } from '../../../electron/handlers/catalog.ts';
import { planCopies } from '../../../electron/handlers/planCopies.ts';
import { sqliteVersion } from '../../../electron/versions.ts';
import { withModelNow } from '../../../shared/catalog/rowNow.ts';
import { asks } from '../../../shared/contract/asks.ts';
import type { Ask, CallName, Value } from '../../../shared/contract/contract.ts';
import { type Answer, answer } from '../../../shared/foundation/answer.ts';
import { modelId } from '../../../shared/foundation/ids.ts';

let folder: string;
let handlers: SharedHandlers;
let minute: number;
const complaints: string[] = [];
const opened: OpenedCatalog[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portfolio-handlers-'));
  minute = 0;
  const result = openCatalog({ file: join(folder, 'catalog.db'), now: '2026-01-01T00:00:00.000Z' });
  if (!result.ok) throw new Error(result.error.message);
  opened.push(result.value);
  handlers = allHandlers({
    catalog: catalogHandlers({ db: result.value.db, seedFolder: undefined, onProgress: () => {} }),
    folder,
    now: () => new Date(Date.UTC(2026, 0, 1, 0, minute++)).toISOString(),
    recentFolder: join(folder, 'recent'),
    keeper: planCopies(join(folder, 'recent')),
    info: {
      host: 'browser',
      appVersion: '1.2.3',
      logs: join(folder, 'logs'),
      releaseFeed: null,
    },
    opened: Promise.resolve(answer({ notice: result.value.notice, sqlite: sqliteVersion(result.value.db) })),
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    log: createCrashLog({ folder: join(folder, 'logs'), name: 'browser', now: () => 'now', shortened: {} }),
  });
  complaints.length = 0;
});
afterAll(() => {
  for (const { db } of opened) closeCatalog(db);
});

const ask = async <N extends CallName>(name: N, question: Ask<N>): Promise<Answer<Value<N>>> =>
  (await answerCall(handlers, name, question, (call, error) => complaints.push(`${call}: ${String(error)}`))) as Answer<
    Value<N>
  >;
const answered = async <N extends CallName>(name: N, question: Ask<N>): Promise<Value<N>> => {
  const answer = await ask(name, question);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a call', () => {
  it('has a schema and, but for files, a handler', { tags: ['slow'] }, () => {
    const names = Object.keys(asks).sort();
    expect([...Object.keys(handlers), 'file.open', 'file.save', 'host.heard', 'host.close'].sort()).toEqual(names);
  });
  it('is refused by any name it does not have', { tags: ['slow'] }, async () => {
    for (const name of ['', 'constructor', '__proto__', 'toString', 'catalog.drop', 'file.open', 'host.close']) {
      const answer = await answerCall(handlers, name, null, () => {});
      expect(answer).toMatchObject({ ok: false, error: { kind: 'unknownCall' } });
    }
  });
  it('is refused with anything but what its schema asks for, and says which field', { tags: ['slow'] }, async () => {
    const nonsense = [undefined, 0, 'x', [], { path: '/etc/passwd' }, { modelId: '' }, { id: 'a b' }, { token: 'a/b' }];
    for (const name of Object.keys(handlers)) {
      for (const value of nonsense) {
        const answer = await answerCall(handlers, name, value, (call) => complaints.push(call));
        expect([name, value, answer.ok]).toEqual([name, value, false]);
        if (!answer.ok) expect(answer.error.message).toMatch(/allowed:/);
      }
    }
    expect(complaints).toEqual([]);
  });
  it('never throws, whatever is asked', { tags: ['slow'] }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(handlers)), fc.jsonValue(), async (name, value) => {
        const answer = await answerCall(handlers, name, value, (call) => complaints.push(call));
        expect(typeof answer.ok).toBe('boolean');
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(complaints).toEqual([]);
  });
});

describe('host.info', () => {
  it('says once what happened to the catalog', { tags: ['slow'] }, async () => {
    expect((await answered('host.info', null)).catalogNotice).toEqual({ kind: 'created' });
    const again = await answered('host.info', null);
    expect([again.catalogNotice, again.appVersion, again.host]).toEqual([null, '1.2.3', 'browser']);
    expect(again.versions.sqlite).toMatch(/^3\./);
  });
});

describe('the catalog', () => {
  it('is read, changed and changed back', { tags: ['slow'] }, async () => {
    const before = await answered('catalog.read', null);
    const { models } = before;
    expect(models.length).toBeGreaterThan(300);
    const first = models.find(({ offers }) => offers.length > 0);
    if (!first) throw new Error('no priced model');
    const mine = { ...first, id: modelId('me/my-model'), name: 'Mine', owner: 'user' as const };
    expect(await answered('catalog.saveModel', { model: mine })).toEqual({ id: 'me/my-model', row: mine });
    expect(await answered('catalog.read', null)).toEqual(withModelNow(before, { id: 'me/my-model', row: mine }));
    expect(await answered('catalog.prices', { modelId: modelId('me/my-model') })).toHaveLength(first.offers.length);
    expect(await answered('catalog.removeModel', { modelId: modelId('me/my-model') })).toEqual({
      id: 'me/my-model',
      row: null,
    });
    expect(await answered('catalog.read', null)).toEqual(before);
    const changed = { ...first, name: 'As we call it', owner: 'user' as const };
    expect(await answered('catalog.saveModel', { model: changed })).toEqual({ id: first.id, row: changed });
    expect(await answered('catalog.removeModel', { modelId: first.id })).toEqual({ id: first.id, row: first });
    expect(await ask('catalog.removeModel', { modelId: first.id })).toMatchObject({ error: { kind: 'shippedRow' } });
  });
  it('says which field of a model is wrong', { tags: ['slow'] }, async () => {
    const { models } = await answered('catalog.read', null);
    const wrong = { ...models[0], contextTokens: -1 } as never;
    expect(await ask('catalog.saveModel', { model: wrong })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('contextTokens') },
    });
  });
});

describe('recent plans', () => {
  const note = (token: string, title = token) =>
    ask('recent.note', { token, name: `${token}.portfolio`, title, text: `{"${token}":1}` });
  it('come newest first and open from their copy', { tags: ['slow'] }, async () => {
    await note('browser:a');
    await note('browser:b');
    const list = await answered('recent.list', null);
    expect(list.map(({ title }) => title)).toEqual(['browser:b', 'browser:a']);
    const openedFile = await answered('recent.open', { token: list[1]?.token ?? '' });
    expect([openedFile.name, textOf(openedFile.bytes)]).toEqual(['browser:a.portfolio', '{"browser:a":1}']);
  });
  it('keep one line per plan, also when it is opened again from the list', { tags: ['slow'] }, async () => {
    await note('browser:a');
    await note('browser:b');
    const [, old] = await answered('recent.list', null);
    const reopened = await answered('recent.open', { token: old?.token ?? '' });
    await ask('recent.note', { token: reopened.token, name: reopened.name, title: 'again', text: 'changed' });
    const list = await answered('recent.list', null);
    expect(list.map(({ title }) => title)).toEqual(['again', 'browser:b']);
    expect(textOf((await answered('recent.open', { token: old?.token ?? '' })).bytes)).toBe('changed');
    expect(textOf(await answered('recent.read', { token: old?.token ?? '' }))).toBe('changed');
  });
  it('repeat what was said of a plan at its last save, also after it was only opened', { tags: ['slow'] }, async () => {
    const said = { en: 'A costs 14% less than B.', zh: 'A 比 B 便宜 14%。' };
    const models = ['maker/old'];
    const figures = { rows: 2, stacks: 3, sure: 0.9, usdPerSuccess: 0.373 };
    await ask('recent.note', {
      token: 'browser:a',
      name: 'a.portfolio',
      title: 'a',
      text: '{}',
      said,
      figures,
      models,
    });
    await note('browser:b');
    await note('browser:a');
    const listed = await answered('recent.list', null);
    expect(listed.map((plan) => plan.said)).toEqual([said, null]);
    expect(listed.map((plan) => plan.figures)).toEqual([figures, null]);
    expect(listed.map((plan) => plan.models)).toEqual([models, []]);
  });
  it('are the last twelve, and copies of older ones go', { tags: ['slow'] }, async () => {
    for (let n = 0; n < 15; n += 1) await note(`browser:${n}`);
    expect((await answered('recent.list', null)).map(({ title }) => title)[11]).toBe('browser:3');
    const copies = readdirSync(join(folder, 'recent')).filter((name) => name.endsWith('.portfolio'));
    expect(copies).toHaveLength(12);
    expect(await answered('recent.clear', null)).toEqual([]);
    expect(readdirSync(join(folder, 'recent'))).toEqual(['recent.json']);
  });
  it('lose nothing when noted at once', { tags: ['slow'] }, async () => {
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((token) => note(`browser:${token}`)));
    expect(await answered('recent.list', null)).toHaveLength(5);
  });
  it('noted by two hosts on one data folder are all kept', { tags: ['slow'], timeout: 60_000 }, async () => {
    const place = join(folder, 'shared');
    const moduleOf = (name: string) =>
      pathToFileURL(join(import.meta.dirname, '../../../electron/handlers', name)).href;
    const script = (host: string) => `
      const { recentHandlers } = await import('${moduleOf('recent.ts')}');
      const { planCopies } = await import('${moduleOf('planCopies.ts')}');
      const handlers = recentHandlers({ folder: '${place}', now: () => new Date().toISOString(), keeper: planCopies('${place}') });
      for (let n = 0; n < 6; n += 1) {
        const noted = await handlers['recent.note']({ token: '${host}' + n, name: 'n', title: '${host}' + n, text: '' });
        if (!noted.ok) throw new Error(noted.error.message);
      }`;
    const run = (host: string) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', script(host)], { stdio: 'inherit' });
        child.once('exit', resolve);
      });
    expect(await Promise.all([run('a'), run('b')])).toEqual([0, 0]);
    const list = JSON.parse(readFileSync(join(place, 'recent.json'), 'utf8')) as { title: string }[];
    const all = [0, 1, 2, 3, 4, 5].flatMap((n) => [`a${n}`, `b${n}`]);
    expect(list.map(({ title }) => title).sort()).toEqual(all.sort());
    expect(readdirSync(place).filter((name) => name.endsWith('.portfolio'))).toHaveLength(12);
  });
  it('that cannot be read just now are not taken for none', { tags: ['slow'] }, async () => {
    await note('browser:a');
    const list = join(folder, 'recent', 'recent.json');
    renameSync(list, `${list}.aside`);
    mkdirSync(list);
    expect(await note('browser:b')).toMatchObject({ ok: false });
    rmSync(list, { recursive: true });
    renameSync(`${list}.aside`, list);
    expect((await answered('recent.list', null)).map(({ title }) => title)).toEqual(['browser:a']);
  });
  it('survive a spoilt list and a missing copy', { tags: ['slow'] }, async () => {
    await note('browser:a');
    const [line] = await answered('recent.list', null);
    for (const name of readdirSync(join(folder, 'recent'))) {
      if (name.endsWith('.portfolio')) writeFileSync(join(folder, 'recent', name), '');
    }
    writeFileSync(join(folder, 'recent', 'recent.json'), '[{"token":"x"},');
    expect(await answered('recent.list', null)).toEqual([]);
    expect(await ask('recent.open', { token: line?.token ?? '' })).toMatchObject({ error: { kind: 'recentGone' } });
  });
  it('open nothing but a copy, whatever the list file says', { tags: ['slow'] }, async () => {
    const evil = { token: 't', name: 'n', title: 't', openedAt: 'x', asked: 'a', reference: '../catalog' };
    writeFileSync(join(folder, 'recent', 'recent.json'), JSON.stringify([evil]));
    for (const call of ['recent.open', 'recent.read'] as const)
      expect(await ask(call, { token: 't' })).toMatchObject({ ok: false, error: { kind: 'recentGone' } });
  });
});

describe('drafts', () => {
  it('are kept, replaced, listed newest first and dropped', { tags: ['slow'] }, async () => {
    await ask('draft.keep', { id: 'one', title: 'One', text: 'a' });
    await ask('draft.keep', { id: 'two', title: 'Two', text: 'b' });
    await ask('draft.keep', { id: 'one', title: 'One', text: '方案' });
    const drafts = await answered('draft.list', null);
    expect(drafts.map(({ id, text }) => [id, text])).toEqual([
      ['one', '方案'],
      ['two', 'b'],
    ]);
    await ask('draft.drop', { id: 'one' });
    await ask('draft.drop', { id: 'never-was' });
    expect((await answered('draft.list', null)).map(({ id }) => id)).toEqual(['two']);
  });
  it('lie where only their owner looks, and a spoilt one does not hide the others', { tags: ['slow'] }, async () => {
    await ask('draft.keep', { id: 'one', title: 'One', text: 'a' });
    const place = join(folder, 'drafts');
    if (process.platform !== 'win32') {
      expect([statSync(place).mode & 0o777, statSync(join(place, 'one.json')).mode & 0o777]).toEqual([0o700, 0o600]);
    }
    writeFileSync(join(place, 'bad.json'), '{');
    writeFileSync(join(place, 'other.json'), '{"id":7}');
    expect(await answered('draft.list', null)).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(place, 'one.json'), 'utf8')).text).toBe('a');
  });
  it('end as they were asked to, also when asked all at once', { tags: ['slow'] }, async () => {
    const long = 'x'.repeat(3_000_000);
    await Promise.all([
      ask('draft.keep', { id: 'one', title: '', text: long }),
      ask('draft.keep', { id: 'one', title: '', text: 'the last' }),
      ask('draft.keep', { id: 'two', title: '', text: long }),
      ask('draft.drop', { id: 'two' }),
    ]);
    expect((await answered('draft.list', null)).map(({ id, text }) => [id, text])).toEqual([['one', 'the last']]);
  });
  it('beyond the limit are said before they go, and go a week later', { tags: ['slow'] }, async () => {
    const keep = (id: string) => answered('draft.keep', { id, title: `Plan ${id}`, text: id });
    const place = join(folder, 'drafts');
    for (let n = 0; n < 20; n += 1) {
      expect(await keep(`d${n}`)).toEqual({ leaving: [] });
      // Which was written first shows by more than the clock of the disk can tell apart.
      utimesSync(join(place, `d${n}.json`), 1_700_000_000 + n, 1_700_000_000 + n);
    }
    const told = (await keep('one-more')).leaving;
    expect(told.map(({ id, title }) => [id, title])).toEqual([['d0', 'Plan d0']]);
    const leavesOn = told[0]?.leavesOn ?? '';
    expect(Date.parse(leavesOn) - Date.parse('2026-01-01T00:00:00.000Z')).toBeGreaterThan(7 * 86_400_000 - 1);
    // Told once, offered still, with its day.
    expect(await keep('one-more')).toEqual({ leaving: [] });
    const listed = await answered('draft.list', null);
    expect(listed).toHaveLength(21);
    expect(listed.filter((draft) => draft.leavesOn !== null).map(({ id }) => id)).toEqual(['d0']);
    minute += 8 * 24 * 60;
    expect(await keep('one-more')).toEqual({ leaving: [] });
    expect((await answered('draft.list', null)).map(({ id }) => id)).not.toContain('d0');
    // One that is dropped makes room for the next that would have had to go.
    await ask('draft.drop', { id: 'd7' });
    expect((await keep('another')).leaving.map(({ id }) => id)).toEqual([]);
  });
  it('that cannot be written say why', { tags: ['slow'] }, async () => {
    // What the folder should be is a file: nothing can be written in it, whoever asks.
    rmSync(join(folder, 'drafts'), { recursive: true });
    writeFileSync(join(folder, 'drafts'), '');
    expect(await ask('draft.keep', { id: 'one', title: '', text: '' })).toMatchObject({
      ok: false,
      error: { kind: 'draftNotKept', details: { code: 'ENOTDIR' } },
    });
  });
});

/** Looking for a newer version: asked of one address, of nobody where there is none, and believed only in its own form. */
import { describe, expect, it } from 'vitest';
import { newestVersion } from '../../../electron/newestVersion.ts';

const feed = 'https://releases.example/portfolio.json';
const asked: [string, RequestInit | undefined][] = [];
const replying =
  (body: string, status = 200): typeof fetch =>
  async (url, init) => {
    asked.push([String(url), init]);
    return new Response(body, { status });
  };
const page = 'https://releases.example/';

describe('a newer version', () => {
  it('is looked for nowhere by a copy without an address', async () => {
    asked.length = 0;
    expect(await newestVersion({ feed: null, own: '1.0.0', fetch: replying('') })).toMatchObject({
      ok: false,
      error: { kind: 'noReleaseFeed' },
    });
    expect(await newestVersion({ feed: 'http://releases.example/', own: '1.0.0', fetch: replying('') })).toMatchObject({
      ok: false,
    });
    expect(asked).toEqual([]);
  });
  it.each([
    ['1.10.0', '1.9.9', true],
    ['1.9.9', '1.10.0', false],
    ['2.0.0', '2.0.0', false],
    ['2.0.1', '2.0.0', true],
  ])('%s against %s', async (version, own, isNewer) => {
    asked.length = 0;
    expect(await newestVersion({ feed, own, fetch: replying(JSON.stringify({ version, page })) })).toEqual({
      ok: true,
      value: { version, page, isNewer },
    });
    expect(asked).toEqual([
      [
        feed,
        { redirect: 'error', credentials: 'omit', referrerPolicy: 'no-referrer', signal: expect.any(AbortSignal) },
      ],
    ]);
  });
  it.each([
    ['not JSON', '<html>'],
    ['no version', '{"page":"https://x.example/"}'],
    ['markup for a version', `{"version":"<b>9</b>","page":"${page}"}`],
    ['a page that is no page', '{"version":"9.0.0","page":"javascript:alert(1)"}'],
    ['a page without https', '{"version":"9.0.0","page":"http://x.example/"}'],
    ['far too much', JSON.stringify({ version: '9.0.0', page, more: 'x'.repeat(20_000) })],
  ])('is not taken from %s', async (_what, body) => {
    expect(await newestVersion({ feed, own: '1.0.0', fetch: replying(body) })).toMatchObject({
      ok: false,
      error: { kind: 'releaseFeedSilent' },
    });
  });
  it('is unknown where nobody answers', async () => {
    const fetch = async () => {
      throw new TypeError('offline');
    };
    expect(await newestVersion({ feed, own: '1.0.0', fetch })).toMatchObject({
      error: { details: { why: 'TypeError' } },
    });
    expect(await newestVersion({ feed, own: '1.0.0', fetch: replying('', 500) })).toMatchObject({
      error: { details: { why: '500' } },
    });
  });
});

/** The only page the local host shows to someone it does not know: it trades the code of the address for the key. */
import type { Language } from '../shared/words/words.ts';
import { type ShellPath, sayShellIn } from './sayShell.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Where the page keeps the key; sessionStorage is per tab and per port, and survives a reload. */
const keyName = 'portfolio-key';

/** Set while a page whose cookie was taken away asks for it anew, so that it asks once and not for ever. */
const renewingName = 'portfolio-renewing';

/**
 * The code travels behind the `#`, which a browser keeps to itself: it is in no request line, referrer or log.
 * `location.replace` leaves the address with the code out of the tab's history. A tab that was let in before and lost
 * its cookie shows its key instead.
 */
export const entryScript = `
const code = location.hash.slice(1);
const key = sessionStorage.getItem('${keyName}');
const fail = () => {
  sessionStorage.removeItem('${renewingName}');
  const shown = code === '' ? 'second' : 'closed';
  for (const text of document.querySelectorAll('[data-say]'))
    text.hidden = text.dataset.say !== shown && text.dataset.say !== 'back';
};
const enter = (shown) =>
  fetch('/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(shown) })
    .then(async (reply) => {
      if (!reply.ok) return fail();
      sessionStorage.setItem('${keyName}', (await reply.json()).key);
      location.replace('/');
    })
    .catch(fail);
if (code !== '') {
  history.replaceState(null, '', location.pathname);
  sessionStorage.removeItem('${renewingName}');
  enter({ code });
} else if (key !== null && sessionStorage.getItem('${renewingName}') === null) {
  sessionStorage.setItem('${renewingName}', '1');
  enter({ key });
} else fail();
`;

/** `opening` while the code is traded, then what became of it, and in both cases what to do (`back`). */
type Part = 'opening' | 'closed' | 'second' | 'back';

const styles = `
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f6f6f3;color:#1c2126}
main{max-width:34rem;margin:14vh auto;padding:1.75rem 2rem;border:1px solid #e3e3dd;border-radius:12px;background:#fff}
h1{margin:0 0 1rem;font-size:1.25rem}section+section{margin-top:1.25rem;padding-top:1.25rem;border-top:1px solid #e3e3dd}
p,ul{margin:0 0 .5rem}ul{padding-inline-start:1.2rem}li{margin:.25rem 0;color:#525a64}
@media(prefers-color-scheme:dark){body{background:#14161a;color:#e8eaee}main{background:#1c1f24;border-color:#2d3238}
section+section{border-color:#2d3238}li{color:#b0b8c1}}`;

const page = (body: string, script: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Portfolio</title>
<style>${styles}</style>${script}</head>
<body><main><h1>Portfolio</h1>${body}</main></body></html>
`;

const part = (name: Part, shown: readonly Part[], tag: 'p' | 'ul', inner: string): string =>
  `<${tag} data-say="${name}"${shown.includes(name) ? '' : ' hidden'}>${inner}</${tag}>`;

const inOne = (language: Language, shown: readonly Part[]): string => {
  const say = sayShellIn(language);
  const text = (path: ShellPath): string => escapeHtml(say(path));
  const back = (['shell.entryBack', 'shell.entryEnter', 'shell.entryStart'] as const).map(
    (path) => `<li>${text(path)}</li>`,
  );
  return `<section lang="${language}">${part('opening', shown, 'p', text('shell.entryOpening'))}${part(
    'closed',
    shown,
    'p',
    text('shell.entryClosed'),
  )}${part('second', shown, 'p', text('shell.entrySecond'))}${part('back', shown, 'ul', back.join(''))}</section>`;
};

/** In both languages: nobody has chosen one yet. */
const inBoth = (shown: readonly Part[]): string => inOne('en', shown) + inOne('zh', shown);

/** Says "opening", or why this tab cannot be let in and what to do. */
export const entryPage = (): string => page(inBoth(['opening']), '<script type="module" src="/open.js"></script>');

/** The same refusal without a script, for an address that was never the door. */
export const closedPage = (): string => page(inBoth(['closed', 'back']), '');

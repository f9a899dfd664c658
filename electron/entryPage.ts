/** The only page the local host shows to someone it does not know: it trades the code of the address for the key. */
import { type Say, sayIn } from '../shared/words/say.ts';
import type { Language } from '../shared/words/words.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Where the page keeps the key; sessionStorage is per tab and per port, and survives a reload. */
export const keyName = 'portfolio-key';

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
  for (const text of document.querySelectorAll('[data-say]')) text.hidden = text.dataset.say !== 'closed';
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

const paragraphs = (language: Language, say: Say, path: 'entryOpening' | 'entryClosed', hidden: boolean): string =>
  `<p lang="${language}" data-say="${path === 'entryClosed' ? 'closed' : 'opening'}"${hidden ? ' hidden' : ''}>${escapeHtml(
    say(`shell.${path}`),
  )}</p>`;

const page = (body: string, script: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Portfolio</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem}</style>${script}</head>
<body><main><h1>Portfolio</h1>${body}</main></body></html>
`;

const inBoth = (build: (language: Language, say: Say) => string): string =>
  build('en', sayIn('en')) + build('zh', sayIn('zh'));

/** Says "opening", or why this tab cannot be let in, in both languages: nobody has chosen one yet. */
export const entryPage = (): string =>
  page(
    inBoth(
      (language, say) =>
        paragraphs(language, say, 'entryOpening', false) + paragraphs(language, say, 'entryClosed', true),
    ),
    '<script type="module" src="/open.js"></script>',
  );

/** The same refusal without a script, for an address that was never the door. */
export const closedPage = (): string =>
  page(
    inBoth((language, say) => paragraphs(language, say, 'entryClosed', false)),
    '',
  );

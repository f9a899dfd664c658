/** The signs of kinds of work on the start screen: 30 by 30, one stroke. Beside a name, never instead of it. */
const paths = {
  'customer-support':
    'M4 6.5h15a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H11l-4.5 4v-4H4zM24.5 11.5v10a2 2 0 0 1-2 2h-1v3l-3.5-3h-5',
  programming: 'm10 9-6 6 6 6M20 9l6 6-6 6M17 6l-4 18',
  extraction: 'M7 4h10l6 6v16H7zM17 4v6h6M11 15h8M11 19h8M11 23h4',
  translation: 'M4 8h12M10 5v3M13.5 8c-1 5-4.5 8-8.5 10M7 11c1.5 3.5 4 5.5 7.5 7M16 25l5-12 5 12M17.7 21h6.6',
  rag: 'M21 13a8 8 0 1 1-16 0 8 8 0 0 1 16 0M19 19l7 7M9.5 12h7M9.5 15h4.5',
  roleplay:
    'M5 7c6 2 9 2 12 0v8c0 4-3 7-6 8-3-1-6-4-6-8zM9 13h.1M13 13h.1M8.5 17c1.5 1.5 3.5 1.5 5 0M20 9.5c2 .6 3.5.5 5-.5v7c0 3.5-2 6-5 7.5',
  agents:
    'M15 4v5M9 9h12a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3v-8a3 3 0 0 1 3-3zM11.5 15v2M18.5 15v2M3 14v4M27 14v4',
  classification: 'M4 15h7M11 15c5 0 4-8 9-8h6M11 15h15M11 15c5 0 4 8 9 8h6',
} as const;

const isDrawn = (id: string): id is keyof typeof paths => id in paths;

export const Glyph = ({ id }: { id: string }) =>
  isDrawn(id) ? (
    <svg
      className="tile-glyph"
      width="30"
      height="30"
      viewBox="0 0 30 30"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[id]} />
    </svg>
  ) : null;

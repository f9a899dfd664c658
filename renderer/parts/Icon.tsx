/** The product's own small icon set: 16 by 16, one stroke, drawn in the colour of the text. Never the only label. */
const paths = {
  undo: 'M6 4 2.8 7.2 6 10.4M3 7.2h6.2a3.6 3.6 0 0 1 0 7.2H6.5',
  redo: 'm10 4 3.2 3.2L10 10.4M13 7.2H6.8a3.6 3.6 0 0 0 0 7.2h2.7',
  close: 'm4 4 8 8m0-8-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  down: 'm4 6 4 4 4-4',
  up: 'm4 10 4-4 4 4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  check: 'm3 8.4 3.2 3.2L13 4.8',
  lock: 'M4.5 7V5.2a3.5 3.5 0 0 1 7 0V7M3.5 7h9v6.5h-9z',
  unlock: 'M4.5 7V5.2a3.5 3.5 0 0 1 6.6-1.6M3.5 7h9v6.5h-9z',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
  file: 'M4 1.8h5L12.2 5v9.2H4zM9 1.8V5h3.2',
  upload: 'M8 10.5v-8M4.8 5.7 8 2.5l3.2 3.2M2.5 10.5v3h11v-3',
  folder: 'M1.8 12.8V3.5h4.4L7.8 5h6.4v7.8z',
  warn: 'M8 2 1.6 13.4h12.8zM8 6.4v3.4M8 11.6v.2',
  info: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 7.2v4M8 4.8V5',
  trash: 'M3 4.4h10M6.2 4V2.4h3.6V4M4.4 4.4l.6 9.2h6l.6-9.2M6.8 7v4.2M9.2 7v4.2',
  copy: 'M5.6 5.6h7.8v7.8H5.6zM3.8 10.4H2.6V2.6h7.8v1.2',
  search: 'M7 2.4a4.6 4.6 0 1 1 0 9.2A4.6 4.6 0 0 1 7 2.4M10.4 10.4l3.4 3.4',
  more: 'M3.4 8h.1M8 8h.1M12.5 8h.1',
  print: 'M4.4 6V2h7.2v4M4.4 11H2.2V6h11.6v5h-2.2M4.4 9.2h7.2V14H4.4z',
  start: 'M2.4 7.4 8 2.6l5.6 4.8M4 6.4v7h8v-7',
  plan: 'M2.4 3h11.2v10H2.4zM2.4 6.4h11.2M6.4 3v10M10 6.4V13',
  decide: 'M8 14V8.6M8 8.6 3.6 4.2M8 8.6l4.4-4.4M3.4 7V4h3M9.6 4h3v3',
  horizon: 'M2.4 2.4v11.2h11.2M4.4 10.8 7.4 7.6l2.4 1.6 3.4-4.6',
  places:
    'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M2 8h12M8 1.8c2.2 1.8 2.8 4 2.8 6.2s-.6 4.4-2.8 6.2C5.8 12.4 5.2 10.2 5.2 8S5.8 3.6 8 1.8',
  market: 'M2.4 2.4v11.2h11.2M5.4 10.4h.1M7.4 6.4h.1M10 8.6h.1M12 4.4h.1',
  catalog: 'M2 5.2 8 2l6 3.2-6 3.2zM2 8.4l6 3.2 6-3.2M2 11.2l6 3.2 6-3.2',
  evidence: 'M2 8h2.4M11.6 8H14M4.4 5.4v5.2M11.6 5.4v5.2M4.4 8h7.2M8 6.2v3.6',
  report: 'M3.6 1.8h8.8v12.4H3.6zM6 5h4M6 7.6h4M6 10.2h2.4',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <svg
    className="icon"
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth={name === 'more' ? 2.2 : 1.35}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);

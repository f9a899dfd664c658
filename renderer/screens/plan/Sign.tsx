/** The signs of a flow and of its figures, drawn in the colour of the text; each is explained at the foot of the table. */
const strokes = {
  check: { width: 12, path: 'M6 .9 11.1 6 6 11.1.9 6z' },
  deliver: { width: 14, path: 'M1.5 6h9.5M7.6 2.8 11 6 7.6 9.2' },
  abandon: { width: 12, path: 'M6 1.2a4.8 4.8 0 1 1 0 9.6A4.8 4.8 0 0 1 6 1.2M2.7 2.7l6.6 6.6' },
  success: { width: 12, path: 'm2.3 6.4 2.5 2.5 5-5.5' },
  undetected: { width: 12, path: 'm3 3 6 6m0-6-6 6' },
} as const;

const person = 'M6 1.2a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4M1.8 11c0-2.6 1.8-4.1 4.2-4.1s4.2 1.5 4.2 4.1z';

export type SignName = keyof typeof strokes | 'human';

export const Sign = ({ name, title }: { name: SignName; title?: string }) => {
  const stroke = name === 'human' ? null : strokes[name];
  return (
    <span className="sign" title={title}>
      <svg
        width={stroke?.width ?? 12}
        height="12"
        viewBox={`0 0 ${stroke?.width ?? 12} 12`}
        fill={stroke === null ? 'currentColor' : 'none'}
        stroke={stroke === null ? 'none' : 'currentColor'}
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        <path d={stroke?.path ?? person} />
      </svg>
    </span>
  );
};

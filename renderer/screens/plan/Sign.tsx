/** The signs of a flow and of its figures, drawn in the colour of the text; each is explained at the foot of the table. */
import './sign.css';

const paths = {
  check: 'M6 .9 11.1 6 6 11.1.9 6z',
  deliver: 'M1.5 6h9.5M7.6 2.8 11 6 7.6 9.2',
  abandon: 'M6 1.2a4.8 4.8 0 1 1 0 9.6A4.8 4.8 0 0 1 6 1.2M2.7 2.7l6.6 6.6',
  success: 'm2.3 6.4 2.5 2.5 5-5.5',
  undetected: 'm3 3 6 6m0-6-6 6',
  human: 'M6 1.2a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4M1.8 11c0-2.6 1.8-4.1 4.2-4.1s4.2 1.5 4.2 4.1z',
} as const;

export type SignName = keyof typeof paths;

export const Sign = ({ name, title }: { name: SignName; title?: string }) => (
  <span className="sign" title={title}>
    <svg
      className={name === 'human' ? 'sign-filled' : undefined}
      viewBox={`0 0 ${name === 'deliver' ? 14 : 12} 12`}
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  </span>
);

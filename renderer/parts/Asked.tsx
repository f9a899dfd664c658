/** A figure or a word that can be asked: dotted underline, and a small panel that answers. */
import './asked.css';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';

export const Asked = ({
  children,
  label,
  answer,
}: {
  children: ReactNode;
  /** What a screen reader hears as the name of the panel, and of the button where its text is a bare number. */
  label: string;
  answer: ReactNode;
}) => (
  <DialogTrigger>
    {/* Inside a select or a combo box this is a button of its own, not theirs. */}
    <Button slot={null} className="asked">
      {children}
    </Button>
    <Popover className="popover" offset={6} containerPadding={12}>
      <Dialog className="asked-panel" aria-label={label}>
        {answer}
      </Dialog>
    </Popover>
  </DialogTrigger>
);

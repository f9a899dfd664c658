/** A figure or a word that can be asked: dotted underline, and a small panel that answers. */
import './popover.css';
import type { ReactNode } from 'react';
import { Popover as AriaPopover, Button, Dialog, DialogTrigger } from 'react-aria-components';

export const Popover = ({
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
    <Button slot={null} className="popover-trigger">
      {children}
    </Button>
    <AriaPopover className="popover" offset={6} containerPadding={12}>
      <Dialog className="popover-panel" aria-label={label}>
        {answer}
      </Dialog>
    </AriaPopover>
  </DialogTrigger>
);

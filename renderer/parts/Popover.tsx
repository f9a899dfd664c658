/**
 * A figure or a word that can be asked: dotted underline, and a small panel that answers. What is not open costs no more
 * than its button: every field has one or two, and a drag draws its fields anew on every frame.
 */
import './popover.css';
import { type ReactNode, useRef, useState } from 'react';
import { Popover as AriaPopover, Dialog } from 'react-aria-components';

export const Popover = ({
  children,
  label,
  answer,
  className = 'popover-trigger',
  buttonLabel,
}: {
  children: ReactNode;
  /** What a screen reader hears as the name of the panel. */
  label: string;
  answer: ReactNode;
  className?: string;
  /** What a screen reader hears as the name of the button, where its text does not say enough. */
  buttonLabel?: string;
}) => {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={buttonLabel}
        onClick={(event) => {
          // What it stands in may answer to presses itself.
          event.stopPropagation();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {isOpen ? (
        <AriaPopover
          className="popover"
          triggerRef={button}
          offset={6}
          containerPadding={12}
          isOpen
          onOpenChange={setOpen}
        >
          <Dialog className="popover-panel" aria-label={label}>
            {answer}
          </Dialog>
        </AriaPopover>
      ) : null}
    </>
  );
};

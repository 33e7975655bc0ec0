import { useEffect, useId, useRef, type ReactNode } from 'react';

interface SureProps {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly answer: (sure: 'yes' | undefined) => void;
  readonly children?: ReactNode;
}

/** Asks once more, above everything else. Escape means no. */
export function Sure({ question, yes, no, answer, children }: SureProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = (sure: 'yes' | undefined): void => {
    // Closed first: that gives the focus back to where it came from.
    dialog.current?.close();
    answer(sure);
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onCancel={() => {
        close(undefined);
      }}
    >
      <div className="stack">
        <h2 id={title}>{question}</h2>
        {children}
        <button
          className="quiet big"
          autoFocus
          onClick={() => {
            close(undefined);
          }}
        >
          {no}
        </button>
        <button
          className="quiet big danger"
          onClick={() => {
            close('yes');
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  );
}

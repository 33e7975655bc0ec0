import type { ReactNode } from 'react';

/** The first thing a keyboard reaches: past what stands on every screen, to the element "content". */
export function SkipLink({ text }: { readonly text: string }): ReactNode {
  return (
    <a className="skip" href="#content" onClick={toContent}>
      {text}
    </a>
  );
}

/** The address behind "#" names the screen, so the jump is made by hand. */
function toContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

import { useEffect, useRef, type ReactNode } from 'react';

/** Address of the page when it was opened: what stands there from the start leaves the focus to the telephone. */
const opened = location.hash;
let left = false;
addEventListener('hashchange', () => {
  left = true;
});

/** The title of a list or sheet. Whoever follows a link to it goes on reading here. */
export function PanelHeading({ children }: { readonly children: string }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (left || location.hash !== opened) heading.current?.focus();
  }, []);
  return (
    <h3 ref={heading} tabIndex={-1}>
      {children}
    </h3>
  );
}

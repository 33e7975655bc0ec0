import { useEffect, useRef, type ReactNode } from 'react';

/**
 * The question or title of a screen. It takes the focus when its text changes, so that a screen reader reads it and
 * the keyboard goes on from there.
 */
export function Heading({ children }: { readonly children: string }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [children]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

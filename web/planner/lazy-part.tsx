import { lazy, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { usePlanning } from './planning.js';

/**
 * A part of the page that is fetched when it is first shown. Where it cannot be had, because the line is down or the
 * service has newer pages by now, the rest of the page stays and a way out is offered.
 */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: LeftOut as ComponentType<Props> }),
    ),
  );

function LeftOut(): ReactNode {
  const { words } = usePlanning();
  return (
    <div className="notice warn stack tight" role="alert">
      <p>{words.renewed}</p>
      <div>
        <button
          className="quiet"
          onClick={() => {
            location.reload();
          }}
        >
          {words.reload}
        </button>
      </div>
    </div>
  );
}

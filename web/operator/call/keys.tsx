import type { ReactNode } from 'react';
import { useDesk } from '../desk.js';

/** The list of keys, always in sight. */
export function Keys(): ReactNode {
  const { words } = useDesk();
  return (
    <section aria-labelledby="keys-title" className="keys">
      <h3 id="keys-title">{words.keys.title}</h3>
      <dl>
        {words.keys.list.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

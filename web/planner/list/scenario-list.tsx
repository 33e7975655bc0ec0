import { useCallback, type ReactNode } from 'react';
import type { ScenarioSummary } from '../../../server/contract/planner-scenario.js';
import { Heading } from '../../parts/heading.js';
import { path } from '../../parts/path.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { NotHere } from '../not-here.js';
import { usePlanning } from '../planning.js';
import { nameOf, scenarioFacts, scenarioName } from '../scenario-name.js';
import { momentText } from '../moment-text.js';
import { CopyForm } from './copy-form.js';

/** What there is to plan with: own copies first, then what comes with the program. */
export function ScenarioList(): ReactNode {
  const { api, words } = usePlanning();
  const load = useCallback(() => api.get<{ items: ScenarioSummary[] }>('/api/planner/scenarios'), [api]);
  const [loaded, renew] = useLoaded(load);
  return (
    <>
      <Heading>{words.list.title}</Heading>
      {loaded.state === 'here' ? (
        <Lists scenarios={loaded.value.items} />
      ) : (
        <NotHere of={loaded} words={words} again={renew} />
      )}
    </>
  );
}

function Lists({ scenarios }: { readonly scenarios: readonly ScenarioSummary[] }): ReactNode {
  const { words } = usePlanning();
  const kinds = [
    { kind: 'own', title: words.list.own, empty: words.list.ownEmpty },
    { kind: 'installed', title: words.list.installed, empty: words.list.installedEmpty },
  ] as const;
  return kinds.map(({ kind, title, empty }) => {
    const some = scenarios.filter((one) => one.kind === kind);
    return (
      <section key={kind} className="stack" aria-labelledby={`list-${kind}`}>
        <h2 id={`list-${kind}`}>{title}</h2>
        {some.length === 0 ? (
          <p className="notice">{empty}</p>
        ) : (
          <ul className="plain-list tiles">
            {some.map((one) => (
              <Tile key={one.id} scenario={one} all={scenarios} />
            ))}
          </ul>
        )}
      </section>
    );
  });
}

interface TileProps {
  readonly scenario: ScenarioSummary;
  readonly all: readonly ScenarioSummary[];
}

function Tile({ scenario, all }: TileProps): ReactNode {
  const { words, language } = usePlanning();
  const { id, served, synthetic, basedOn, edited, place } = scenario;
  const name = scenarioName(scenario, language);
  return (
    <li className="card stack tight">
      <h3>
        <a href={path`#/scenario/${id}`}>{name}</a>
      </h3>
      {served && <p className="badge">{words.list.served}</p>}
      {place !== null && <p>{place[language]}</p>}
      <p className="soft">{scenarioFacts(scenario, words)}</p>
      {basedOn !== null && <p className="soft">{words.list.basedOn(nameOf(all, basedOn.id, language))}</p>}
      {edited !== null && <p className="soft">{words.list.edited(momentText(edited, language))}</p>}
      {synthetic.length > 0 && <p className="soft">{words.synthetic.title}</p>}
      <details>
        <summary aria-label={words.list.copyOf(name)}>{words.list.copy}</summary>
        <CopyForm from={id} name={name} />
      </details>
    </li>
  );
}

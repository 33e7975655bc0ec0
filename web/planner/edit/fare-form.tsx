import type { ReactNode } from 'react';
import { usePlanning, type Words } from '../planning.js';
import { partValue, problemsWithin, useEditing } from './editing.js';
import { Field, ProblemNotes } from './field.js';
import { RowsField, type Column } from './rows-field.js';

type Kind = keyof Words['fare']['kinds'];

/** What a fare of another form begins with, so that it can be run at once. */
const FRESH: Readonly<Record<Kind, Readonly<Record<string, unknown>>>> = {
  free: {},
  flat: { yen: 300 },
  distance: { bands: [{ below_m: 3000, yen: 300 }, { yen: 500 }] },
  meter: { first_m: 1500, first_yen: 300, each_m: 500, each_yen: 50 },
  zones: { pairs: [], otherwise_yen: 300 },
  'time-bands': {
    bands: [{ during: '9:00-16:00', price: { kind: 'flat', yen: 200 } }],
    otherwise: { kind: 'flat', yen: 300 },
  },
};

/** What stays when the form of the fare changes: reductions and passes hold for every form. */
const LASTING = ['reduced', 'channels', 'shared', 'combine', 'round', 'minimum_yen', 'maximum_yen'];
const LASTING_TOO = ['free_periods', 'passes', 'coupons'];

/** What a ride costs the rider, and what the service costs the town. */
export function FareForm(): ReactNode {
  const editing = useEditing();
  const { words } = usePlanning();
  const fare = partValue(editing, 'service', ['fare']) as Readonly<Record<string, unknown>> | undefined;
  const kind = typeof fare?.['kind'] === 'string' ? fare['kind'] : 'free';
  const turn = (next: Kind): void => {
    const lasting = [...LASTING, ...LASTING_TOO].flatMap((key) =>
      next !== 'free' && fare?.[key] !== undefined ? [[key, fare[key]] as const] : [],
    );
    editing.draft.set('service', ['fare'], { kind: next, ...FRESH[next], ...Object.fromEntries(lasting) });
  };
  return (
    <div className="stack">
      <fieldset className="card stack">
        <legend>{words.fare.title}</legend>
        <label className="field narrow">
          <span>{words.fare.kind}</span>
          <select
            value={kind}
            onChange={({ target }) => {
              turn(target.value as Kind);
            }}
          >
            {Object.entries(words.fare.kinds).map(([one, name]) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <ProblemNotes
          problems={problemsWithin(editing, 'service', ['fare']).filter(({ path }) => path.length < 3)}
        />
        <Prices kind={kind} />
      </fieldset>
      {kind !== 'free' && <Reductions />}
      <Costs />
    </div>
  );
}

function Prices({ kind }: { readonly kind: string }): ReactNode {
  const { words } = usePlanning();
  const { fare } = words;
  const yen = (key: string, label: string): ReactNode => (
    <Field key={key} part="service" path={['fare', key]} label={label} kind="number" />
  );
  if (kind === 'flat') return <div className="fields">{yen('yen', fare.yen)}</div>;
  if (kind === 'distance') {
    return (
      <RowsField
        part="service"
        path={['fare', 'bands']}
        title={fare.bands}
        hint={fare.belowHint}
        columns={[
          { at: ['below_m'], label: fare.below, kind: 'number' },
          { at: ['yen'], label: fare.bandYen, kind: 'number' },
        ]}
        fresh={{ yen: 500 }}
      />
    );
  }
  if (kind === 'meter') {
    const keys = ['first_m', 'first_yen', 'each_m', 'each_yen'] as const;
    return <div className="fields">{keys.map((key) => yen(key, fare[key]))}</div>;
  }
  if (kind === 'zones') {
    return (
      <>
        <RowsField
          part="service"
          path={['fare', 'pairs']}
          title={fare.pairs}
          columns={[
            { at: ['from'], label: fare.from, kind: 'list' },
            { at: ['to'], label: fare.to, kind: 'list' },
            { at: ['yen'], label: fare.bandYen, kind: 'number' },
          ]}
          fresh={{ from: [''], to: [''], yen: 300 }}
        />
        <div className="fields">{yen('otherwise_yen', fare.otherwise)}</div>
      </>
    );
  }
  return kind === 'free' ? null : <p className="soft">{fare.otherKind}</p>;
}

function Reductions(): ReactNode {
  const { words } = usePlanning();
  const { fare } = words;
  const lowering: readonly Column[] = (['yen', 'yen_off', 'percent_off'] as const).map((key) => ({
    at: [key],
    label: fare.reducedColumns[key],
    kind: 'number',
  }));
  return (
    <>
      <RowsField
        part="service"
        path={['fare', 'passes']}
        title={fare.passes}
        columns={[
          { at: ['id'], label: fare.pass.id },
          {
            at: ['valid'],
            label: fare.pass.valid,
            options: Object.entries(fare.valid),
          },
          { at: ['yen'], label: fare.pass.yen, kind: 'number' },
          { at: ['ride_yen'], label: fare.pass.ride_yen, kind: 'number' },
          { at: ['share'], label: fare.pass.share, kind: 'number' },
        ]}
        fresh={{ id: 'month', valid: 'month', yen: 5000, share: 0.01 }}
      />
      <RowsField
        part="service"
        path={['fare', 'reduced']}
        title={fare.reduced}
        columns={[
          { at: ['id'], label: fare.reducedColumns.id },
          { at: ['attributes'], label: fare.reducedColumns.attributes, kind: 'list' },
          ...lowering,
        ]}
        fresh={{ id: 'reduced', attributes: [''], percent_off: 50 }}
      />
      <RowsField
        part="service"
        path={['fare', 'shared']}
        title={fare.shared}
        columns={[{ at: ['parties'], label: fare.sharedColumns.parties, kind: 'number' }, ...lowering]}
        fresh={{ parties: 2, percent_off: 20 }}
      />
      <div className="fields">
        <Field part="service" path={['fare', 'minimum_yen']} label={fare.minimum} kind="number" />
        <Field part="service" path={['fare', 'maximum_yen']} label={fare.maximum} kind="number" />
      </div>
    </>
  );
}

function Costs(): ReactNode {
  const { words } = usePlanning();
  const { cost } = words.fare;
  return (
    <RowsField
      part="service"
      path={['costs', 'lines']}
      title={words.fare.costs}
      hint={words.fare.costsHelp}
      columns={[
        { at: ['id'], label: cost.id },
        { at: ['name', 'ja'], label: cost.nameJa },
        { at: ['name', 'en'], label: cost.nameEn },
        { at: ['rate', 'per'], label: cost.per },
        { at: ['rate', 'yen'], label: cost.yen, kind: 'number' },
        { at: ['source'], label: cost.source },
      ]}
      fresh={{
        id: 'more',
        name: { ja: '', en: '' },
        rate: { per: 'vehicle-hour', yen: 2500 },
        source: '',
        certainty: 'assumption',
      }}
    />
  );
}

import { path } from '../../parts/path.js';
import { useState, type ReactNode } from 'react';
import type { Booking } from '../../../server/contract/booking.js';
import type { SuggestionView } from '../../../server/contract/booking-request.js';
import { Failure } from '../../parts/failure.js';
import { clockOf } from '../../parts/moments.js';
import { useDeed } from '../../parts/use-deed.js';
import { useDesk } from '../desk.js';
import { ReasonForm } from './reason-form.js';
import { useEffectOnce } from './use-effect-once.js';

interface MovingProps {
  readonly booking: Booking;
  /** Chosen already by dragging. */
  readonly moveTo: string | undefined;
}

/** Every vehicle for the ride with what it would cost or what keeps it, then the move, with a reason. */
export function Moving({ booking, moveTo }: MovingProps): ReactNode {
  const { api, words } = useDesk();
  const [found, setFound] = useState<readonly SuggestionView[]>();
  const [chosen, setChosen] = useState(moveTo);
  const deed = useDeed();
  const ask = (): void => {
    deed.run(async () => {
      const address = path`/api/bookings/${booking.id}/suggestions`;
      const { items } = await api.get<{ items: SuggestionView[] }>(address);
      setFound([...items].sort((a, b) => rankOf(a) - rankOf(b)));
    });
  };
  useEffectOnce(() => {
    if (moveTo !== undefined) ask();
  });
  const one = found?.find(({ vehicle }) => vehicle === chosen);
  return (
    <section className="item stack" aria-labelledby="moving">
      <h4 id="moving">{words.ride.suggestions}</h4>
      {found === undefined && (
        <button className="quiet" disabled={deed.busy} onClick={ask}>
          {deed.busy ? words.ride.asking : words.ride.suggest}
        </button>
      )}
      <Failure of={deed.failure} unreachable={words.unreachable} />
      {found?.length === 0 && <p>{words.ride.noSuggestions}</p>}
      {found !== undefined && found.length > 0 && (
        <fieldset className="suggestions">
          <legend className="unseen">{words.ride.suggestions}</legend>
          {found.map((suggestion) => (
            <SuggestionLine
              key={suggestion.vehicle}
              suggestion={suggestion}
              present={suggestion.vehicle === booking.vehicle}
              chosen={suggestion.vehicle === chosen}
              choose={() => {
                setChosen(suggestion.vehicle);
              }}
            />
          ))}
        </fieldset>
      )}
      {one !== undefined && one.vehicle !== booking.vehicle && (
        <Decision
          key={one.vehicle}
          booking={booking}
          suggestion={one}
          done={() => {
            setChosen(undefined);
            setFound(undefined);
          }}
        />
      )}
    </section>
  );
}

/** Vehicles that fit come first, by cost; then those that break fewest promises. Equals stay as the service told them. */
const rankOf = ({ fits, cost_yen, breaks }: SuggestionView): number =>
  fits ? (cost_yen ?? 0) : UNFIT + (breaks.length > 0 ? breaks.length : UNFIT);
/** More than any cost. */
const UNFIT = 1e9;

interface SuggestionLineProps {
  readonly suggestion: SuggestionView;
  readonly present: boolean;
  readonly chosen: boolean;
  readonly choose: () => void;
}

function SuggestionLine({ suggestion, present, chosen, choose }: SuggestionLineProps): ReactNode {
  const { words, language } = useDesk();
  const { vehicle, fits, cost, pickup, breaks, obstacles } = suggestion;
  return (
    <label className={`suggestion ${fits ? 'fits' : 'fits-not'}`}>
      <input
        type="radio"
        name="suggestion"
        checked={chosen}
        disabled={present || (!fits && breaks.length === 0)}
        onChange={choose}
      />
      <span>
        <strong>{vehicle}</strong> {present && words.ride.present}{' '}
        {pickup !== null && words.ride.pickupAt(clockOf(pickup))}
        <small>
          {[
            ...(cost === null ? [] : [cost[language]]),
            ...obstacles.map((obstacle) => obstacle[language]),
          ].join(' / ')}
        </small>
      </span>
    </label>
  );
}

interface DecisionProps {
  readonly booking: Booking;
  readonly suggestion: SuggestionView;
  readonly done: () => void;
}

function Decision({ booking, suggestion, done }: DecisionProps): ReactNode {
  const { api, words } = useDesk();
  const { vehicle, fits, breaks } = suggestion;
  return (
    <ReasonForm
      focus="reason"
      deed={fits ? words.ride.moveTo(vehicle) : words.ride.forceTo(vehicle, breaks.length)}
      look={fits ? 'deed' : 'danger'}
      work={async (reason) => {
        // Its own promise may break too: that is what forcing a ride means.
        const may = [...new Set([booking.id, ...breaks])];
        const wanted = fits ? { action: 'move' } : { action: 'force', breaks: may };
        const touched = await api.send<{ bookings: unknown[] }>('POST', '/api/overrides', {
          ...wanted,
          booking: booking.id,
          vehicle,
          reason,
        });
        done();
        return touched.bookings.length === 0 ? undefined : words.ride.broken(touched.bookings.length);
      }}
    />
  );
}

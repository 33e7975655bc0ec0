import { useId, type ReactNode } from 'react';

interface ChoiceProps<Value extends string | number> {
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Choice<Value extends string | number>({
  legend,
  options,
  chosen,
  choose,
}: ChoiceProps<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset className="row no-print">
      <legend>{legend}</legend>
      {options.map(({ value, text }) => (
        <label key={value} className="check">
          <input
            type="radio"
            name={name}
            checked={value === chosen}
            onChange={() => {
              choose(value);
            }}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

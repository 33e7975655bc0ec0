import { path } from '../../parts/path.js';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { useDesk } from '../desk.js';
import type { Call } from './use-call.js';

/** A caller who is not registered yet: what was typed already stands in its field. */
export function NewRider({ text, call }: { readonly text: string; readonly call: Call }): ReactNode {
  const { api, words } = useDesk();
  const isPhone = /^[\d\s+()-]+$/.test(text.normalize('NFKC'));
  const [phone, setPhone] = useState(isPhone ? text : '');
  const [kana, setKana] = useState(isPhone ? '' : text);
  const [name, setName] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    call.deed.run(async () => {
      const rider = { name: name === '' ? kana : name, kana, phone: phone === '' ? null : phone };
      const { id } = await api.send<{ id: string }>('POST', '/api/riders', rider);
      const known = await api.get<NonNullable<Extract<typeof call.step, { at: 'to' }>['caller']['rider']>>(
        path`/api/riders/${id}`,
      );
      call.go({ at: 'from', caller: { rider: known, known: [] } });
    });
  };
  return (
    <form
      className="stack"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) call.back();
      }}
    >
      <h3>{words.call.newRider}</h3>
      {(
        [
          ['phone', phone, setPhone, 'tel'],
          ['kana', kana, setKana, 'text'],
          ['name', name, setName, 'text'],
        ] as const
      ).map(([field, value, set, type]) => (
        <label key={field} className="field">
          <span>{words.call.fields[field]}</span>
          <input
            autoFocus={field === (isPhone ? 'kana' : 'phone')}
            type={type}
            autoComplete="off"
            required={field === 'kana'}
            maxLength={field === 'phone' ? 30 : 80}
            value={value}
            onChange={(event) => {
              set(event.target.value);
            }}
          />
        </label>
      ))}
      <button className="deed" disabled={call.deed.busy}>
        {words.call.register}
      </button>
    </form>
  );
}

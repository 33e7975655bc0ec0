import type { Words } from '../../../core/words.js';
import type { SettingStop } from './setting.js';

/** What the page calls a place: a stop by its name, a door only as a door; an unknown one by its id. */
export function placeName(stops: ReadonlyMap<string, SettingStop>, id: string): Words {
  const stop = stops.get(id);
  if (stop?.kind === 'door' || (stop === undefined && id.startsWith('door:'))) {
    return { ja: '戸口(自宅など)', en: 'a door (homes and others)' };
  }
  if (id === '') return { ja: '路上', en: 'on the road' };
  const name = stop === undefined || stop.name === '' ? id : stop.name;
  return { ja: name, en: name };
}

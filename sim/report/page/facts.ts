import type { Gathered } from '../gathered.js';
import type { Summary } from '../summary.js';
import type { Setting, SettingStop } from './setting.js';

/** All that the sections of a page are made from. */
export interface Facts {
  readonly summary: Summary;
  readonly setting: Setting;
  /** The tables; of the first seed where there are several. */
  readonly gathered: Gathered;
  readonly stops: ReadonlyMap<string, SettingStop>;
}

import type { Complaints } from '../../../scenarios/problem-list.js';

/** A named place where people live, of a municipality whose people are known as a whole only. */
export interface Settlement {
  readonly name: string;
  readonly municipality: string;
  readonly lon: number;
  readonly lat: number;
}

/**
 * Settlements of a list of town names with positions (JSON: town, lat, lng), as the address registers publish them,
 * each town once. The municipality is the five digits with which the file name begins. Undefined if it is no JSON.
 */
export function settlementsOf(
  file: string,
  bytes: Uint8Array,
  complaints: Complaints,
): Settlement[] | undefined {
  if (bytes[0] !== 0x5b) return undefined;
  const municipality = /(?:^|\/)(\d{5})[^/]*$/.exec(file)?.[1];
  if (municipality === undefined) {
    complaints.error('whole file', {
      expected: 'a file name that begins with the code of the municipality, such as 37208.json',
      found: `"${file}"`,
      remedy: 'rename the file',
    });
    return [];
  }
  const towns = new Map<string, Settlement>();
  for (const row of rowsOf(bytes, complaints)) {
    const { town, lat, lng: lon } = row;
    if (typeof town !== 'string' || typeof lat !== 'number' || typeof lon !== 'number') continue;
    if (!towns.has(town)) towns.set(town, { name: town, municipality, lon, lat });
  }
  return [...towns.values()];
}

function rowsOf(bytes: Uint8Array, complaints: Complaints): Record<string, unknown>[] {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>[];
  } catch (cause) {
    complaints.error('whole file', {
      expected: 'JSON',
      found: (cause as Error).message,
      remedy: 'download the file again',
    });
    return [];
  }
}

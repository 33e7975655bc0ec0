import type { VehicleIndex } from '../../core/ids.js';
import { Refused } from '../contract/problem.js';
import type { OpenDay } from './operation.js';

/** The place of a vehicle among those of the day; undefined if it is not known. */
export function vehicleIndex({ service }: OpenDay, id: string): VehicleIndex | undefined {
  const index = service.world.vehicles.findIndex((vehicle) => vehicle.id === id);
  return index < 0 ? undefined : (index as VehicleIndex);
}

/** As `vehicleIndex`. @throws Refused not-found */
export function knownVehicle(day: OpenDay, id: string): VehicleIndex {
  const index = vehicleIndex(day, id);
  if (index === undefined) throw new Refused('not-found', `vehicle ${id} is not known on ${day.date}`);
  return index;
}

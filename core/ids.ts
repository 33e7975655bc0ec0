/**
 * Names of things, in three kinds that must not be mixed:
 *   Id       text chosen outside, kept verbatim in files, the API and logs;
 *   Index    dense integer 0 … n−1 chosen when a world is loaded, used to address arrays;
 *   Position place in one tour, valid only until that tour changes.
 */
declare const entity: unique symbol;
type Id<E extends string> = string & { readonly [entity]: `${E} id` };
type Index<E extends string> = number & { readonly [entity]: `${E} index` };

export type StopId = Id<'stop'>;
export type RequestId = Id<'request'>;
export type VehicleId = Id<'vehicle'>;
/** Names a person without saying anything about them; who it is stands in the riders' own table only. */
export type RiderId = Id<'rider'>;

export type StopIndex = Index<'stop'>;
export type VehicleIndex = Index<'vehicle'>;
/** A junction of the flat road network. */
export type NodeIndex = Index<'node'>;
/** A directed edge of the flat road network. */
export type EdgeIndex = Index<'edge'>;

/**
 * Where a vehicle can be: a stop (0 … stops−1) or a junction of the road network (stops + node).
 * Tours halt at stops only; a vehicle under way may turn at a junction.
 */
export type PlaceIndex = StopIndex | Index<'junction place'>;

export type Position = Index<'position in tour'>;

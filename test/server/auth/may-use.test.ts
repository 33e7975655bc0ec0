import { describe, expect, test } from 'vitest';
import type { RiderId, VehicleId } from '../../../core/ids.js';
import type { Access } from '../../../server/auth/access.js';
import type { Actor, Scope } from '../../../server/auth/actor.js';
import { mayUse, type Owner, type Verdict } from '../../../server/auth/may-use.js';

const ito = 'ito' as RiderId;
const machine = (...scopes: Scope[]): Actor => ({ role: 'machine', key: 'k1', scopes });
const actors = {
  nobody: { role: 'nobody' },
  rider: { role: 'rider', rider: ito },
  'driver on car': { role: 'driver', account: 'd1', vehicle: 'car' as VehicleId },
  'driver on no vehicle': { role: 'driver', account: 'd1', vehicle: undefined },
  operator: { role: 'operator', account: 'o1' },
  planner: { role: 'planner', account: 'p1' },
  admin: { role: 'admin', account: 'a1' },
  'machine that reads bookings': machine('bookings:read'),
  'machine that writes bookings': machine('bookings:write'),
} satisfies Record<string, Actor>;

const bookings: Access = { roles: { rider: 'own', driver: 'own', operator: 'any' }, scope: 'bookings:read' };
const ownAccount: Access = { roles: { operator: 'own', driver: 'own', planner: 'own', admin: 'any' } };
const everybody: Access = { roles: { nobody: 'any', rider: 'any' } };

const verdict = (who: keyof typeof actors, access: Access, owner: Owner): Verdict =>
  mayUse(actors[who], access, owner, ['child' as RiderId]);

describe('who may use what', () => {
  test.each<[keyof typeof actors, string, Owner, Verdict]>([
    ['nobody', 'a booking of ito', { rider: 'ito' }, 'not-signed-in'],
    ['rider', 'their own booking', { rider: 'ito' }, 'allowed'],
    ['rider', 'a booking of their child', { rider: 'child' }, 'allowed'],
    ['rider', 'a booking of somebody else', { rider: 'tanaka' }, 'not-found'],
    ['rider', 'a booking of nobody', { rider: null }, 'not-found'],
    ['rider', 'a booking that is not there', 'absent', 'not-found'],
    ['rider', 'their list of bookings', 'none', 'allowed'],
    ['driver on car', 'a booking on the car', { rider: 'ito', vehicle: 'car' }, 'allowed'],
    ['driver on car', 'a booking on the van', { rider: 'ito', vehicle: 'van' }, 'not-found'],
    ['driver on car', 'a booking on no vehicle', { rider: 'ito', vehicle: null }, 'not-found'],
    ['driver on no vehicle', 'a booking on no vehicle', { rider: 'ito', vehicle: null }, 'not-found'],
    ['operator', 'any booking', { rider: 'tanaka' }, 'allowed'],
    ['operator', 'a booking that is not there', 'absent', 'not-found'],
    ['planner', 'a booking', { rider: 'ito' }, 'not-allowed'],
    ['admin', 'a booking (the role is not named)', { rider: 'ito' }, 'not-allowed'],
    ['machine that reads bookings', 'any booking', { rider: 'tanaka' }, 'allowed'],
    ['machine that writes bookings', 'a booking to be read', { rider: 'tanaka' }, 'not-allowed'],
  ])('%s · %s', (who, _what, owner, expected) => {
    expect(verdict(who, bookings, owner)).toBe(expected);
  });

  test.each<[keyof typeof actors, Owner, Verdict]>([
    ['operator', { account: 'o1' }, 'allowed'],
    ['operator', { account: 'p1' }, 'not-found'],
    ['driver on no vehicle', { account: 'd1' }, 'allowed'],
    ['planner', { account: 'p1' }, 'allowed'],
    ['admin', { account: 'p1' }, 'allowed'],
    ['rider', { account: 'ito' }, 'not-allowed'],
  ])('%s · account %o', (who, owner, expected) => {
    expect(verdict(who, ownAccount, owner)).toBe(expected);
  });

  test('without a scope a machine may what nobody may, and nothing else', () => {
    expect(verdict('machine that reads bookings', everybody, 'none')).toBe('allowed');
    expect(verdict('machine that reads bookings', ownAccount, 'none')).toBe('not-allowed');
    expect(verdict('nobody', everybody, 'none')).toBe('allowed');
  });

  test('an id of one kind opens no object of another kind', () => {
    const driver: Actor = { role: 'driver', account: 'ito', vehicle: 'ito' as VehicleId };
    expect(mayUse(driver, bookings, { rider: 'ito', vehicle: 'van' }, [])).toBe('not-found');
    expect(mayUse({ role: 'rider', rider: ito }, bookings, { vehicle: 'ito', account: 'ito' }, [])).toBe(
      'not-found',
    );
  });
});

import type { Access } from '../../auth/access.js';

/** What anybody may read, signed in or not. */
export const EVERYBODY: Access = {
  roles: { nobody: 'any', rider: 'any', driver: 'any', operator: 'any', planner: 'any', admin: 'any' },
};

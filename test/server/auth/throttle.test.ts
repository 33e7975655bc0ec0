import { beforeEach, expect, test } from 'vitest';
import { countTry, forget, forgive, type Counted } from '../../../server/auth/throttle.js';
import { describeOnBoth } from '../../scene/store.js';
import { HOUR, MINUTE, refusal, SECOND, sceneOn, type Scene } from './scene.js';

const login: Counted = { limit: 'login', text: 'sato' };
const address: Counted = { limit: 'address', text: '192.0.2.1' };

describeOnBoth('tries', (databases) => {
  let scene: Scene;
  beforeEach(async () => {
    scene = sceneOn(await databases.open());
  });

  const tries = async (times: number, one: Counted = login): Promise<string> => {
    let last = '';
    for (let i = 0; i < times; i++) last = await refusal(countTry(scene, [one]));
    return last;
  };

  test('five are free, then the wait doubles up to a quarter of an hour', async () => {
    expect(await tries(5)).toBe('not refused');
    for (const wait of [30, 60, 120, 240, 480, 900, 900]) {
      expect(await tries(1)).toBe(`account-locked, wait ${wait} s`);
      scene.clock.pass(wait * SECOND - 1);
      expect(await tries(1)).toBe('account-locked, wait 1 s');
      scene.clock.pass(1);
      expect(await tries(1)).toBe('not refused');
    }
  });

  test('what is tried during a wait does not make it longer', async () => {
    await tries(5);
    await tries(20);
    expect(await tries(1)).toBe('account-locked, wait 30 s');
  });

  test('an hour after the wait all is forgotten', async () => {
    await tries(5);
    scene.clock.pass(30 * SECOND + HOUR - 1);
    expect(await tries(1)).toBe('not refused');
    expect(await tries(1)).toBe('account-locked, wait 60 s');
    scene.clock.pass(MINUTE + HOUR);
    expect(await tries(5)).toBe('not refused');
  });

  test('twenty at once are counted like twenty in a row', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusal(countTry(scene, [login]))));
    expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(5);
  });

  test('an address has thirty, because an office may sit behind it; another address has its own', async () => {
    expect(await tries(30, address)).toBe('not refused');
    expect(await tries(1, address)).toBe('too-many-requests, wait 30 s');
    expect(await tries(1, { limit: 'address', text: '192.0.2.2' })).toBe('not refused');
  });

  test('a refused try counts for nothing else either', async () => {
    await tries(5);
    for (let i = 0; i < 40; i++) await refusal(countTry(scene, [address, login]));
    expect(await tries(30, address)).toBe('not refused');
  });

  test('a try that is forgiven was never made; forgetting forgets all', async () => {
    for (let i = 0; i < 40; i++) {
      expect(await tries(1, address)).toBe('not refused');
      await forgive(scene.store.db, scene, [address]);
    }
    await tries(5);
    await forget(scene.store.db, scene, login);
    expect(await tries(5)).toBe('not refused');
  });
});

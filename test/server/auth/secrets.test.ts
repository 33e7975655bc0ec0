import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneTimeCode } from '../../../server/auth/one-time-code.js';
import { keyedHash, randomToken, sameText, seal, unseal } from '../../../server/auth/secrets.js';

const secret = new Uint8Array(32).fill(1);
const other = new Uint8Array(32).fill(2);

describe('secrets', () => {
  test('what is sealed can be opened by us, for the same purpose, and by nobody else', () => {
    const sealed = seal(secret, 'oidc', '{"state":"あ"}');
    expect(unseal(secret, 'oidc', sealed)).toBe('{"state":"あ"}');
    expect(unseal(secret, 'code', sealed)).toBeUndefined();
    expect(unseal(other, 'oidc', sealed)).toBeUndefined();
  });

  test('any change of any byte is noticed', () => {
    const sealed = Buffer.from(seal(secret, 'oidc', 'something kept'), 'base64url');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const forged = Buffer.from(sealed);
        forged[at]! ^= flip;
        expect(unseal(secret, 'oidc', forged.toString('base64url'))).toBeUndefined();
      }),
    );
    expect(unseal(secret, 'oidc', '')).toBeUndefined();
    expect(unseal(secret, 'oidc', 'not sealed at all')).toBeUndefined();
  });

  test('a hash depends on the secret and on what it is for', () => {
    const hashes = [
      keyedHash(secret, 'phone', 'x'),
      keyedHash(other, 'phone', 'x'),
      keyedHash(secret, 'login', 'x'),
      keyedHash(secret, 'phone', 'y'),
    ];
    expect(new Set(hashes).size).toBe(4);
    expect(keyedHash(secret, 'phone', 'x')).toBe(hashes[0]);
  });

  test('tokens are 256 bits and never the same', () => {
    const tokens = Array.from({ length: 100 }, randomToken);
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true);
  });

  test('texts are compared whole', () => {
    expect(sameText('abc', 'abc')).toBe(true);
    expect(sameText('abc', 'abcd')).toBe(false);
    expect(sameText('', 'a')).toBe(false);
  });

  test('one-time codes have six digits, zeros in front too, and spread over all of them', () => {
    const codes = Array.from({ length: 2000 }, (_, i) => oneTimeCode(secret, `id ${i}`));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    const firsts = new Set(codes.map((code) => code[0]));
    expect(firsts.size).toBe(10);
    expect(oneTimeCode(secret, 'id 1')).toBe(codes[1]);
    expect(oneTimeCode(other, 'id 1')).not.toBe(codes[1]);
  });
});

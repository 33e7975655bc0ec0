import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalPhone } from '../../../server/auth/phone.js';

describe('phone numbers', () => {
  test.each([
    ['090-1234-5678', '+819012345678'],
    ['０９０－１２３４－５６７８', '+819012345678'],
    ['090 1234 5678', '+819012345678'],
    ['(0875)73-3000', '+81875733000'],
    ['03ー1234ー5678', '+81312345678'],
    ['050-1234-5678', '+815012345678'],
    ['+81 90 1234 5678', '+819012345678'],
    ['+81 (0)90-1234-5678', '+819012345678'],
    ['0081 90 1234 5678', '+819012345678'],
    ['0120-123-456', '+81120123456'],
    ['+1 202-555-0123', '+12025550123'],
  ])('%s is %s', (text, expected) => {
    expect(normalPhone(text)).toBe(expected);
  });

  test.each([
    ['', 'nothing'],
    ['090-1234-567', 'a mobile number that is too short'],
    ['090-1234-56789', 'a mobile number that is too long'],
    ['0875-73-30000', 'a fixed line that is too long'],
    ['9012345678', 'no 0 and no country'],
    ['+81 0 12', 'too short with a country'],
    ['+0 123 456 789', 'a country that begins with 0'],
    ['110', 'the police'],
    ['090-1234-5678 内線 3', 'an extension'],
    ["090'; drop table rider", 'something else'],
  ])('%s is none (%s)', (text) => {
    expect(normalPhone(text)).toBeUndefined();
  });

  test('hyphens, spaces and width do not matter, and what is normal stays as it is', () => {
    const number = fc.stringMatching(/^0(90|80|70|50)[0-9]{8}$/);
    const between = fc.array(fc.constantFrom('-', ' ', '(', ')', '−', 'ー', ''), {
      minLength: 11,
      maxLength: 11,
    });
    fc.assert(
      fc.property(number, between, fc.boolean(), (plain, signs, wide) => {
        const written = Array.from(plain, (digit, i) => signs[i]! + digit).join('');
        const shown = wide
          ? written.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
          : written;
        const normal = normalPhone(shown);
        expect(normal).toBe(`+81${plain.slice(1)}`);
        expect(normalPhone(normal!)).toBe(normal);
      }),
    );
  });
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = fileURLToPath(new URL('../../', import.meta.url));

/** Where all that decides a result stands. */
const ROOMS = ['core', 'scenarios', 'sim'];
const IS_CODE = /\.m?ts$/;

/** Hexadecimal digits by which two programs are told apart. */
const DIGITS = 12;

/**
 * Names the program that computes results: "0.1.0-3f2a…-v20.20.0" is its version, a hash of its code and of the packages
 * it stands on, and the Node it runs on. Only programs of one name may share a sweep: another could find other bytes.
 */
export function thisProgram(): string {
  const { version } = JSON.parse(text('package.json')) as { readonly version: string };
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(HOME, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => IS_CODE.test(path))
      .map((path) => `${room}/${path.replaceAll('\\', '/')}`),
  );
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', ...files.sort()]) hash.update(`${file}\n${text(file)}\n`);
  return `${version}-${hash.digest('hex').slice(0, DIGITS)}-${process.version}`;
}

/** Some copies of the code have other line ends; they run alike. */
const text = (file: string): string => readFileSync(join(HOME, file), 'utf8').replaceAll('\r\n', '\n');

import { InvalidArgumentError } from 'commander';

/**
 * The PostgreSQL that asking and working machines share, as DATABASE_URL names it; an address may hold a password, so
 * that it is no argument and is not shown.
 */
export function queueAddress(databaseUrl: string | undefined): string {
  if (databaseUrl !== undefined && /^postgres(ql)?:\/\//.test(databaseUrl)) return databaseUrl;
  throw new InvalidArgumentError(
    `DATABASE_URL: expected the address of a PostgreSQL, found ${databaseUrl ? 'something else (not shown: it may hold a password)' : 'nothing'}; ` +
      'set it to one that all machines reach, such as postgres://noriai@db.example.jp/noriai',
  );
}

/** CPU seconds that a piece of work takes, user and system, of all threads of this process. */
export function cpuSeconds<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, seconds: (user + system) / 1e6 };
}

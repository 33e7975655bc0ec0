/** A back-up that cannot be made, or a file that cannot be restored: where, what was expected and found, what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

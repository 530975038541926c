/** A database file that this process cannot serve; the message says why. */
export class UnusableFileError extends Error {
  override readonly name = 'UnusableFileError'
}

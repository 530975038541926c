/** The broker cannot be reached or does not answer. */
export class BusAwayError extends Error {
  override readonly name = 'BusAwayError'
}

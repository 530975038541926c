/** The broker cannot be reached or does not answer. */
export class BusAway extends Error {
  override readonly name = 'BusAway'
}

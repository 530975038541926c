/** A document that is refused as a whole; the text names the item at fault (import-export.md section 5). */
export class TransferError extends Error {
  override readonly name = 'TransferError'
}

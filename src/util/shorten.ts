/** A text for a message: its beginning where it is longer than `longest` UTF-16 units, with the length of the whole. */
export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${String(text.length)} characters)`
}

/** What stands in the frame of a message, in one line. */
export const unframed = (text: string): string => text.replace(/\s+(▸\s+)?/g, ' ').trim()

/** A name between backticks. */
export const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``

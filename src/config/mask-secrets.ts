/** Keys whose values are never shown. */
export const secretKeys: ReadonlySet<string> = new Set([
  'password',
  'managementApiSecret',
  'legacySecret',
  'server2serverSecret',
  'secret',
  'uri',
  'rabbitUri',
  'bus',
  'sslKey',
])

const secretLine = /((?:password|\w*secret|uri|bus|sslKey)["']?\s*:\s*)\S.*/i

/** A line of a configuration with `***` in place of what must stay secret. */
export const maskLine = (line: string): string => line.replace(secretLine, '$1***')

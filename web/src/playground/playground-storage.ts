/** Where the playground keeps its tabs and history; the shape that GraphiQL asks for. */
export interface PlaygroundStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
  clear(): void
  readonly length: number
}

/** A storage for one service that keeps no headers: tokens may be in them. */
export function withoutTokens(storage: Storage, service: string): PlaygroundStorage {
  const ending = `@${service}`
  const keyOf = (key: string): string => `${key}${ending}`
  const ownKeys = (): readonly string[] => Object.keys(storage).filter((key) => key.endsWith(ending))
  return {
    getItem: (key) => storage.getItem(keyOf(key)),
    setItem(key, value) {
      if (!/headers$/i.test(key)) storage.setItem(keyOf(key), withoutHeaders(value))
    },
    removeItem(key) {
      storage.removeItem(keyOf(key))
    },
    clear() {
      for (const key of ownKeys()) storage.removeItem(key)
    },
    get length() {
      return ownKeys().length
    },
  }
}

/** Tabs and history are JSON in which each request has its headers. */
export function withoutHeaders(value: string): string {
  if (!value.includes('"headers"')) return value
  try {
    return JSON.stringify(JSON.parse(value), (key, one: unknown) => (key === 'headers' ? undefined : one))
  } catch {
    return value
  }
}

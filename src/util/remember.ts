/** Gives for a text what `make` gave for it before; forgets all when it has made more than `most`. */
export function remember<Value extends object>(make: (text: string) => Value, most: number): (text: string) => Value {
  const made = new Map<string, Value>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    const value = make(text)
    if (made.size >= most) made.clear()
    made.set(text, value)
    return value
  }
}

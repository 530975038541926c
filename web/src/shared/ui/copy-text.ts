/** Puts text on the clipboard; where the browser refuses (no TLS, no permission) an old way is tried. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.className = 'offscreen'
    document.body.append(area)
    area.select()
    // the only way without TLS, where there is no navigator.clipboard
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const copied = document.execCommand('copy')
    area.remove()
    return copied
  }
}

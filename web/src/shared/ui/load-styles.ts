/** Loads a stylesheet of the server once; ends when it applies. */
export function loadStyles(name: string): Promise<void> {
  const href = `/_assets/${name}.css`
  if (document.querySelector(`link[href="${href}"]`) !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    link.addEventListener('load', () => resolve())
    // the part works without its clothes
    link.addEventListener('error', () => resolve())
    document.head.prepend(link)
  })
}

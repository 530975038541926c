/** Figures that a run is also made for. */
export const report = (line: string): void => void process.stdout.write(`docker: ${line}\n`)

/** Seconds that some work took. */
export async function secondsOf(work: () => Promise<unknown>): Promise<string> {
  const startedAt = Date.now()
  await work()
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`
}

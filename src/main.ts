// the image and older start scripts name this file alone
const words = process.argv.slice(2)
if (words.length === 0 || (words.length === 1 && words[0] === 'start')) {
  const { startAlone } = await import('./cli/start-alone.js')
  await startAlone()
} else await import('./refract.js')

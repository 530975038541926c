// Parts of packages that the program never uses, but that are loaded with the rest: what they load in turn takes
// memory and time of every start.

const leftOut = [
  {
    // the metrics of prom-client are without exemplars, and not of several processes
    file: /@opentelemetry\/api\/.*\.[cm]?js$/,
    text: 'module.exports = {}',
  },
  { file: /prom-client\/lib\/(cluster|pushgateway)\.js$/, text: 'module.exports = class {}' },
  { file: /pino\/lib\/transport\.js$/, text: 'module.exports = () => { throw Error("no transport") }' },
  {
    // asks the runtime for a Response, by which Node loads its whole fetch()
    file: /pg\/lib\/stream\.js$/,
    text: `module.exports = {
      getStream: () => new (require('net').Socket)(),
      getSecureStream: (options) => require('tls').connect(options),
    }`,
  },
]

export const leaveOut = {
  name: 'leave-out',
  setup(build) {
    for (const { file, text } of leftOut)
      build.onLoad({ filter: file }, ({ path }) =>
        path.includes('node_modules') ? { contents: text, loader: 'js' } : undefined,
      )
  },
}

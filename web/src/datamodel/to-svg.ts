import { headHeight, rowHeight, type Box, type Graph } from './graph.js'
import type { Place } from './layout.js'

const margin = 24

/** The picture as a file that needs nothing else: `<svg …>` with boxes, names and lines. */
export function toSvg(graph: Graph, places: ReadonlyMap<string, Place>): string {
  const placed = graph.boxes.map((box) => ({ box, ...(places.get(box.name) ?? { x: 0, y: 0 }) }))
  const width = Math.max(0, ...placed.map(({ x, box }) => x + box.width)) + margin
  const height = Math.max(0, ...placed.map(({ y, box }) => y + box.height)) + margin
  const lines = graph.lines.map(({ from, to, label }) => {
    const [start, end] = [placed.find(({ box }) => box.name === from), placed.find(({ box }) => box.name === to)]
    if (!start || !end) return ''
    const isForward = start.x <= end.x
    const [x1, y1] = [start.x + (isForward ? start.box.width : 0), start.y + headHeight / 2]
    const [x2, y2] = [end.x + (isForward ? 0 : end.box.width), end.y + headHeight / 2]
    const middle = (x1 + x2) / 2
    return `<path d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}" fill="none" stroke="#8b8fa3" stroke-width="1.5"/><text x="${middle}" y="${(y1 + y2) / 2 - 4}" text-anchor="middle" font-size="11" fill="#5b5f70">${escapeXml(label)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12.5"><rect width="100%" height="100%" fill="#ffffff"/>${lines.join('')}${placed.map(boxSvg).join('')}</svg>`
}

function boxSvg({ box, x, y }: { readonly box: Box } & Place): string {
  const rows = box.rows.map((row, index) => {
    const top = headHeight + 4 + index * rowHeight + 16
    return `<text x="12" y="${top}" fill="#1b1d27">${escapeXml(row.name)}</text><text x="${box.width - 12}" y="${top}" text-anchor="end" fill="#5b5f70">${escapeXml(row.type)}</text>`
  })
  return `<g transform="translate(${x} ${y})"><rect width="${box.width}" height="${box.height}" rx="8" fill="#ffffff" stroke="#c9cbd6"/><path d="M0 8a8 8 0 0 1 8-8h${box.width - 16}a8 8 0 0 1 8 8v${headHeight - 8}H0z" fill="${box.kind === 'enum' ? '#fff3dc' : '#eef0ff'}"/><text x="12" y="22" font-weight="600" fill="#1b1d27">${escapeXml(box.name)}</text>${rows.join('')}</g>`
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`)

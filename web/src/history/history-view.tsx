export function HistoryView() {
  return <p>soon</p>
}

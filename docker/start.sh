#!/bin/bash
# Runs the hook, then the server, and stays in front of it: the system drops what is sent to process 1 before it listens,
# so a stop would go unheard while Node starts. What runs gets the signals; its status is the container's.
stop() {
  heard=1
  isStopping=1
  # nothing runs
  kill -s "$1" "$!" 2>/dev/null || exit 0
}
trap 'stop TERM' TERM
trap 'stop INT' INT

app=$(dirname "$0")
hook=$app/prerun_hook.sh

fail() {
  echo "$1" >&2
  exit "$2"
}

# Sets $status. A process group of its own: keys of a terminal come from here only, once.
run() {
  set -m
  "$@" &
  set +m
  heard=1
  while [ -n "$heard" ]; do # a signal ends the waiting, not what is waited for
    heard=
    wait "$!"
    status=$?
  done
}

if [ -e "$hook" ]; then
  [ -x "$hook" ] || fail "$hook is not executable: run  chmod +x  on it, or copy it with  COPY --chmod=755" 126
  if head -n 1 "$hook" | grep -q $'\r'; then
    fail "$hook has Windows line ends, which its first line cannot have: save it with LF line ends" 126
  fi
  run "$hook"
  [ -z "$isStopping" ] || exit 0
  [ "$status" = 0 ] || fail "$hook failed with exit code $status" "$status"
fi

# Where memory is limited the heap gets half of it: by itself Node lets it grow to 256 MB and more. Where very little is
# there, what V8's compilers take is kept low, for about a tenth more processor time.
fit_memory() {
  local limit=max
  read -r limit </sys/fs/cgroup/memory.max || read -r limit </sys/fs/cgroup/memory/memory.limit_in_bytes
  [[ "$limit" =~ ^[0-9]+$ ]] || return
  local megabytes=$((limit >> 20))
  ((megabytes < 512)) || return
  [[ "$NODE_OPTIONS" =~ max[-_]old[-_]space ]] || options+=("--max-old-space-size=$((megabytes / 2))")
  ((megabytes < 128)) || return
  options+=(--no-maglev)
  export MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-16384} MALLOC_TRIM_THRESHOLD_=${MALLOC_TRIM_THRESHOLD_:-65536}
}
options=()
fit_memory 2>/dev/null

server=(node "${options[@]}" "$app/dist/main.js" start)
# The server gives up root. Without the right to signal it from here then, it has to be process 1 itself.
rights=$(grep CapEff /proc/self/status)
if [ "$EUID" = 0 ] && ! ((0x${rights##*[[:space:]]} >> 5 & 1)); then exec "${server[@]}"; fi

run "${server[@]}"
# stopped before it listened
[ -n "$isStopping" ] && [[ "$status" =~ ^(130|143)$ ]] && status=0
exit "$status"

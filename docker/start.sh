#!/bin/bash
# Runs the hook, then becomes the server.
set -e
hook=/app/prerun_hook.sh

fail() {
  echo "$1" >&2
  exit "$2"
}

if [ -e "$hook" ]; then
  [ -x "$hook" ] || fail "$hook is not executable: run  chmod +x  on it, or copy it with  COPY --chmod=755" 126
  if head -n 1 "$hook" | grep -q $'\r'; then
    fail "$hook has Windows line ends, which its first line can not have: save it with LF line ends" 126
  fi
  # in the background, so that a signal is heard while it runs
  "$hook" &
  running=$!
  trap 'kill "$running" 2>/dev/null; exit 0' TERM INT
  status=0
  wait "$running" || status=$?
  trap - TERM INT
  [ "$status" = 0 ] || fail "$hook failed with exit code $status" "$status"
fi

exec node /app/dist/main.js

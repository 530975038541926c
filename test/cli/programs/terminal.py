"""Runs a program in a pseudo-terminal: terminal.py SCRIPT PROGRAM WORDS...

SCRIPT is JSON: [[text to wait for, what to type then], ...]. Prints the raw output of the terminal; ends with the program's
exit code. A text that does not come within 30 s ends the program.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

steps = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
seen, searched, until = b"", 0, time.monotonic() + 30
while True:
    if time.monotonic() > until:
        os.kill(pid, 9)
        break
    ready, _, _ = select.select([terminal], [], [], 0.2)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        seen += data
    if steps:
        at = seen.find(steps[0][0].encode(), searched)
        if at >= 0:
            searched = at + len(steps[0][0].encode())
            time.sleep(0.2)
            os.write(terminal, steps[0][1].encode())
            steps.pop(0)
            until = time.monotonic() + 30
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(seen)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 99)

"""Serves moto on a free port of this machine, says which, and ends when its standard input does.

At a line `copy` it serves what it holds once more, by a process of its own on another port, which it says, too. What is
done to the copy is not done to it. The next `copy` ends the one before."""

import os
import signal
import sys
import time

from moto.server import ThreadedMotoServer


def serve():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    print(server.get_host_and_port()[1], flush=True)


def serve_copy(original):
    """Until it is ended, or the process that it is a copy of is gone, however that went."""
    os.close(sys.stdin.fileno())
    serve()
    while os.getppid() == original:
        time.sleep(0.5)
    os._exit(0)


def end(process):
    if process is not None:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


serve()
copy = None
for line in sys.stdin:
    if line.strip() == "copy":
        end(copy)
        original = os.getpid()
        # Only this thread lives on in the copy: no request may be under way.
        copy = os.fork()
        if copy == 0:
            serve_copy(original)
end(copy)

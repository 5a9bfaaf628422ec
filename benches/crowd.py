#!/usr/bin/env python3
"""What a crowd costs a server: connections that say nothing, and clients of one address that all ask at once.

    python3 benches/crowd.py [--binary PATH] [--idle N] [--clients N]

Starts `zhaiyao serve` on a free port. Prints how long the next request took behind so many idle connections, the first and
the second time, how long it took until each client had its answer, and the most memory that the server had.
"""

import argparse
import pathlib
import re
import resource
import selectors
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).parent.parent
BODY = '{"text":"两省签订合作协议。协议涉及旅游。"}'.encode()
REQUEST = (
    b"POST /api/analyze HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    b"Connection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)
)


def connected(port):
    return socket.create_connection(("127.0.0.1", port), timeout=30)


def ask(client):
    client.sendall(REQUEST)
    return client.makefile("rb").readline().split()[1]


def behind_idle(port, n_idle):
    """Seconds until the next two requests are answered."""
    idle = [connected(port) for _ in range(n_idle)]
    times = []
    for _ in range(2):
        began = time.monotonic()
        with connected(port) as client:
            assert ask(client) == b"200"
        times.append(time.monotonic() - began)
    for connection in idle:
        connection.close()
    return times


def all_at_once(port, n_clients):
    """How many of the clients were answered by which status, and seconds until the last was."""
    clients = [connected(port) for _ in range(n_clients)]
    began = time.monotonic()
    waiting = selectors.DefaultSelector()
    for client in clients:
        client.sendall(REQUEST)
        waiting.register(client, selectors.EVENT_READ)
    statuses = {}
    for _ in clients:
        (key, _), *_ = waiting.select(timeout=30)
        status = key.fileobj.recv(1 << 16).split()[1:2]
        statuses[b"".join(status).decode()] = statuses.get(b"".join(status).decode(), 0) + 1
        waiting.unregister(key.fileobj)
        key.fileobj.close()
    return statuses, time.monotonic() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", default=str(ROOT / "target/release/zhaiyao"))
    parser.add_argument("--idle", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=1_500)
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(options.idle, options.clients) + 100, hard))
    server = subprocess.Popen([options.binary, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r":(\d+)/", server.stderr.readline())[1])
        first, second = behind_idle(port, options.idle)
        print(f"behind {options.idle} idle connections: {first:.2f} s, then {second:.2f} s")
        statuses, seconds = all_at_once(port, options.clients)
        print(f"{options.clients} clients at once: {statuses} in {seconds:.2f} s")
        peak = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{server.pid}/status").read_text())[1]
        print(f"{int(peak) // 1024} MiB")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()

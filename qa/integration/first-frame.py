#!/usr/bin/env python3
"""Opens the console's websocket as a browser would and prints the first bytes that the screen sends.

usage: first-frame.py CONSOLE_URL    (the address that the compute API gave, with its token)
"""
import base64
import os
import socket
import sys
from urllib.parse import parse_qs, urlparse

page = urlparse(sys.argv[1])
token = parse_qs(page.query)["token"][0]
path = page.path.rsplit("/", 1)[0] + "/websockify?token=" + token
key = base64.b64encode(os.urandom(16)).decode()

with socket.create_connection((page.hostname, page.port), timeout=10) as connection:
    connection.sendall(
        (
            f"GET {path} HTTP/1.1\r\nHost: {page.netloc}\r\nOrigin: {page.scheme}://{page.netloc}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: binary\r\n\r\n"
        ).encode()
    )
    stream = connection.makefile("rb")
    status = stream.readline().decode().strip()
    if " 101 " not in status + " ":
        sys.exit(f"no websocket: {status}")
    while stream.readline().strip():
        pass
    head = stream.read(2)
    data = stream.read(head[1] & 0x7F)
    if head[0] & 0x0F == 8:  # a close frame: a status of two bytes, then a reason
        sys.exit(f"closed: {data[2:].decode()}")
    print(data.decode("latin-1").strip())

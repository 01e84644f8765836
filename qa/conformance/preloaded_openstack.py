#!/usr/bin/python3
"""The stock openstack client, imported once for many commands.

preloaded_openstack.py FOLDER COMMAND...   runs COMMAND with an `openstack` first on its PATH. Each call of that forks from a
process that has the client's modules already: what a call does is the client's own, only its imports, most of its time, are
spared.
"""
import json
import os
import socket
import stat
import subprocess
import sys

CALL = """#!/usr/bin/python3 -IS
import json, os, socket, sys
server = socket.socket(socket.AF_UNIX)
server.connect(os.path.dirname(os.path.abspath(__file__)) + '/socket')
said = json.dumps([sys.argv[1:], dict(os.environ), os.getcwd()]).encode()
socket.send_fds(server, [len(said).to_bytes(4, 'big')], [0, 1, 2])
server.sendall(said)
ended = server.recv(1)
sys.exit(ended[0] if ended else 'the preloaded client broke off')
"""


def read(connection, count):
    text = b''
    while len(text) < count:
        text += connection.recv(count - len(text))
    return text


def answer(connection, shell):
    """In a child: becomes the call, with its files, environment and folder, and says how it ended."""
    head, files, _, _ = socket.recv_fds(connection, 4, 3)
    arguments, environment, folder = json.loads(read(connection, int.from_bytes(head, 'big')))
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv[0] = 'openstack'
    status = 1
    try:
        status = shell.main(arguments)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        connection.sendall(bytes([(status or 0) & 255]))
        os._exit(0)


def serve(listener):
    from openstackclient import shell
    # What a first command imports.
    from stevedore import _cache
    import keystoneclient.v3.client, openstack.connection, openstackclient.identity.client  # noqa: E401,F401
    for group in ('openstack.cli', 'openstack.cli.base', 'openstack.cli.extension', 'openstack.identity.v3',
                  'keystoneauth1.plugin', 'cliff.formatter.list', 'cliff.formatter.show', 'cliff.formatter.completion'):
        for entry in _cache.get_group_all(group):
            try:
                entry.load()
            except ImportError:
                continue
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            if os.fork() == 0:
                answer(connection, shell)
            os._exit(0)
        connection.close()
        os.wait()


def main(folder, command):
    call = os.path.join(folder, 'openstack')
    with open(call, 'w') as file:
        file.write(CALL)
    os.chmod(call, stat.S_IRWXU)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(os.path.join(folder, 'socket'))
    listener.listen(64)
    server = os.fork()
    if server == 0:
        serve(listener)
    listener.close()
    environment = dict(os.environ, PATH=folder + os.pathsep + os.environ['PATH'])
    try:
        return subprocess.call(command, env=environment)
    finally:
        os.kill(server, 15)
        os.waitpid(server, 0)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2:]))

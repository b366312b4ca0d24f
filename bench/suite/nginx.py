# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""A real nginx on loopback, over http and https, by the configuration in bench/nginx.conf."""

import os
import resource
import socket
import subprocess
import time

from . import filesets, processes

TEMPLATE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "nginx.conf")


class Nginx:
    def __init__(self, scratch, name="nginx"):
        self.scratch, self.home = scratch, scratch.at(name)
        os.makedirs(self.home)
        self.ca = make_certificates(self.home)
        for attempt in range(3):  # somebody else may take the ports meanwhile
            self.port, self.tls_port = free_ports(2)
            self.process = self._start()
            if answers(self.process, self.port):
                return
            processes.end(self.process)
        with open(self.log, encoding="utf-8") as log:
            raise RuntimeError("nginx does not start: " + log.read())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        processes.end(self.process)

    @property
    def log(self):
        return os.path.join(self.home, "log")

    def _start(self):
        values = {"home": self.home, "scratch": self.scratch.path, "port": self.port, "tls_port": self.tls_port,
                  "files": resource.getrlimit(resource.RLIMIT_NOFILE)[1]}
        with open(TEMPLATE, encoding="utf-8") as file:
            config = file.read()
        for key, value in values.items():
            config = config.replace(f"@{key}@", str(value))
        path = os.path.join(self.home, "nginx.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(config)
        return processes.start(["nginx", "-p", self.home, "-c", path, "-e", self.log], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def serve(self, files, tls=False):
        """The address of a set of files, with its listing."""
        filesets.write_listing(files, self.scratch.at("lists"))
        scheme, port = ("https", self.tls_port) if tls else ("http", self.port)
        return f"{scheme}://127.0.0.1:{port}/{files.path}"


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [listener.getsockname()[1] for listener in sockets]
    for listener in sockets:
        listener.close()
    return ports


def answers(process, port):
    deadline = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return True
        except OSError:
            time.sleep(0.02)
    return False


def make_certificates(folder):
    """A throwaway authority and a certificate of 127.0.0.1; the authority's file is the result."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]

    def openssl(*arguments):
        subprocess.run(["openssl", "req", "-x509", *key, "-days", "2", *arguments], cwd=folder, check=True,
                       capture_output=True, timeout=60)

    openssl("-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Milliard benchmark CA",
            "-addext", "keyUsage=critical,keyCertSign")
    openssl("-CA", "ca.pem", "-CAkey", "ca.key", "-keyout", "server.key", "-out", "server.pem",
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
            "-addext", "basicConstraints=critical,CA:FALSE")
    return os.path.join(folder, "ca.pem")

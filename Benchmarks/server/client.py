"""A generator of load for the edge server: what it sends, how, and what came of it."""

import array
import collections
import random
import select
import socket
import sys
import time

# After so long without any answer the server is taken for stuck.
PATIENCE = 30
# Fewer than a source address has free ports.
CONNECTIONS_PER_ADDRESS = 20_000


class Failure(Exception):
    """Ends the benchmark with a line."""


class Answers:
    """What came of the requests of one phase; times in seconds."""

    def __init__(self):
        self.accepted, self.refused, self.lag = array.array("d"), array.array("d"), array.array("d")
        self.others = collections.Counter()
        self.unanswered = 0
        self.began = time.monotonic()
        self.seconds = 0.0
        # The server's memory, each second.
        self.memory = []

    @property
    def offered(self):
        return len(self.accepted) + len(self.refused) + sum(self.others.values()) + self.unanswered

    def expect_all(self, what):
        if len(self.accepted) != self.offered:
            raise Failure(f"{what}: {len(self.refused)} refused, others {dict(self.others)}, {self.unanswered} unanswered")


class Connection:
    __slots__ = ("socket", "address", "received", "due")


class Client:
    """Sends one request over and over on many connections.

    Sockets that never block, one poll object, bytes made beforehand, and no more of an answer read than its status and
    its length: Python must not be what is measured.
    """

    def __init__(self, port, request, memory):
        """`memory` reads the server's."""
        self.port, self.request, self.memory = port, request, memory
        self.connections = []
        self.by_file = {}
        self.poll = select.epoll()
        self.answers = Answers()

    def open(self, count):
        for _ in range(count):
            connection = Connection()
            connection.address = f"127.0.0.{1 + len(self.connections) // CONNECTIONS_PER_ADDRESS}"
            self.connections.append(connection)
            self._connect(connection)

    def close(self):
        for connection in self.connections:
            connection.socket.close()
        self.poll.close()

    def each_once(self, at_a_time=200):
        """One request on each connection; not all at once, because that is not what is measured here."""
        for index in range(0, len(self.connections), at_a_time):
            some = self.connections[index:index + at_a_time]
            self.closed_loop(some, count=len(some)).expect_all("small requests")

    def closed_loop(self, connections=None, count=sys.maxsize, seconds=float("inf")):
        """Each connection sends its next request when it has the answer to the one before."""
        answers = self.answers = Answers()
        end = answers.began + seconds
        free = self.connections if connections is None else connections
        under_way, last, left = 0, answers.began, count
        while True:
            now = time.monotonic()
            for connection in free if now < end else ():
                if left > 0:
                    self._send(connection, now)
                    under_way += 1
                    left -= 1
            if not under_way:
                break
            free = self._collect(1)
            under_way -= len(free)
            last = now if free else last
            if now - last > PATIENCE:
                raise Failure(f"no answer for {PATIENCE} s, {under_way} requests under way")
        answers.seconds = time.monotonic() - answers.began
        return answers

    def open_loop(self, rate, seconds, seed, until=lambda: False):
        """Requests at random times, as from very many clients: none waits for another one's answer.

        A request's latency counts from the time that it was due, so a wait for a free connection is part of it.
        """
        answers = self.answers = Answers()
        gap = random.Random(seed).expovariate
        # In turn, so that no connection is silent for long.
        free = collections.deque(self.connections)
        waiting = collections.deque()
        due = answers.began + gap(rate)
        end = answers.began + seconds
        under_way = 0
        while True:
            now = time.monotonic()
            while due <= now and due < end:
                waiting.append(due)
                due += gap(rate)
            while waiting and free:
                at = waiting.popleft()
                now = time.monotonic()
                answers.lag.append(now - at)
                self._send(free.popleft(), at)
                under_way += 1
            if until():
                end = min(end, now)
            if due >= end and not under_way and not waiting or now > end + PATIENCE:
                break
            # Whole milliseconds are slept, since poll knows no less; the rest is waited out.
            rest = due - now if due < end and free else 0.05
            freed = self._collect(int(rest * 1000) / 1000 if rest > 0 else 0)
            under_way -= len(freed)
            free.extend(freed)
        answers.unanswered += under_way + len(waiting)
        answers.seconds = min(end, now) - answers.began
        return answers

    def _connect(self, connection):
        connection.socket = socket.socket()
        connection.socket.settimeout(PATIENCE)
        connection.socket.bind((connection.address, 0))
        connection.socket.connect(("127.0.0.1", self.port))
        connection.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.socket.setblocking(False)
        connection.received, connection.due = b"", None
        self.by_file[connection.socket.fileno()] = connection
        self.poll.register(connection.socket, select.EPOLLIN)

    def _reconnect(self, connection):
        self.poll.unregister(connection.socket)
        connection.socket.close()
        self._connect(connection)

    def _send(self, connection, due):
        connection.due = due
        # One request is smaller than a send buffer, and the one before has been answered.
        if connection.socket.send(self.request) != len(self.request):
            raise Failure("a request did not fit a send buffer")

    def _collect(self, seconds):
        """Reads what is there, and returns the connections that have their answers."""
        freed = []
        answers = self.answers
        if time.monotonic() - answers.began >= len(answers.memory):
            answers.memory.append(self.memory())
        for file, _ in self.poll.poll(seconds):
            connection = self.by_file[file]
            try:
                data = connection.socket.recv(1 << 16)
            except BlockingIOError:
                continue
            except ConnectionError:
                data = b""
            if not data:
                if connection.due is not None:
                    answers.unanswered += 1
                    freed.append(connection)
                self._reconnect(connection)
                continue
            connection.received += data
            end = connection.received.find(b"\r\n\r\n")
            if end < 0:
                continue
            head = connection.received[:end + 2].lower()
            at = head.index(b"content-length:") + 15
            if len(connection.received) < end + 4 + int(head[at:head.index(b"\r\n", at)]):
                continue
            self._count(head, time.monotonic() - connection.due)
            connection.received, connection.due = b"", None
            if b"connection: close" in head:
                self._reconnect(connection)
            freed.append(connection)
        return freed

    def _count(self, head, latency):
        status = head[9:12]
        if status == b"200":
            self.answers.accepted.append(latency)
        elif status == b"503" and b"\r\nretry-after:" in head:
            self.answers.refused.append(latency)
        else:
            self.answers.others[status.decode()] += 1


def milliseconds(times, part):
    """A percentile; nan where there are no times."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))] * 1000 if times else float("nan")

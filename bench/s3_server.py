# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""A bucket of any number of keys on loopback that answers ListObjectsV2 and HeadObject, each after a while; prints its port."""

import argparse
import asyncio
import bisect
from urllib.parse import parse_qs, urlsplit


class Keys:
    """img/0000000.jpg and on, made as they are asked for."""

    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        return b"img/%07d.jpg" % index


OBJECT = (b"<Contents><Key>img/%07d.jpg</Key><LastModified>2024-05-17T08:30:00.000Z</LastModified>"
          b"<ETag>&quot;9b2cf535f27731c974343645a3985328&quot;</ETag><Size>100</Size><StorageClass>STANDARD</StorageClass></Contents>")

OF_AN_OBJECT = (b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 100\r\nLast-Modified: Fri, 17 May 2024 08:30:00 GMT\r\n"
                b'ETag: "9b2cf535f27731c974343645a3985328"\r\n\r\n')


def page(keys, query, limit):
    token = query.get(b"continuation-token") or query.get(b"start-after")
    first = bisect.bisect_right(keys, token[0]) if token else 0
    last = min(first + limit, len(keys))
    is_truncated = last < len(keys)
    token = b"<NextContinuationToken>%s</NextContinuationToken>" % keys[last - 1] if is_truncated else b""
    return (b'<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
            b"<Name>bucket</Name><Prefix></Prefix><KeyCount>%d</KeyCount><MaxKeys>%d</MaxKeys><EncodingType>url</EncodingType>"
            b"<IsTruncated>%s</IsTruncated>%s" % (last - first, limit, b"true" if is_truncated else b"false", token)
            + b"".join([OBJECT % index for index in range(first, last)]) + b"</ListBucketResult>")


async def serve(options):
    keys = Keys(options.keys)

    async def answer(reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                began = asyncio.get_running_loop().time()
                method, target = head.split(b" ", 2)[:2]
                body = b"" if method == b"HEAD" else page(keys, parse_qs(urlsplit(target).query), options.page)
                await asyncio.sleep(max(0, began + options.latency / 1000 - asyncio.get_running_loop().time()))
                writer.write(OF_AN_OBJECT if method == b"HEAD" else
                             b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=1_000_000)
    parser.add_argument("--page", type=int, default=1000)
    parser.add_argument("--latency", type=float, default=50, help="milliseconds")
    asyncio.run(serve(parser.parse_args()))

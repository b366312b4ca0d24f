# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""The talk's asyncio: a task for each file, made while the next page is being asked for; WORKERS at a time."""

import asyncio

import aiohttp

from service import file_url, main, page_url, store


async def list_page(session, base, marker):
    async with session.get(page_url(base, marker)) as response:
        response.raise_for_status()
        return await response.json(content_type=None)


async def download(session, base, folder, name):
    async with session.get(file_url(base, name)) as response:
        response.raise_for_status()
        store(folder, name, await response.read())


class Downloads:
    """At most `in_flight` files at a time; counts them, and notes what failed."""

    def __init__(self, session, base, folder, in_flight):
        self.session, self.base, self.folder = session, base, folder
        self.room = asyncio.Semaphore(in_flight)
        self.tasks = set()
        self.done, self.failures = 0, []

    async def add(self, name):
        await self.room.acquire()
        task = asyncio.create_task(self.one(name))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def one(self, name):
        try:
            await download(self.session, self.base, self.folder, name)
            self.done += 1
        except (OSError, asyncio.TimeoutError, aiohttp.ClientError) as error:
            self.failures.append((name, error))
        finally:
            self.room.release()

    async def wait(self):
        await asyncio.gather(*self.tasks)


def open_session(in_flight):
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=in_flight + 1))


async def download_listing(base, folder, in_flight):
    async with open_session(in_flight) as session:
        downloads = Downloads(session, base, folder, in_flight)
        page = await list_page(session, base, "")
        while page:
            marker = page.get("NextFile")
            following = asyncio.create_task(list_page(session, base, marker)) if marker else None
            for name in page["FileNames"]:
                await downloads.add(name)
            page = await following if following else None
        await downloads.wait()
        return downloads.done, downloads.failures


def download_all(base, folder, workers):
    return asyncio.run(download_listing(base, folder, workers))


if __name__ == "__main__":
    main(download_all)

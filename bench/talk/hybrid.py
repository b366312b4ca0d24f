# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""The talk's best: pages are handed to processes, each of which has an event loop. WORKERS is their number."""

import asyncio
import multiprocessing

import requests

from asynchronous import Downloads, open_session
from service import main, page_url

IN_FLIGHT = 16  # in each process
END = None


async def download_pages(base, folder, pages):
    loop = asyncio.get_running_loop()
    async with open_session(IN_FLIGHT) as session:
        downloads = Downloads(session, base, folder, IN_FLIGHT)
        while (names := await loop.run_in_executor(None, pages.get)) is not END:
            for name in names:
                await downloads.add(name)
        await downloads.wait()
        return downloads.done, [(name, str(error)) for name, error in downloads.failures]


def work(base, folder, pages, results):
    results.put(asyncio.run(download_pages(base, folder, pages)))


def list_pages(base, pages):
    marker = ""
    with requests.Session() as session:
        while marker is not None:
            page = session.get(page_url(base, marker))
            page.raise_for_status()
            page = page.json()
            pages.put(page["FileNames"])
            marker = page.get("NextFile")


def download_all(base, folder, workers):
    pages, results = multiprocessing.Queue(maxsize=2 * workers), multiprocessing.Queue()
    processes = [multiprocessing.Process(target=work, args=(base, folder, pages, results)) for _ in range(workers)]
    for process in processes:
        process.start()
    try:
        list_pages(base, pages)
    finally:
        for _ in processes:
            pages.put(END)
    done, failures = 0, []
    for _ in processes:
        process_done, process_failures = results.get()
        done += process_done
        failures += process_failures
    for process in processes:
        process.join()
    return done, failures


if __name__ == "__main__":
    main(download_all)

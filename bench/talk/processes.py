# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""The talk's processes: the names of one page are given to a pool, and when all are there the next page's."""

from concurrent.futures import ProcessPoolExecutor, as_completed

import requests

from service import file_url, main, page_url, store

session = None  # each process has its own


def open_session():
    global session
    session = requests.Session()


def download(base, folder, name):
    response = session.get(file_url(base, name))
    response.raise_for_status()
    store(folder, name, response.content)


def download_all(base, folder, workers):
    done, failures = 0, []
    marker = ""
    with requests.Session() as lister, ProcessPoolExecutor(workers, initializer=open_session) as pool:
        while marker is not None:
            page = lister.get(page_url(base, marker))
            page.raise_for_status()
            page = page.json()
            names = {pool.submit(download, base, folder, name): name for name in page["FileNames"]}
            for future in as_completed(names):
                if error := future.exception():
                    failures.append((names[future], error))
                else:
                    done += 1
            marker = page.get("NextFile")
    return done, failures


if __name__ == "__main__":
    main(download_all)

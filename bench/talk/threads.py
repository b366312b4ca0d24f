# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""The talk's threads: a lister, a bounded queue, workers, and a thread that counts what they report."""

import queue
import threading

import requests

from service import file_url, main, page_url, store

END = None


def list_names(base, names, workers):
    marker = ""
    with requests.Session() as session:
        while marker is not None:
            page = session.get(page_url(base, marker))
            page.raise_for_status()
            page = page.json()
            for name in page["FileNames"]:
                names.put(name)
            marker = page.get("NextFile")
    for _ in range(workers):
        names.put(END)


def download(base, folder, names, results):
    with requests.Session() as session:
        while (name := names.get()) is not END:
            try:
                response = session.get(file_url(base, name))
                response.raise_for_status()
                store(folder, name, response.content)
                results.put((name, None))
            except (OSError, requests.RequestException) as error:
                results.put((name, error))


def count(results, counted):
    while (result := results.get()) is not END:
        name, error = result
        if error is None:
            counted["done"] += 1
        else:
            counted["failures"].append((name, error))


def download_all(base, folder, workers):
    names, results = queue.Queue(maxsize=1000), queue.Queue()
    counted = {"done": 0, "failures": []}
    counter = threading.Thread(target=count, args=(results, counted))
    threads = [threading.Thread(target=download, args=(base, folder, names, results)) for _ in range(workers)]
    for thread in [counter, *threads]:
        thread.start()
    try:
        list_names(base, names, workers)
    except requests.RequestException as error:
        results.put(("listing", error))
        for _ in threads:
            names.put(END)
    for thread in threads:
        thread.join()
    results.put(END)
    counter.join()
    return counted["done"], counted["failures"]


if __name__ == "__main__":
    main(download_all)

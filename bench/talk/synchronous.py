# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""The talk's first design: one session, the names of a page in a loop."""

import requests

from service import file_url, main, page_url, store


def download_all(base, folder, _workers):
    done, failures = 0, []
    marker = ""
    with requests.Session() as session:
        while marker is not None:
            page = session.get(page_url(base, marker))
            page.raise_for_status()
            page = page.json()
            for name in page["FileNames"]:
                try:
                    response = session.get(file_url(base, name))
                    response.raise_for_status()
                    store(folder, name, response.content)
                    done += 1
                except (OSError, requests.RequestException) as error:
                    failures.append((name, error))
            marker = page.get("NextFile")
    return done, failures


if __name__ == "__main__":
    main(download_all)

# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""What is downloaded: sets of files with a listing, whose every name and body is known beforehand."""

import filecmp
import json
import os

PAGE = 1000  # names


class Made:
    """`count` files of 100 bytes that the server makes from their names."""

    size = 100

    def __init__(self, count, page=PAGE):
        self.count, self.page = count, page
        self.path = f"{count}-{page}"

    def name(self, index):
        return f"f{index:09d}"

    def has(self, name):
        return len(name) == 10 and name[0] == "f" and name[1:].isdecimal() and int(name[1:]) < self.count

    def is_body(self, name, body):
        return body == name.encode() * 10

    def is_file(self, name, path):
        with open(path, "rb") as file:
            return self.is_body(name, file.read())


class Stored:
    """`count` files of `size` bytes in a folder, every one different from the others."""

    page = PAGE

    def __init__(self, folder, count, size):
        self.folder, self.count, self.size = folder, count, size
        self.path = os.path.basename(folder)
        os.mkdir(folder)
        noise = os.urandom(min(size, 1 << 20))
        for index in range(count):
            with open(os.path.join(folder, self.name(index)), "wb") as file:
                left = size
                while left > 0:
                    file.write(f"{index:08x}{left:08x}".encode())
                    left -= 16 + file.write(noise[: left - 16])

    def name(self, index):
        return f"m{index:09d}"

    def has(self, name):
        return os.path.exists(os.path.join(self.folder, name))

    def is_body(self, name, body):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read() == body

    def is_file(self, name, path):
        return filecmp.cmp(os.path.join(self.folder, name), path, shallow=False)


def write_listing(files, lists):
    """The pages of a set's listing below `lists`, where the server looks for them."""
    folder = os.path.join(lists, files.path)
    if os.path.isdir(folder):
        return
    os.makedirs(folder)
    pages = -(-files.count // files.page)
    for number in range(pages):
        first = number * files.page
        names = [files.name(index) for index in range(first, min(first + files.page, files.count))]
        page = {"FileNames": names}
        if number + 1 < pages:
            page["NextFile"] = str(number + 1)
        with open(os.path.join(folder, f"{number}.json"), "w", encoding="utf-8") as file:
            json.dump(page, file)

# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Whether each text of the sources has its translation: collects them anew, as lupdate does, and looks for what is missing.

Usage: test_translations.py LUPDATE PROJECT"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

lupdate, project = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
PLURALS_ALONE = {"milliard_en.ts"}  # the texts themselves are English


class Translations(unittest.TestCase):
    def test_are_complete(self):
        files = sorted((project / "resources/translations").glob("*.ts"))
        self.assertTrue(files)
        for file in files:
            with self.subTest(file.name), tempfile.TemporaryDirectory() as folder:
                copy = pathlib.Path(folder) / file.name
                shutil.copy(file, copy)
                options = ["-pluralonly"] if file.name in PLURALS_ALONE else []
                subprocess.run([lupdate, "-silent", "-locations", "none", *options, "-I", project, project / "core", project / "ui", project / "app/main.cpp", "-ts", copy], check=True)
                messages = ElementTree.parse(copy).getroot().findall(".//message")
                self.assertTrue(messages)
                for message in messages:
                    source, translation = message.findtext("source"), message.find("translation")
                    self.assertIsNone(translation.get("type"), f"{file.name}: {translation.get('type')}: {source}")
                    forms = [form.text for form in translation.findall("numerusform")] or [translation.text]
                    self.assertTrue(all(forms), f"{file.name}: an empty form of: {source}")
                    for form in forms:
                        for place in ("%1", "%2", "%3", "%4"):
                            self.assertEqual(form.count(place), source.count(place), f"{file.name}: {place} in: {form}")


if __name__ == "__main__":
    unittest.main()

# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""What can be measured, a module each; run(bench) measures and gives Markdown."""

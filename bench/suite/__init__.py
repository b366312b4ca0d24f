# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Milliard and its peers, side by side: what scripts/bench runs."""

# Pages that change by themselves.

live-changed = This page was brought up to date.

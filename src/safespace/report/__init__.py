"""The report: one page of somebody's own notes, to hand over or to keep."""

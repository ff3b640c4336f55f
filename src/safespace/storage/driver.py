"""The one place that imports the database driver.

sqlite-utils looks for `pysqlite3` before the standard library's module; registering
the driver there, before sqlite-utils is imported, makes both speak of one driver and
one family of errors (docs/adr/0002-one-driver.md).
"""

from __future__ import annotations

import sys

import sqlcipher3
import sqlcipher3.dbapi2 as sqlite3
from sqlcipher3.dbapi2 import Connection

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlite3

DatabaseError = sqlite3.DatabaseError
OperationalError = sqlite3.OperationalError
connect = sqlite3.connect

__all__ = ["Connection", "DatabaseError", "OperationalError", "connect", "sqlite3"]

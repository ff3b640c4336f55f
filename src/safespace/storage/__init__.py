"""The database: one connection, short transactions, plain SQL."""

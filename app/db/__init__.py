"""The database: tables, types, guards, migrations, connections."""

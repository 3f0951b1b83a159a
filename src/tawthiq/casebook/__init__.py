"""The store: models, migrations, actions; db.py is the only file that opens the database."""

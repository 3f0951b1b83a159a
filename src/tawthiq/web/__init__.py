"""The casebook in a browser on this machine: `tawthiq serve`. Pages read and forms work without scripts.

One view a page (views/), one template a page (templates/), texts by language (texts/), all pages in urls.py.
"""

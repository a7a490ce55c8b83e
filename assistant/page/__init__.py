"""The page in the browser, by part: everything that imports gradio, apart from app.py, is in this package."""

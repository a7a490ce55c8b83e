"""Language models behind one small interface, through LlamaIndex's classes. Nothing here knows of articles.

``specs`` says which model a setting names; ``opening`` makes it; ``paced`` holds it to a time. One file a kind of
endpoint, each the one door to its client.
"""

"""Two processes at once: while the pages hold the notebook open, the command line is told, and the other way round nothing is lost."""
from notebook import Notebook, Served

notebook = Notebook().create()
served = Served(notebook)
served.open()
code, _, err = notebook.run("practice", "add", "person", "--kind", "other", "--name", "Second")
assert code == 2 and "already open" in err, f"{code}: {err}"
answer, page = served.ask("GET", "/practice")
assert answer.status == 200, page
assert served.stop() == 0
code, _, err = notebook.run("practice", "add", "person", "--kind", "other", "--name", "Third")
assert code == 0, err
code, out, _ = notebook.run("practice", "show")
assert "Third" in out and "Second" not in out
print("one was told, the other went on")

"""Runs tests in the Python that has the clients; says so, and skips, where there is none. usage: with_clients.py MODULE..."""
import os
import pathlib
import sys

SKIPPED = 77

clients = pathlib.Path(os.environ.get("RELATA_LSP_CLIENTS", pathlib.Path(__file__).resolve().parents[2] / "build" / "lsp"))
python = clients / "python" / "bin" / "python"
if not (clients / "installed.txt").exists():
    print(f"skipped: no client of the language server in {clients} (tests/lsp/install.sh)")
    sys.exit(SKIPPED)
os.execv(python, [python, "-B", "-W", "ignore::ResourceWarning", "-m", "unittest", "-v", *sys.argv[1:]])

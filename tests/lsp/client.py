"""An editor for tests: pygls speaks the protocol to `relata lsp`, lsprotocol checks every message that comes back."""
import asyncio
import concurrent.futures
import logging
import os
import pathlib
import threading

from lsprotocol import converters, types
from pygls.lsp.client import LanguageClient

SOURCE = pathlib.Path(os.environ.get("RELATA_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
RELATA = os.environ.get("RELATA", str(SOURCE / "build" / "relata"))
CONVERTER = converters.get_converter()
PARAMS = 2  # where a method's types have those of its parameters

# What a modern editor says it can do.
CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}, "executeCommand": {}, "symbol": {}},
    "textDocument": {
        "synchronization": {"didSave": True},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "codeDescriptionSupport": True},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix"]}}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "rename": {"prepareSupport": True},
        "semanticTokens": {"requests": {"full": True}, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"]},
    },
}


# What the newest of them can do beside it.
PULLING = {**CAPABILITIES,
           "workspace": {**CAPABILITIES["workspace"], "diagnostics": {"refreshSupport": True}},
           "textDocument": {**CAPABILITIES["textDocument"], "diagnostic": {"dynamicRegistration": False}}}
READING_UTF_8 = {**CAPABILITIES, "general": {"positionEncodings": ["utf-8", "utf-16"]}}
EDITORS = {"pulling diagnostics": PULLING, "reading UTF-8": READING_UTF_8}


class Strict(logging.Handler):
    """What the client warns of, such as an answer that nobody asked for, fails whoever waits."""

    def __init__(self, editor):
        super().__init__(logging.WARNING)
        self.editor = editor

    def emit(self, record):
        if not self.editor.wrong.done():
            self.editor.wrong.set_exception(AssertionError(record.getMessage()))


class Editor:
    """One server, started in a folder. Requests and their results are JSON as the protocol has it; a wrong shape on either side raises."""

    def __init__(self, folder, options=None, capabilities=CAPABILITIES, patience=30):
        self.folder, self.patience = pathlib.Path(folder), patience
        self.versions, self.published, self.notified, self.leaving = {}, {}, [], False
        self.news = threading.Condition()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.client = LanguageClient("relata-tests", "1")
        self.wrong = concurrent.futures.Future()
        logging.getLogger("pygls").handlers = [Strict(self)]
        self.client.report_server_error = lambda error, source: self.wrong.done() or self.wrong.set_exception(error)
        self.client.server_exit = self._left
        for method in (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, types.WINDOW_SHOW_MESSAGE, types.WINDOW_LOG_MESSAGE):
            self.client.feature(method)(lambda message, method=method: self._heard(method, CONVERTER.unstructure(message)))
        self.client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)(lambda *nothing: self._heard(types.WORKSPACE_DIAGNOSTIC_REFRESH, None))
        self._run(self.client.start_io(RELATA, "lsp", cwd=str(folder)))
        self.capabilities = self.request("initialize", {"processId": None, "rootUri": self.folder.as_uri(), "capabilities": capabilities,
                                                        "workspaceFolders": [{"uri": self.folder.as_uri(), "name": "pack"}], "initializationOptions": options})["capabilities"]
        self.notify("initialized", {})

    def _run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(self.patience)

    async def _left(self, server):
        """A server that ends of itself fails whoever waits for it."""
        if not self.leaving and not self.wrong.done():
            self.wrong.set_exception(AssertionError(f"the server ended with status {server.returncode}"))
        with self.news:
            self.news.notify_all()

    def _heard(self, method, message):
        with self.news:
            if method == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS:
                self.published[message["uri"]] = message
            else:
                self.notified.append((method, message))
            self.news.notify_all()

    def _call(self, what, method, params):
        made = None if params is None else CONVERTER.structure(params, types.METHOD_TO_TYPES[method][PARAMS])
        done = concurrent.futures.Future()
        self.loop.call_soon_threadsafe(lambda: done.set_result(what(method, made)))
        return done.result(self.patience)

    def send(self, method, params):
        """A request whose result is waited for later: `result(send(...))`."""
        return self._call(self.client.protocol.send_request, method, params)

    def result(self, sent):
        concurrent.futures.wait([sent, self.wrong], self.patience, concurrent.futures.FIRST_COMPLETED)
        if self.wrong.done():
            self.wrong.result()
        return CONVERTER.unstructure(sent.result(0))

    def request(self, method, params):
        return self.result(self.send(method, params))

    def notify(self, method, params):
        self._call(self.client.protocol.notify, method, params)

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name, text=None, language="yaml"):
        self.versions[name] = 1
        text = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        self.notify("textDocument/didOpen", {"textDocument": {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}})

    def change(self, name, *changes):
        """Changes as the protocol has them: {"range": ..., "text": ...}, or {"text": ...} for all of it."""
        self.versions[name] += 1
        self.notify("textDocument/didChange", {"textDocument": {"uri": self.uri(name), "version": self.versions[name]}, "contentChanges": list(changes)})

    def heard(self, method):
        """Waits until the server has said this, once."""
        with self.news:
            if not self.news.wait_for(lambda: self.wrong.done() or any(each[0] == method for each in self.notified), self.patience):
                raise AssertionError(f"{method} has not come")
            self.notified = [each for each in self.notified if each[0] != method]

    def diagnostics(self, name):
        """Those of the newest version, waited for or asked for."""
        if self.capabilities.get("diagnosticProvider"):
            return self.request("textDocument/diagnostic", {"textDocument": {"uri": self.uri(name)}})["items"]
        def there():
            return self.wrong.done() or self.published.get(self.uri(name), {}).get("version") == self.versions[name]
        with self.news:
            found = self.news.wait_for(there, self.patience)
            if self.wrong.done():
                self.wrong.result()
            if not found:
                raise AssertionError(f"no diagnostics of version {self.versions[name]} of {name}: {self.published.get(self.uri(name))}")
            return self.published[self.uri(name)]["diagnostics"]

    def close(self):
        """Leaves as an editor leaves; the server's exit status."""
        self.leaving = True
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            return self._run(asyncio.wait_for(self.client._server.wait(), self.patience))
        finally:
            self.loop.call_soon_threadsafe(self.loop.stop)
            self.thread.join(self.patience)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.client._server.returncode is None:
            self.client._server.kill() if any(error) else self.close()

"""What no editor should send. The server answers with an error, or does nothing, and goes on."""
import json
import subprocess
import unittest

from client import RELATA

INITIALIZE = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}
INITIALIZED = {"jsonrpc": "2.0", "method": "initialized", "params": {}}
SHUTDOWN = {"jsonrpc": "2.0", "id": 99, "method": "shutdown"}
EXIT = {"jsonrpc": "2.0", "method": "exit"}
OPENED = {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "untitled:a", "languageId": "yaml", "version": 1, "text": "rules:\n"}}}
PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS, NOT_INITIALIZED = -32700, -32600, -32601, -32602, -32002


def framed(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def answers(output):
    """The responses in a stream of messages, by id."""
    found = {}
    while output:
        header, _, rest = output.partition(b"\r\n\r\n")
        length = int(header.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        message = json.loads(rest[:length])
        if "method" not in message:
            found[message.get("id")] = message
        output = rest[length:]
    return found


def session(*messages, status=0):
    """Everything is sent at once, and the end of input with it."""
    done = subprocess.run([RELATA, "lsp"], input=b"".join(each if isinstance(each, bytes) else framed(each) for each in messages), capture_output=True, timeout=60)
    if done.returncode != status:
        raise AssertionError(f"exits with {done.returncode}: {done.stderr.decode(errors='replace')[-1000:]}")
    return answers(done.stdout)


def request(method, params=None, identity=2):
    return {"jsonrpc": "2.0", "id": identity, "method": method, **({} if params is None else {"params": params})}


class BadMessages(unittest.TestCase):
    def asked(self, *messages):
        """The answers to messages in the middle of an ordinary session, which ends well."""
        found = session(INITIALIZE, INITIALIZED, *messages, SHUTDOWN, EXIT)
        self.assertIsNone(found[99]["result"])
        return found

    def test_a_method_that_nobody_knows_is_refused_and_a_notification_is_ignored(self):
        found = self.asked(request("textDocument/paint"), {"jsonrpc": "2.0", "method": "workspace/paint"}, {"jsonrpc": "2.0", "method": "$/paint", "params": {}})
        self.assertEqual(found[2]["error"]["code"], METHOD_NOT_FOUND)

    def test_a_body_that_is_no_json_is_told_and_the_next_message_read(self):
        found = self.asked(framed(b"{\"jsonrpc\": \"2.0\", \"id\""), framed(b"\xff\xfe\x00"), request("textDocument/paint"))
        self.assertEqual(found[None]["error"]["code"], PARSE_ERROR)
        self.assertEqual(found[2]["error"]["code"], METHOD_NOT_FOUND)

    def test_json_that_is_no_message_is_refused(self):
        found = self.asked(framed(b"[]"), framed(b"7"), framed(b"{}"), framed(b"null"))
        self.assertEqual(found[None]["error"]["code"], INVALID_REQUEST)

    def test_parameters_of_another_shape_are_refused(self):
        for params in (None, [], {}, {"textDocument": 7}, {"textDocument": {"uri": 7}, "position": {}}, {"textDocument": {"uri": "untitled:a"}, "position": {"line": -1, "character": "x"}}):
            with self.subTest(params=params):
                self.assertEqual(self.asked(OPENED, request("textDocument/hover", params))[2]["error"]["code"], INVALID_PARAMS)

    def test_notifications_of_another_shape_are_ignored(self):
        for method in ("textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "workspace/didChangeConfiguration", "$/cancelRequest"):
            for params in ({}, {"textDocument": {}}, {"textDocument": {"uri": "file:///a.yaml", "version": "x"}, "contentChanges": [{"range": 7, "text": 7}]}):
                self.asked({"jsonrpc": "2.0", "method": method, "params": params})

    def test_files_that_are_not_open_and_addresses_that_are_no_files_have_no_answer(self):
        for uri in ("file:///nowhere/rules.yaml", "untitled:Untitled-1", "", "file:///%zz%00", "http://[::1"):
            with self.subTest(uri=uri):
                answer = self.asked(request("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}))[2]
                self.assertTrue(answer.get("result", 0) is None or answer["error"]["code"] == INVALID_PARAMS, answer)

    def test_places_behind_the_end_of_the_text_have_no_answer(self):
        changed = {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "untitled:a", "version": 2}, "contentChanges": [
            {"range": {"start": {"line": 90, "character": 5}, "end": {"line": 2, "character": 4_000_000_000}}, "text": "x"}]}}
        place = {"textDocument": {"uri": "untitled:a"}, "position": {"line": 2_000_000_000, "character": 2_000_000_000}}
        found = self.asked(OPENED, changed, request("textDocument/hover", place), request("textDocument/completion", place, 3))
        self.assertIsNone(found[2]["result"])
        self.assertNotIn("error", found[3])

    def test_requests_before_initialize_are_refused(self):
        found = session(request("textDocument/hover", {}), INITIALIZE, INITIALIZED, SHUTDOWN, EXIT)
        self.assertEqual(found[2]["error"]["code"], NOT_INITIALIZED)
        self.assertIn("capabilities", found[1]["result"])

    def test_requests_after_shutdown_are_refused(self):
        found = session(INITIALIZE, INITIALIZED, SHUTDOWN, request("textDocument/hover", {}), EXIT)
        self.assertEqual(found[2]["error"]["code"], INVALID_REQUEST)

    def test_an_exit_without_shutdown_and_an_end_of_input_are_told_by_the_status(self):
        session(INITIALIZE, INITIALIZED, EXIT, status=1)
        session(INITIALIZE, INITIALIZED, status=1)
        session(status=1)

    def test_headers_in_another_case_with_a_content_type_are_read(self):
        body = json.dumps(request("textDocument/paint")).encode()
        found = self.asked(b"content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
        self.assertEqual(found[2]["error"]["code"], METHOD_NOT_FOUND)

    def test_a_header_without_a_length_is_passed_over(self):
        for header in (b"Content-Length: many\r\n\r\n", b"Content-Length: -5\r\n\r\n", b"Content-Length: 99999999999999999999\r\n\r\n", b"Hello\r\n\r\n"):
            with self.subTest(header=header):
                self.assertEqual(self.asked(header, request("textDocument/paint"))[2]["error"]["code"], METHOD_NOT_FOUND)


if __name__ == "__main__":
    unittest.main()

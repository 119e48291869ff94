"""`relata watch` as a process beside the test: started, read line by line, stopped when the test ends."""
import queue
import subprocess
import threading

from program import RELATA, ProgramTest


class WatchTest(ProgramTest):
    def start_watching(self, *arguments):
        """Starts `relata watch ARGUMENTS`; self.lines holds what it tells."""
        self.process = subprocess.Popen([RELATA, "watch", *arguments], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(self.stop)
        self.lines = queue.Queue()
        threading.Thread(target=lambda: [self.lines.put(line.decode()) for line in self.process.stdout], daemon=True).start()

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

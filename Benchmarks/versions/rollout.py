"""A server whose bundle gets new versions while devices run, for checks of what these do then."""

import pathlib
import re
import shutil
import signal
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / ".build/release/cachenet"
TOY_MODELS = ROOT / "Examples/toy"


def toy_pictures(folder):
    """Pictures for the toy models, as `cachenet run --source` takes them."""
    pictures = folder / "pictures"
    subprocess.run(
        [sys.executable, ROOT / "Scripts/make-toy-pictures", pictures], check=True, stdout=subprocess.DEVNULL)
    return f"cifar10:{pictures}"


class Rollout:
    """Serves the first version; use it in a `with`."""

    def __init__(self, folder, count, models=TOY_MODELS):
        self.folder = folder
        self.versions = [self._make(models, number + 1) for number in range(count)]
        self.served = folder / "served"
        shutil.copytree(self.versions[0], self.served)
        settings = folder / "server.yaml"
        settings.write_text(f"bundles: [{self.served}]")
        self.server = subprocess.Popen(
            [PROGRAM, "serve", "--config", settings, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True)
        self.url = re.search(r"http://\S+", self.server.stdout.readline()).group()

    def _make(self, models, number):
        bundle = self.folder / f"version-{number}"
        done = subprocess.run(
            [PROGRAM, "bundle", "create", "--from", models, "--name", "checked", "--version-number", str(number),
             "--output", bundle],
            capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{pathlib.Path(sys.argv[0]).name}: {done.stderr}")
        return bundle

    def serve(self, version):
        """Puts a version in the place of the one that is served, and has the server load it."""
        fresh = self.folder / "fresh"
        shutil.copytree(version, fresh)
        shutil.rmtree(self.served)
        fresh.rename(self.served)
        self.server.send_signal(signal.SIGHUP)

    def stop(self):
        """No device gets an answer any more."""
        self.server.kill()
        self.server.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

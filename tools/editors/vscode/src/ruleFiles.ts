import * as fs from "node:fs";
import * as path from "node:path";

/** The pack that a file belongs to: the nearest folder above it with a pack.yaml. */
export function packFolder(file: string, isFile: (name: string) => boolean = exists): string | undefined {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (isFile(path.join(folder, "pack.yaml"))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** Rule files, case files and pack.yaml itself: each *.yaml of a pack. */
export function isOfPack(file: string, isFile: (name: string) => boolean = exists): boolean {
  return path.extname(file) === ".yaml" && packFolder(file, isFile) !== undefined;
}

function exists(name: string): boolean {
  return fs.statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

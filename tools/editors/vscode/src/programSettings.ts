import * as path from "node:path";

/** What the user has set, as VS Code hands it over. */
export interface Settings {
  path: string;
  corpus: string;
  packs: string;
}

/** How the server is started: a command line, where it runs, and what it is told when it starts. */
export interface ServerStart {
  command: string;
  args: string[];
  cwd: string | undefined;
  env: NodeJS.ProcessEnv;
  initializationOptions: { corpus?: string };
}

/** A path as the user wrote it, seen from the first folder of the workspace. */
export function fromWorkspace(written: string, workspace: string | undefined): string {
  return workspace === undefined ? written : path.resolve(workspace, written);
}

/** A bare name stays one: the system looks for it on the PATH. */
function program(written: string, workspace: string | undefined): string {
  const name = written.trim() || "relata";
  return /[\\/]/.test(name) ? fromWorkspace(name, workspace) : name;
}

export function serverStart(settings: Settings, workspace: string | undefined, environment: NodeJS.ProcessEnv): ServerStart {
  const corpus = settings.corpus.trim();
  const packs = settings.packs.trim();
  return {
    command: program(settings.path, workspace),
    args: ["lsp"],
    cwd: workspace,
    env: packs === "" ? environment : { ...environment, RELATA_PACKS: packs },
    initializationOptions: corpus === "" ? {} : { corpus: fromWorkspace(corpus, workspace) },
  };
}

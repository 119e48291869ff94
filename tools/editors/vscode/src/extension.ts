import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";
import { serverStart, type Settings } from "./programSettings";
import { asOutput, reportOf } from "./report";
import { isOfPack } from "./ruleFiles";

const LANGUAGE = "relata";
let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const reports = vscode.window.createOutputChannel("relata: tests and explanations");
  const messages = vscode.window.createOutputChannel("relata language server", { log: true });
  context.subscriptions.push(
    reports,
    messages,
    vscode.workspace.onDidOpenTextDocument(takeRuleFile),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (["path", "corpus", "packs"].some((name) => change.affectsConfiguration(`relata.${name}`))) await restart(reports, messages);
    }),
    vscode.commands.registerCommand("relata.restart", () => restart(reports, messages)),
    vscode.commands.registerCommand("relata.showOutput", () => messages.show()),
  );
  await Promise.all(vscode.workspace.textDocuments.map(takeRuleFile));
  await restart(reports, messages);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** Rule files have no ending of their own: a *.yaml of a pack becomes a rule file when it is opened. */
async function takeRuleFile(document: vscode.TextDocument): Promise<void> {
  if (document.languageId === "yaml" && document.uri.scheme === "file" && isOfPack(document.uri.fsPath)) {
    await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  }
}

function settings(): Settings {
  const all = vscode.workspace.getConfiguration("relata");
  return { path: all.get("path", "relata"), corpus: all.get("corpus", ""), packs: all.get("packs", "") };
}

async function restart(reports: vscode.OutputChannel, messages: vscode.LogOutputChannel): Promise<void> {
  await client?.stop().catch(() => undefined);
  const start = serverStart(settings(), vscode.workspace.workspaceFolders?.[0]?.uri.fsPath, process.env);
  const options = start.cwd === undefined ? { env: start.env } : { cwd: start.cwd, env: start.env };
  const server: ServerOptions = { command: start.command, args: start.args, options };
  const clientOptions: LanguageClientOptions = {
    documentSelector: [{ scheme: "file", language: LANGUAGE }],
    initializationOptions: start.initializationOptions,
    outputChannel: messages,
    middleware: {
      // The commands behind the lenses run in the server; what they answer is shown here.
      executeCommand: async (command, args, next) => {
        const answer: unknown = await next(command, args);
        const report = reportOf(answer);
        if (report !== undefined) {
          reports.appendLine(asOutput(report));
          reports.show(true);
        }
        return answer;
      },
    },
  };
  client = new LanguageClient("relata", "relata", server, clientOptions);
  try {
    await client.start();
  } catch (reason) {
    const answer = await vscode.window.showErrorMessage(`relata: '${start.command} lsp' does not start (${String(reason)}).`, "Open settings");
    if (answer !== undefined) await vscode.commands.executeCommand("workbench.action.openSettings", "relata.path");
  }
}

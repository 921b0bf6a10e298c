// Runs a script on the simulated host: one line of JSON in, one line of JSON out, many times in one process.
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.HyperV.PowerShell;

namespace Simulation
{
    /// Answers questions from a list, and records each of them.
    public sealed class AnsweringHost : PSHost
    {
        private readonly AnsweringInterface answering;

        public AnsweringHost(Func<string, bool> answer, StringBuilder output) => answering = new AnsweringInterface(answer, output);

        public override CultureInfo CurrentCulture => CultureInfo.GetCultureInfo("de-DE");
        public override CultureInfo CurrentUICulture => CultureInfo.GetCultureInfo("en-US");
        public override Guid InstanceId { get; } = Guid.NewGuid();
        public override string Name => "SimulatedHost";
        public override PSHostUserInterface UI => answering;
        public override Version Version => new(1, 0);
        public override void EnterNestedPrompt() => throw new NotSupportedException();
        public override void ExitNestedPrompt() { }
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) { }
    }

    public sealed class AnsweringInterface : PSHostUserInterface
    {
        private readonly Func<string, bool> answer;
        private readonly StringBuilder output;

        public AnsweringInterface(Func<string, bool> answer, StringBuilder output)
        {
            this.answer = answer;
            this.output = output;
        }

        public override PSHostRawUserInterface RawUI => null;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            var wanted = answer($"{caption}: {message}") ? "&Yes" : "&No";
            var index = choices.ToList().FindIndex(choice => choice.Label == wanted);
            return index >= 0 ? index : defaultChoice;
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            throw new InvalidOperationException($"Asked for {string.Join(", ", descriptions.Select(field => field.Name))}, which nobody gave.");

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) => throw new NotSupportedException();
        public override string ReadLine() => throw new InvalidOperationException("The script reads a line that nobody types.");
        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
        public override void Write(string value) => output.Append(value);
        public override void Write(ConsoleColor foreground, ConsoleColor background, string value) => output.Append(value);
        public override void WriteLine(string value) => output.AppendLine(value);
        public override void WriteDebugLine(string message) { }
        public override void WriteErrorLine(string value) => output.AppendLine(value);
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
        public override void WriteVerboseLine(string message) { }
        public override void WriteWarningLine(string message) { }
    }

    public static class Runner
    {
        /// A scenario as JSON: `state` (a new host; without it the one of the last run goes on), `script`, `arguments`,
        /// `answers` (true, false, or a list of which the last goes on), `declined` (parts of questions that get a no), `fault` { atCall, kind },
        /// `windowsPowerShell` (with the ConvertTo-Json of 5.1), `functions` (by name, that are there).
        public static string Run(string line)
        {
            var scenario = JsonNode.Parse(line).AsObject();
            if (scenario["state"] is JsonObject state)
            {
                StateOf.Load(state, scenario["root"]!.GetValue<string>());
            }
            var host = Host.Current;
            host.Journal.Clear();
            host.Calls.Clear();
            host.Fault = Fault.Of(scenario);
            var output = new StringBuilder();
            var questions = new JsonArray();
            var answers = scenario["answers"] is JsonArray list ? list.Select(node => node!.GetValue<bool>()).ToList() : new List<bool> { scenario["answers"]?.GetValue<bool>() ?? true };
            bool Answer(string question)
            {
                questions.Add(JsonValue.Create(question));
                Person.Does(host, question);
                if (Person.Declines(scenario, question))
                {
                    return false;
                }
                return answers[Math.Min(questions.Count, answers.Count) - 1];
            }

            using var runspace = RunspaceFactory.CreateRunspace(new AnsweringHost(Answer, output), Session(scenario));
            runspace.Open();
            MakeDrives(runspace, host);
            using var shell = PowerShell.Create(runspace);
            host.Break = () => Task.Run(() => shell.Stop());
            shell.AddCommand(scenario["script"]!.GetValue<string>());
            foreach (var (name, value) in scenario["arguments"] as JsonObject ?? new JsonObject())
            {
                shell.AddParameter(name, Plain(value));
            }
            string error = null;
            var results = new JsonArray();
            try
            {
                foreach (var item in shell.Invoke())
                {
                    results.Add(JsonValue.Create(item?.ToString()));
                }
            }
            catch (PipelineStoppedException)
            {
            }
            catch (RuntimeException thrown)
            {
                error = $"{thrown.Message} [{thrown.ErrorRecord?.FullyQualifiedErrorId}]{thrown.ErrorRecord?.InvocationInfo?.PositionMessage}";
            }
            if (shell.InvocationStateInfo.State == PSInvocationState.Stopped)
            {
                error = "stopped";
            }
            return new JsonObject
            {
                ["error"] = error,
                ["errors"] = Texts(shell.Streams.Error.Select(record => $"{record} [{record.FullyQualifiedErrorId}]")),
                ["warnings"] = Texts(shell.Streams.Warning.Select(record => record.Message)),
                ["output"] = output.ToString(),
                ["results"] = results,
                ["questions"] = questions,
                ["journal"] = new JsonArray(host.Journal.Select(entry => (JsonNode)entry.DeepClone()).ToArray()),
                ["calls"] = Texts(host.Calls),
                ["state"] = StateOf.Save(host),
            }.ToJsonString();
        }

        /// Of two cmdlets of a name the one of the module that was imported last is taken.
        private static InitialSessionState Session(JsonObject scenario)
        {
            var session = InitialSessionState.CreateDefault2();
            if (scenario["windowsPowerShell"]?.GetValue<bool>() == true)
            {
                session.ImportPSModule("Microsoft.PowerShell.Utility", "WindowsPowerShell");
            }
            foreach (var (name, body) in scenario["functions"] as JsonObject ?? new JsonObject())
            {
                session.Commands.Add(new SessionStateFunctionEntry(name, body!.GetValue<string>()));
            }
            return session;
        }

        private static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(text => (JsonNode)JsonValue.Create(text)).ToArray());

        private static object Plain(JsonNode value) => value switch
        {
            null => null,
            JsonArray list => list.Select(Plain).ToArray(),
            JsonValue single when single.TryGetValue<bool>(out var flag) => flag,
            JsonValue single when single.TryGetValue<long>(out var number) => number,
            JsonValue single => single.GetValue<string>(),
            _ => value.ToString(),
        };

        /// Each letter is a folder; the file system's provider takes `\` for `/`.
        private static void MakeDrives(Runspace runspace, Host host)
        {
            using var shell = PowerShell.Create(runspace);
            foreach (var folder in Directory.GetDirectories(host.Root).Where(folder => Path.GetFileName(folder).Length == 1))
            {
                shell.AddCommand("New-PSDrive").AddParameter("Name", Path.GetFileName(folder)).AddParameter("PSProvider", "FileSystem").AddParameter("Root", folder).AddParameter("Scope", "Global").AddStatement();
            }
            shell.Invoke();
        }
    }
}

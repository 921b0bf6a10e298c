/** A server for agents, by the Model Context Protocol: what a language model may ask, and what a person has to confirm. */
import { fileURLToPath } from 'node:url';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { version } from '../../../package.json';
import { RULE_GROUPS, rulesNamed, unknownRule } from '../../core/control/rule-names';
import { lostThing } from '../../core/findings';
import { SOURCES } from '../../core/machine/sources';
import { nameOf } from '../../core/offers/titles';
import { planReport } from '../../core/reports/plan';
import { RULES } from '../../core/rules';
import type { RuleFacts } from '../../core/rules/rule';
import { pathBeside } from '../../core/text/place';
import { assessmentAnswer } from '../../core/tools/assessment';
import { conversionAnswer } from '../../core/tools/conversion';
import { listed } from '../../core/wording';
import { assessed, HERE, made, type Planned, planned, Refused } from './files';

const PATH = 'relative to the folder that is worked in, or absolute';

const ASSESS = {
  title: 'Assess Hyper-V Generation',
  description:
    'Checks files that define Hyper-V virtual machines (Packer templates in JSON and HCL, Get-VM exports, *.vm.json and home-made lists) against the rules of Generation 2. Returns JSON: each machine with its generation, its status (generation-2, contradictory, ready, needs-work, blocked, unknown), and its findings with rule, line, message and whether there is a fix; and for each rule what to do, with a link to its documentation. Use it before any change to such a file, and again after one.',
  inputSchema: {
    path: z.string().optional().describe(`A file, a folder or a glob, ${PATH}. Without it, all of that folder.`),
  },
  annotations: { readOnlyHint: true, openWorldHint: false },
};

const FILE = {
  path: z.string().describe(`One file, ${PATH}.`),
  machines: z
    .array(z.string())
    .optional()
    .describe('The names of the machines to convert. Without it, all of the file.'),
  allowLosses: z
    .boolean()
    .default(false)
    .describe(
      'Also convert machines that lose something by it, such as a floppy image, or need a person before they work. Only after the user has agreed to each loss and each task that a plan named.',
    ),
};

const PLAN = {
  title: 'Plan a Conversion to Generation 2',
  description:
    'What a conversion of the Generation 1 machines of one file to Generation 2 would do, without changing anything: the steps in their order, then JSON with a unified diff, what each machine loses, which machines are left and why, and what a person still has to do. Show it to the user before you convert.',
  inputSchema: FILE,
  annotations: { readOnlyHint: true, openWorldHint: false },
};

const CONVERT = {
  title: 'Convert Hyper-V Machines to Generation 2',
  description:
    'Converts the Generation 1 machines of one file to Generation 2, and repairs machines that say Generation 2 and break its rules, with the smallest edits that keep comments and formatting. The user is asked to confirm, with what is lost, and nothing is written before. Machines that would lose something, or need a person before they work, are left unless "allowLosses" is true. Prefer it to editing such a file yourself; plan_hyperv_conversion shows what it would do.',
  inputSchema: FILE,
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
};

const EXPLAIN = {
  title: 'Explain the Rules of Generation 2',
  description:
    'The rules that files are checked against. With an id such as "nic/legacy": why there is the rule, what to do, what replaces, gains and loses, with sources. Without one: all ids with their titles; with "nic/*", those of its subject.',
  inputSchema: { rule: z.string().optional().describe('The id of a rule, or a subject as "nic/*".') },
  annotations: { readOnlyHint: true, openWorldHint: false },
};

/** Serves until the client closes its end. */
export async function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  const mcp = new McpServer({ name: 'gen2-advisor', version });
  mcp.registerTool('assess_hyperv_generation', ASSESS, ({ path }) =>
    answered(async () => {
      const { reports, skipped, others } = await assessed(path, await foldersOf(mcp));
      return assessmentAnswer(reports, skipped, others);
    }),
  );
  mcp.registerTool('plan_hyperv_conversion', PLAN, asked =>
    answered(async () => {
      const { path, conversion } = await planned(asked, await foldersOf(mcp));
      return `${planReport(path, conversion.analysis)}\n${conversionAnswer(path, conversion, 'dry-run')}`;
    }),
  );
  mcp.registerTool('convert_hyperv_to_generation2', CONVERT, (asked, { signal }) =>
    answered(async () => {
      const plan = await planned(asked, await foldersOf(mcp));
      const { path, conversion } = plan;
      if (conversion.edits.size === 0) {
        return conversionAnswer(path, conversion, 'dry-run');
      }
      await confirmed(mcp, plan, signal);
      await made(plan);
      return conversionAnswer(path, conversion, 'saved');
    }),
  );
  mcp.registerTool('explain_hyperv_generation_rules', EXPLAIN, ({ rule }) =>
    answered(async () =>
      rule === undefined ? listOf(RULES) : RULE_GROUPS.includes(rule) ? listOf(rulesNamed(rule)) : oneRule(rule),
    ),
  );
  const transport = new StdioServerTransport(input as never, output as never);
  const closed = new Promise<void>(resolve => {
    mcp.server.onclose = resolve;
    input.on('end', resolve);
  });
  await mcp.connect(transport);
  await closed;
  // What a person was still asked would keep the process.
  await mcp.close();
}

/** The folders that the client works in; that of the process where it names none. */
async function foldersOf(mcp: McpServer): Promise<readonly string[]> {
  if (mcp.server.getClientCapabilities()?.roots === undefined) {
    return [HERE];
  }
  const { roots } = await mcp.server.listRoots();
  const named = roots.flatMap(({ uri }) => pathOf(uri) ?? []);
  if (named.length === 0 && roots.length > 0) {
    throw new Refused(`No root of the client is a folder of this computer: ${roots.map(({ uri }) => uri).join(', ')}`);
  }
  return named.length === 0 ? [HERE] : named;
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** What goes wrong is told to the model, which can do something about it. */
async function answered(make: () => Promise<string>): Promise<CallToolResult> {
  try {
    return { content: [{ type: 'text', text: await make() }] };
  } catch (error) {
    if (error instanceof Refused) {
      return { content: [{ type: 'text', text: error.message }], isError: true };
    }
    throw error;
  }
}

/** In milliseconds: who is to agree to losses looks at them first. */
const TIME_TO_DECIDE = 3_600_000;

/** Asks the person at the client; throws where there is no yes, or the client has asked for nothing any more. */
async function confirmed(mcp: McpServer, { path, conversion }: Planned, signal: AbortSignal): Promise<void> {
  const { analysis, machines, edits } = conversion;
  if (mcp.server.getClientCapabilities()?.elicitation === undefined) {
    throw new Refused(
      `This client can't ask the user, so nothing was written. Show the plan; the user can run: gen2-advisor convert --write ${JSON.stringify(path)}`,
    );
  }
  const converted = machines.filter(({ outcome }) => outcome === 'converted');
  const names = listed(converted.map(({ machine }) => nameOf(analysis.machines[machine])));
  const lost = [...new Set(converted.flatMap(machine => machine.lost.map(lostThing)))];
  const loses = lost.length === 0 ? 'Nothing is lost.' : `This loses ${lost.join(', ')}.`;
  const beside = [...edits.keys()].filter(file => file !== analysis.documents.main.file);
  const also = beside.length === 0 ? '' : `, and change ${listed(beside.map(file => pathBeside(path, file)))}`;
  const message = `Convert ${names} in ${path} to Generation 2${also}? ${loses}`;
  const requestedSchema = { type: 'object' as const, properties: {} };
  const { action } = await mcp.server.elicitInput({ message, requestedSchema }, { signal, timeout: TIME_TO_DECIDE });
  if (action !== 'accept') {
    throw new Refused('The user did not confirm, so nothing was written. Ask what to do instead.');
  }
}

function listOf(rules: readonly RuleFacts[]): string {
  return JSON.stringify(rules.map(({ id, title, impact }) => ({ id, title, impact })));
}

function oneRule(id: string): string {
  const rule = RULES.find(each => each.id === id);
  if (rule === undefined) {
    throw new Refused(unknownRule(id));
  }
  const { title, impact, why, whatToDo, replacedBy, gained, lost, sources } = rule;
  return JSON.stringify({
    id,
    title,
    impact,
    why,
    whatToDo,
    ...(replacedBy !== undefined && { replacedBy }),
    ...(gained !== undefined && { gained }),
    ...(lost !== undefined && { lost }),
    sources: sources.map(key => SOURCES[key]),
  });
}

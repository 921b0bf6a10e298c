/** Builds the modules of the simulated host for one version of Windows Server, once for the same sources. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { cmdletClasses, HOST_VERSIONS, type HostVersion, isIn, readCmdlets } from './cmdlet-classes';

const ROOT = join(__dirname, '..', '..');
const SOURCES = join(__dirname, 'simulation');
const MODULES = ['Hyper-V', 'Storage', 'FailoverClusters'] as const;
/** Sources that belong to the assembly of a module. */
const OF_A_MODULE = /\.g\.cs$|^(?:GetCimInstance|ConvertToJson)\.cs$/;

/** The folder with `Modules`, `bin` and `SimulatedHost.dll`. */
export function buildHost(pwsh: string, version: HostVersion): string {
  const sources = sourcesOf(version);
  const digest = createHash('sha256')
    .update(JSON.stringify([...sources]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(ROOT, 'out', 'host', `${version}-${digest}`);
  if (!existsSync(folder)) {
    const building = `${folder}.${process.pid}`;
    make(pwsh, version, sources, building);
    renameSync(building, folder);
  }
  return folder;
}

/** By the name of the file. */
function sourcesOf(version: HostVersion): ReadonlyMap<string, string> {
  const written = readdirSync(SOURCES).map(name => [name, readFileSync(join(SOURCES, name), 'utf8')] as const);
  const generated = MODULES.map(module => [`${module}.g.cs`, cmdletClasses(version, module)] as const);
  const tool = [['mbr2gpt.ts', readFileSync(join(__dirname, 'mbr2gpt.ts'), 'utf8')]] as const;
  return new Map([...written, ...generated, ...tool]);
}

function make(pwsh: string, version: HostVersion, sources: ReadonlyMap<string, string>, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const symbols = HOST_VERSIONS.filter(other => isIn(version, { since: other })).map(other => `V${other}`);
  const assemblies = [
    {
      name: 'SimulatedHost',
      files: [...sources.keys()].filter(name => name.endsWith('.cs') && !OF_A_MODULE.test(name)),
    },
    // An assembly for each module: PowerShell gives all of an assembly's cmdlets to the first module that loads it.
    ...MODULES.map(module => ({ name: module, files: [`${module}.g.cs`] })),
    { name: 'CimCmdlets', files: ['GetCimInstance.cs'] },
    { name: 'WindowsPowerShell', files: ['ConvertToJson.cs'] },
  ];
  const compiled = compile(pwsh, folder, sources, assemblies, symbols);
  // The compiler leaves an empty file behind where it fails.
  const sizeOf = (name: string): number => statSync(join(folder, `${name}.dll`), { throwIfNoEntry: false })?.size ?? 0;
  const missing = assemblies.find(({ name }) => sizeOf(name) === 0);
  if (missing !== undefined) {
    throw new Error(`${missing.name} of the simulated host does not compile:\n${compiled.slice(0, 4000)}`);
  }
  for (const module of MODULES) {
    const names = [...readCmdlets()].filter(([, cmdlet]) => cmdlet.module === module && isIn(version, cmdlet));
    writeModule(
      folder,
      module,
      names.map(([name]) => name),
    );
  }
  writeModule(folder, 'CimCmdlets', ['Get-CimInstance']);
  writeModule(folder, 'WindowsPowerShell', ['ConvertTo-Json']);
  makeTool(version, folder);
}

interface AssemblyToMake {
  readonly name: string;
  readonly files: readonly string[];
}

/** Compiles in one process; gives what the compiler says. */
function compile(
  pwsh: string,
  folder: string,
  sources: ReadonlyMap<string, string>,
  assemblies: readonly AssemblyToMake[],
  symbols: readonly string[],
): string {
  const commands = assemblies.map(({ name, files }, index) => {
    const code = join(folder, 'code', name);
    mkdirSync(code, { recursive: true });
    const paths = files.map(file => {
      writeFileSync(join(code, file), sources.get(file) ?? '');
      return `'${join(code, file)}'`;
    });
    const references =
      index === 0
        ? ''
        : ` -ReferencedAssemblies '${join(folder, 'SimulatedHost.dll')}',([psobject].Assembly.Location),([Microsoft.Management.Infrastructure.CimInstance].Assembly.Location)`;
    return `Add-Type -Path ${paths.join(',')} -OutputAssembly '${join(folder, `${name}.dll`)}' -OutputType Library${references} -CompilerOptions '/define:${symbols.join(';')}' -IgnoreWarnings`;
  });
  const shell = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', commands.join('; ')];
  const { stdout, stderr } = spawnSync(pwsh, shell, { encoding: 'utf8' });
  return `${stdout}\n${stderr}`;
}

function writeModule(folder: string, name: string, cmdlets: readonly string[]): void {
  const path = join(folder, 'Modules', name);
  mkdirSync(path, { recursive: true });
  const exported = cmdlets.map(cmdlet => `'${cmdlet}'`).join(', ');
  writeFileSync(
    join(path, `${name}.psd1`),
    `@{ RootModule = '../../${name}.dll'; RequiredAssemblies = @('../../SimulatedHost.dll'); ModuleVersion = '2.0.0.0'; GUID = '${guidOf(name)}'; CmdletsToExport = @(${exported}); FunctionsToExport = @(); AliasesToExport = @() }\n`,
  );
}

function guidOf(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** On Windows Server 2012 R2 and 2016 the file is not there (MBR, AZUP). */
function makeTool(version: HostVersion, folder: string): void {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  if (!isIn(version, { since: '2019' })) {
    return;
  }
  const script = join(bin, 'mbr2gpt.cjs');
  buildSync({
    entryPoints: [join(__dirname, 'mbr2gpt.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  writeFileSync(
    join(bin, 'mbr2gpt.exe'),
    `#!/bin/sh\nexec '${process.execPath}' "$(dirname "$0")/mbr2gpt.cjs" "$@"\n`,
    { mode: 0o755 },
  );
}

/** Conversions to Generation 2 as code actions: of the machine at the cursor, and of all in the file. */
import * as vscode from 'vscode';
import type { Analysis, AssessedMachine } from '../core/analysis';
import { convertMachines } from '../core/convert/convert';
import { conversionParts } from '../core/convert/parts';
import { statedGeneration } from '../core/machine/devices';
import type { Span } from '../core/text/place';
import { convertedCommand, machineCommand } from './machineCommands';
import { type Offer, REWRITE, type Request } from './offers';
import { partsEdit, workspaceEdit } from './plannedEdits';
import { touchesIn } from './ranges';
import { nameOf, withLosses } from './text';

/** `offered`: the machines whose conversion the menu holds already, as the fix of a problem. */
export function rewriteOffers(request: Request, offered: ReadonlySet<string>): Offer[] {
  const { analysis } = request.check;
  const machine = machineAt(analysis, request.span);
  const one = machine === undefined ? undefined : conversionOffer(request, machine, REWRITE);
  return [
    ...(one === undefined || offered.has(one.action.title) ? [] : [one]),
    ...(machine === undefined || one?.edit === undefined ? [] : [previewOffer(request, machine)]),
    ...fileOffers(request),
  ];
}

/** The conversion of a machine as a comparison with the file as it is. */
function previewOffer({ document, check: { analysis } }: Request, index: number): Offer {
  const title = vscode.l10n.t('Preview the conversion of {0} to Generation 2', nameOf(analysis.machines[index]));
  const action = new vscode.CodeAction(title, REWRITE);
  action.command = machineCommand('hyperv-gen2.previewMachine', title, document.uri, index);
  return { action, edit: undefined, machines: 1 };
}

/** The machine in whose definition a cursor or selection starts; else the first that a selection touches. */
export function machineAt(analysis: Analysis, { offset, end }: Span): number | undefined {
  const within = (span: Span): number =>
    analysis.machines.findIndex(({ machine }) => touchesIn(analysis, machine.node, span));
  const start = within({ offset, end: offset });
  const index = start === -1 ? within({ offset, end }) : start;
  return index === -1 ? undefined : index;
}

/** The conversion of a machine, disabled where the machine can't move; undefined for one that has moved. */
export function conversionOffer(request: Request, index: number, kind: vscode.CodeActionKind): Offer | undefined {
  const { analysis } = request.check;
  const assessed = analysis.machines[index];
  if (assessed === undefined || statedGeneration(assessed.machine) === 2) {
    return undefined;
  }
  const { obstacle, lost } = assessed.plan;
  const name = nameOf(assessed);
  const title = vscode.l10n.t('Convert {0} to Generation 2', name);
  const action = new vscode.CodeAction(obstacle === undefined ? withLosses(title, lost) : title, kind);
  if (obstacle !== undefined) {
    action.disabled = { reason: vscode.l10n.t("{0} can't be converted: {1}", name, obstacle) };
    return { action, edit: undefined, machines: 1 };
  }
  const edits = () => convertMachines(analysis, { lossy: true, machines: [index] }).edits;
  action.command = convertedCommand({ document: request.document, analysis });
  return { action, edit: () => workspaceEdit(request.document, analysis, edits()), machines: 1 };
}

export interface Convertible {
  /** Machines that aren't Generation 2. */
  readonly all: readonly AssessedMachine[];
  /** Those of them that convert without a loss. */
  readonly safe: readonly AssessedMachine[];
  /** Those that convert, but lose something. */
  readonly lossy: readonly AssessedMachine[];
}

export function convertibleIn({ machines }: Analysis): Convertible {
  const all = machines.filter(({ machine }) => statedGeneration(machine) !== 2);
  const able = all.filter(({ plan }) => plan.obstacle === undefined);
  return {
    all,
    safe: able.filter(({ plan }) => plan.class === 'safe'),
    lossy: able.filter(({ plan }) => plan.class === 'lossy'),
  };
}

/** Up to two: the machines that lose nothing, and all that can move at all, each to be ticked where it loses something. */
function fileOffers({ document, check: { analysis } }: Request): Offer[] {
  const { all, safe, lossy } = convertibleIn(analysis);
  if (all.length < 2) {
    return [];
  }
  const able = safe.length + lossy.length;
  const offer = (title: string, edit: () => vscode.WorkspaceEdit): Offer => {
    const action = new vscode.CodeAction(title, REWRITE);
    action.command = convertedCommand({ document, analysis });
    return { action, edit, machines: analysis.machines.length };
  };
  if (able === 0) {
    const obstacle = all[0]?.plan.obstacle ?? '';
    const action = new vscode.CodeAction(conversionTitle(all.length, all.length), REWRITE);
    action.disabled = {
      reason: vscode.l10n.t('None of the {0} machines can be converted: {1}', all.length, obstacle),
    };
    return [{ action, edit: undefined, machines: all.length }];
  }
  const offers: Offer[] = [];
  if (safe.length > 0) {
    const title = lossy.length > 0 ? losslessTitle(safe.length) : conversionTitle(safe.length, all.length);
    offers.push(
      offer(title, () => workspaceEdit(document, analysis, convertMachines(analysis, { lossy: false }).edits)),
    );
  }
  if (lossy.length > 0) {
    const lost = lossy.flatMap(({ plan }) => plan.lost);
    const title = withLosses(conversionTitle(able, all.length), lost);
    offers.push(offer(title, () => partsEdit(document, analysis, conversionParts(analysis))));
  }
  return offers;
}

function conversionTitle(some: number, all: number): string {
  if (some === all) {
    return vscode.l10n.t('Convert all machines in the file to Generation 2');
  }
  return some === 1
    ? vscode.l10n.t('Convert the 1 machine in the file to Generation 2')
    : vscode.l10n.t('Convert the {0} machines in the file to Generation 2', some);
}

function losslessTitle(some: number): string {
  return some === 1
    ? vscode.l10n.t('Convert the 1 machine in the file that loses nothing to Generation 2')
    : vscode.l10n.t('Convert the {0} machines in the file that lose nothing to Generation 2', some);
}

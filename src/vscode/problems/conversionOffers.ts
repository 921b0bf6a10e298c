/** Conversions to Generation 2 as code actions: of the machine at the cursor, and of all in the file. */
import * as vscode from 'vscode';
import { conversionOffer, fileConversionOffers, machineAt } from '../../core/offers/conversions';
import { machineCommand } from '../conversion/machineCommands';
import { nameOf } from '../editor/text';
import { actionOffer, type Offer, REWRITE, type Request } from './offers';

/** `offered`: the machines whose conversion the menu holds already, as the fix of a problem. */
export function rewriteOffers(request: Request, offered: ReadonlySet<string>): Offer[] {
  const { analysis } = request.check;
  const machine = machineAt(analysis, request.span);
  const one = machine === undefined ? undefined : conversionOffer(analysis, machine);
  return [
    ...(one === undefined || offered.has(one.title) ? [] : [actionOffer(request, one, REWRITE)]),
    ...(machine === undefined || one === undefined || one.obstacle !== undefined
      ? []
      : [previewOffer(request, machine)]),
    ...fileConversionOffers(analysis).map(offer => actionOffer(request, offer, REWRITE)),
  ];
}

/** The conversion of a machine as a comparison with the file as it is. */
function previewOffer({ document, check: { analysis } }: Request, index: number): Offer {
  const title = vscode.l10n.t('Preview the conversion of {0} to Generation 2', nameOf(analysis.machines[index]));
  const action = new vscode.CodeAction(title, REWRITE);
  action.command = machineCommand('hyperv-gen2.previewMachine', title, document.uri, index);
  return { action, edit: undefined, machines: 1 };
}

/** Quick fixes, of problems and of all that are safe, as code actions. */
import * as vscode from 'vscode';
import * as fixes from '../../core/offers/fixes';
import { actionOffer, FIX_ALL, type Offer, type Request } from './offers';

export function quickFixOffers(request: Request): Offer[] {
  return fixes
    .quickFixOffers(request.check.analysis, request.span)
    .map(offer => actionOffer(request, offer, vscode.CodeActionKind.QuickFix));
}

/** All safe fixes of machines that state Generation 2; nothing where there is none. */
export function fixAllOffers(request: Request): Offer[] {
  const offer = fixes.fixAllOffer(request.check.analysis);
  return offer === undefined ? [] : [actionOffer(request, offer, FIX_ALL)];
}
